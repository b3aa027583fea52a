package sdedge.generate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.csv.CsvColumn;
import sdedge.document.tree.JsonLines;

/**
 * Answers that a server gave, as the outcomes of a class: from {@code profile_export.jsonl} of
 * AIPerf, a record for each request with the histogram of accepted drafts (docs/generate.md).
 */
public final class MeasuredAnswers {
  /** The most outcomes of a class. */
  private static final int MOST = 1000;

  private static final String DRAFTS = "spec_decode_acceptance.";
  private static final String HISTOGRAM = DRAFTS + "acceptance_histogram.";
  private static final int MOST_DRAFTS = 64; // rates of an acceptance
  private static final NumberRange COUNT =
      new NumberRange(0, true, 1e9, "an integer from 0 to 1,000,000,000");

  /** Why a record is no outcome. */
  private enum LeftOut {
    FAILED,
    WARM_UP,
    WITHOUT_TOKENS,
    WITHOUT_DRAFTS_OF_ONE_LENGTH
  }

  private final Problems problems;
  private final List<AnswerGroups.Answer> answers = new ArrayList<>();
  private final List<AnswerGroups.Answer> unknown = new ArrayList<>(); // how well accepted
  private final Map<LeftOut, Integer> left = new TreeMap<>();

  private String longer = ""; // than a cap, how many

  private MeasuredAnswers(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads records.
   *
   * @param file the name in messages
   * @throws InvalidInputException with the places of wrong values
   */
  public static MeasuredAnswers read(String file, InputStream in)
      throws InvalidInputException, IOException {
    MeasuredAnswers measured = new MeasuredAnswers(new Problems(file));
    JsonLines.stream(measured.problems, new BufferedInputStream(in), measured::add);
    if (measured.problems.count() == 0) {
      measured.settle();
    }
    measured.problems.throwIfAny();
    return measured;
  }

  /** If no record has drafts all are of unknown acceptance, else none. */
  private void settle() {
    if (answers.isEmpty()) {
      answers.addAll(unknown);
    } else if (!unknown.isEmpty()) {
      left.put(LeftOut.WITHOUT_DRAFTS_OF_ONE_LENGTH, unknown.size());
    }
    if (answers.isEmpty()) {
      problems.add(1, 1, "", "there is no request with an answer, as AIPerf records them");
    }
  }

  private void add(JsonLines.Row row) {
    JsonLines.Value error = row.values().get("error");
    boolean failed =
        (error != null && !error.text().equals("null"))
            || row.values().keySet().stream().anyMatch(key -> key.startsWith("error."))
            || is(row, "metadata.was_cancelled", "true");
    Integer tokens = tokens(row);
    if (failed) {
      left.merge(LeftOut.FAILED, 1, Integer::sum);
    } else if (is(row, "metadata.benchmark_phase", "warmup")) {
      left.merge(LeftOut.WARM_UP, 1, Integer::sum);
    } else if (tokens == null || tokens == 0) {
      left.merge(LeftOut.WITHOUT_TOKENS, 1, Integer::sum);
    } else {
      double[] rates = rates(row);
      (rates.length == 0 ? unknown : answers).add(new AnswerGroups.Answer(tokens, rates));
    }
  }

  private static boolean is(JsonLines.Row row, String key, String text) {
    JsonLines.Value value = row.values().get(key);
    return value != null && value.text().equals(text);
  }

  /** As the server counts them, else as AIPerf does. */
  private @Nullable Integer tokens(JsonLines.Row row) {
    Integer counted = count(row, DRAFTS + "completion_tokens");
    return counted == null ? count(row, "metrics.output_sequence_length.value") : counted;
  }

  /**
   * By position, the steps that accepted so many drafts of those that accepted one less; none if
   * not every step had as many drafts.
   */
  private double[] rates(JsonLines.Row row) {
    Integer length = count(row, DRAFTS + "num_spec_tokens");
    Integer steps = count(row, DRAFTS + "num_spec_steps");
    Integer drafts = count(row, DRAFTS + "num_draft_tokens");
    if (length == null
        || steps == null
        || drafts == null
        || length < 1
        || length > MOST_DRAFTS
        || steps < 1
        || drafts != (long) length * steps) {
      return new double[0];
    }
    double[] accepted = new double[length + 1]; // steps that accepted at least so many
    for (int i = 0; i <= length; i++) {
      Integer bucket = count(row, HISTOGRAM + i);
      for (int j = 0; j <= i && bucket != null; j++) {
        accepted[j] += bucket;
      }
    }
    if (accepted[0] != steps) {
      problems.add(row.line(), row.column(), HISTOGRAM, "counts must add up to " + steps);
      return new double[0];
    }
    double[] rates = new double[length];
    Arrays.setAll(rates, i -> accepted[i] == 0 ? 0 : accepted[i + 1] / accepted[i]);
    return rates;
  }

  private @Nullable Integer count(JsonLines.Row row, String key) {
    JsonLines.Value value = row.values().get(key);
    if (value == null || value.text().equals("null")) {
      return null;
    }
    double number =
        CsvColumn.required(key, COUNT).number(problems, value.text(), value.line(), value.column());
    if (number != Math.rint(number)) {
      problems.add(value.line(), value.column(), key, value.text() + " must be " + COUNT.text());
    }
    return (int) number;
  }

  /** How many records are outcomes, and why the others are not. */
  public String text() {
    String others =
        left.entrySet().stream()
            .map(each -> each.getValue() + " " + words(each.getKey()))
            .collect(Collectors.joining(", "));
    return answers.size()
        + " answers"
        + (others.isEmpty() ? "" : "; left out: " + others)
        + (longer.isEmpty() ? "" : "; " + longer);
  }

  /**
   * These answers, the longer ones ended at a cap.
   *
   * @param cap as the option says it; null for none
   */
  public MeasuredAnswers capped(@Nullable String cap) {
    if (cap != null) {
      int most = AnswerGroups.cap(cap);
      longer = AnswerGroups.longer(answers, most);
      answers.replaceAll(each -> each.upTo(most));
    }
    return this;
  }

  private static String words(LeftOut why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * The outcomes as a file of a class.
   *
   * @param groups as many outcomes, the means of groups of answers; null for one of each
   * @throws IllegalArgumentException if there may not be as many
   */
  public String csv(@Nullable String groups) {
    List<AnswerGroups.Answer> outcomes = groups == null ? answers : grouped(groups);
    if (outcomes.size() > MOST) {
      throw new IllegalArgumentException(
          "%s answers, and a class has at most %s outcomes: give %s"
              .formatted(outcomes.size(), MOST, Choice.ANSWERS.option()));
    }
    boolean accepted = outcomes.get(0).acceptance().length > 0;
    StringBuilder csv = new StringBuilder("output_tokens" + (accepted ? ",acceptance" : "") + "\n");
    for (AnswerGroups.Answer each : outcomes) {
      csv.append(each.outputTokens());
      String rates =
          Arrays.stream(each.acceptance())
              .mapToObj(rate -> Texts.rounded(rate, 6))
              .collect(Collectors.joining(" "));
      csv.append(accepted ? "," : "").append(rates).append('\n');
    }
    return csv.toString();
  }

  private List<AnswerGroups.Answer> grouped(String groups) {
    boolean accepted = answers.get(0).acceptance().length > 0;
    int count = AnswerGroups.count(groups, accepted);
    if (count > answers.size()) {
      throw Texts.wrong(Choice.ANSWERS, groups, "at most " + answers.size() + ", as answers are");
    }
    return AnswerGroups.means(answers, count);
  }
}
