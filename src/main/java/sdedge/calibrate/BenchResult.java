package sdedge.calibrate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.document.Human;
import sdedge.document.Problems;
import sdedge.instance.Node;

/**
 * A result of {@code vllm bench serve}: as many requests run at a time as its tokens per second and
 * the time per token say, which is fewer than may where they queue.
 */
final class BenchResult {
  private static final String CONCURRENCY = "max_concurrency";
  private static final String COMPLETED = "completed";
  private static final String DURATION = "duration";
  private static final String INPUT = "total_input_tokens";
  private static final String OUTPUT = "total_output_tokens";
  private static final String FAILED = "failed";
  private static final String TPOT_MS = "mean_tpot_ms";
  private static final String MEDIAN_TPOT_MS = "median_tpot_ms";
  private static final String THROUGHPUT = "output_throughput";
  private static final String ACCEPTANCE = "spec_decode_acceptance_length";
  private static final String PER_POSITION = "spec_decode_per_position_acceptance_rates";
  private static final String DRAFTS = "spec_decode_num_drafts";
  private static final String DRAFTED = "spec_decode_draft_tokens";
  private static final String ACCEPTED = "spec_decode_accepted_tokens";
  private static final String DRAFTING = "spec_decode_"; // keys of runs with drafts
  private static final List<String> NEEDED = List.of(COMPLETED, INPUT, OUTPUT, THROUGHPUT);
  private static final double AGREES = 1.1; // what is rounded, or measured in two ways, within that
  private static final double FEW = 0.05; // failed requests, or drafts that a last step leaves out
  private static final double UNITS = 100; // a mean and a median are not as far apart as this

  private final Problems problems;
  private final int line;
  private final List<String> notes;
  private final Map<String, Double> numbers = new HashMap<>();
  private final List<Double> perPosition = new ArrayList<>();
  private boolean drafts;
  private String mode = "";

  /**
   * Of an object of a file.
   *
   * @param line where it begins
   * @param notes to which it adds what the user should know
   */
  BenchResult(Problems problems, int line, List<String> notes) {
    this.problems = problems;
    this.line = line;
    this.notes = notes;
  }

  /**
   * The run; nothing to use if anything is wrong with it, which is reported.
   *
   * @param given draft tokens per step; negative where the file has to say it
   * @param modes of the drafter
   * @param verifier says which times are possible
   */
  MeasuredRun run(int given, DraftModes modes, Node verifier) {
    int before = problems.count();
    for (String key : NEEDED) {
      require(key);
    }
    if (!(number(TPOT_MS) > 0) && number(MEDIAN_TPOT_MS) > 0) {
      note("has no " + TPOT_MS + ", " + MEDIAN_TPOT_MS + " is taken");
      numbers.put(TPOT_MS, number(MEDIAN_TPOT_MS));
    }
    require(TPOT_MS);
    failures();
    MeasuredRun run = run(length(given));
    modes.check(problems, line, 1, mode, false);
    if (problems.count() == before) {
      String units = run.implausible(verifier);
      if (!units.isEmpty()) {
        report(TPOT_MS, units + "; milliseconds are expected, are these seconds?");
      } else if (isMore(number(MEDIAN_TPOT_MS) / UNITS, number(TPOT_MS))) {
        contradiction(TPOT_MS, number(TPOT_MS), MEDIAN_TPOT_MS, number(MEDIAN_TPOT_MS), "ms");
      }
    }
    return run;
  }

  private void require(String key) {
    if (!(number(key) > 0)) {
      report(key, "a number > 0 is missing");
    }
  }

  private void report(String key, String message) {
    problems.add(line, 1, key, message);
  }

  private void note(String text) {
    notes.add(problems.file() + ":" + line + ": " + text);
  }

  /** Of the requests that failed nothing is known. */
  private void failures() {
    double failed = numbers.getOrDefault(FAILED, 0.0);
    double all = failed + number(COMPLETED);
    String text = Human.number(failed) + " of " + Human.number(all) + " requests";
    if (failed > FEW * all) {
      report(FAILED, text + ": a run of which more than 5 % fail tells nothing");
    } else if (failed > 0) {
      note(text + " failed");
    }
  }

  /** NaN if it is not there. */
  private double number(String key) {
    return numbers.getOrDefault(key, Double.NaN);
  }

  private MeasuredRun run(int length) {
    double tpotS = number(TPOT_MS) / 1e3;
    double throughput = number(THROUGHPUT);
    double requests = number(COMPLETED);
    double decoding = throughput * tpotS;
    double most = numbers.getOrDefault(CONCURRENCY, decoding);
    contradicts(THROUGHPUT + " · " + TPOT_MS, decoding, CONCURRENCY, most, "requests at a time");
    totals();
    return new MeasuredRun(
        length,
        most,
        Math.min(most, decoding),
        number(INPUT) / requests,
        number(OUTPUT) / requests,
        tpotS,
        length == 0 ? Double.NaN : acceptance(length),
        throughput,
        1,
        length == 0 ? "" : mode);
  }

  /** Draft tokens per step, as given or as the counts of drafts and their positions say. */
  private int length(int given) {
    double mean = number(DRAFTED) / number(DRAFTS);
    double counted = perPosition.isEmpty() ? mean : perPosition.size();
    if (given < 0 && !drafts) {
      return 0;
    } else if (given < 0 && Double.isNaN(counted)) {
      problems.add(0, 0, "", "the file does not say its length: --length FILE=N");
    } else if (given >= 0 && !perPosition.isEmpty() && given != perPosition.size()) {
      String places = perPosition.size() + " positions contradict --length " + given;
      report(PER_POSITION, places);
    }
    int length =
        given >= 0 || Double.isNaN(counted) ? Math.max(0, given) : (int) Math.rint(counted);
    if (Math.abs(mean - length) > FEW * length) {
      String varied = Human.number(mean) + " draft tokens per step in the mean, not " + length;
      if (given < 0) {
        report(DRAFTED, varied + ": its length varied; say one all the same: --length FILE=N");
      } else {
        note(varied + ": its length varied");
      }
    }
    return length;
  }

  /**
   * Tokens confirmed per step: as stated, else by position, else by the counts. What is stated
   * leaves the own token of the verifier out if it is what the positions sum to.
   */
  private double acceptance(int length) {
    double stated = number(ACCEPTANCE);
    double summed =
        perPosition.isEmpty()
            ? number(ACCEPTED) / number(DRAFTS)
            : perPosition.stream().mapToDouble(Double::doubleValue).sum();
    boolean agrees = !isMore(stated, summed) && !isMore(summed, stated);
    boolean leavesOwnOut = agrees && Math.abs(stated - summed) < Math.abs(stated - 1 - summed);
    double found = Double.isNaN(stated) ? 1 + summed : leavesOwnOut ? stated + 1 : stated;
    if (!(found >= 1 && found <= length + 1)) {
      String text = Double.isNaN(found) ? "nothing" : Human.number(found);
      report(ACCEPTANCE, text + " must be from 1 to length + 1 = " + (length + 1));
    } else if (!Double.isNaN(summed)) {
      String counts = "1 + what " + (perPosition.isEmpty() ? ACCEPTED : PER_POSITION) + " sum to";
      contradicts(ACCEPTANCE, found, counts, 1 + summed, "tokens per step");
      contradicts(counts, 1 + summed, ACCEPTANCE, found, "tokens per step");
    }
    return found;
  }

  /** Tokens of all requests together, where the time they took is there too. */
  private void totals() {
    double output = number(THROUGHPUT) * number(DURATION);
    if (isMore(number(OUTPUT), output) || isMore(output, number(OUTPUT))) {
      boolean exchanged = !isMore(number(INPUT), output) && !isMore(output, number(INPUT));
      contradiction(
          OUTPUT,
          number(OUTPUT),
          THROUGHPUT + " · " + DURATION,
          output,
          "tokens" + (exchanged ? "; are input and output exchanged?" : ""));
    }
  }

  private void contradicts(String one, double value, String other, double most, String unit) {
    if (isMore(value, most)) {
      contradiction(one, value, other, most, unit);
    }
  }

  private static boolean isMore(double value, double most) {
    return value > most * AGREES;
  }

  private void contradiction(String one, double value, String other, double most, String unit) {
    report(
        one,
        Human.number(value)
            + " contradicts "
            + other
            + ", "
            + Human.number(most)
            + " "
            + unit
            + ": by a factor of "
            + Human.number(value / most));
  }

  /** Reads the numbers at the top, and the rates by position, behind the begin of the object. */
  void parse(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      drafts |= key.startsWith(DRAFTING) && value != JsonToken.VALUE_NULL;
      if (value.isNumeric()) {
        numbers.put(key, json.getDoubleValue());
      } else if (key.equals(PER_POSITION) && value == JsonToken.START_ARRAY) {
        while (json.nextToken().isNumeric()) {
          perPosition.add(json.getDoubleValue());
        }
      } else if (key.equals(DraftModes.COLUMN) && value == JsonToken.VALUE_STRING) {
        mode = json.getText();
      } else {
        json.skipChildren();
      }
    }
  }
}
