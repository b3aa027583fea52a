package sdedge.calibrate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;

/**
 * Reads what {@code vllm bench serve --save-result} writes: as many requests run at a time as its
 * tokens per second and the time per token say, which is fewer than may where they queue.
 */
final class BenchResult {
  private static final String CONCURRENCY = "max_concurrency";
  private static final String COMPLETED = "completed";
  private static final String DURATION = "duration";
  private static final String INPUT = "total_input_tokens";
  private static final String OUTPUT = "total_output_tokens";
  private static final String TPOT_MS = "mean_tpot_ms";
  private static final String THROUGHPUT = "output_throughput";
  private static final String ACCEPTANCE = "spec_decode_acceptance_length";
  private static final String PER_POSITION = "spec_decode_per_position_acceptance_rates";
  private static final String DRAFTS = "spec_decode_num_drafts";
  private static final String DRAFTED = "spec_decode_draft_tokens";
  private static final String ACCEPTED = "spec_decode_accepted_tokens";
  private static final List<String> NEEDED = List.of(COMPLETED, INPUT, OUTPUT, TPOT_MS, THROUGHPUT);
  private static final double AGREES = 1.1; // what is rounded, or measured in two ways, within that

  private final Problems problems;
  private final Map<String, Double> numbers = new HashMap<>();
  private final List<Double> perPosition = new ArrayList<>();
  private String mode = "";

  private BenchResult(Problems problems) {
    this.problems = problems;
  }

  /** Whether a file is JSON. */
  static boolean isOne(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && (bytes[at] & 0xff) <= ' ') {
      at++;
    }
    return at < bytes.length && bytes[at] == '{';
  }

  /**
   * The run of a file.
   *
   * @param length draft tokens per step; negative where the file has to say it
   * @param modes of the drafter
   */
  static MeasuredRun read(String file, byte[] bytes, int length, DraftModes modes)
      throws InvalidInputException, IOException {
    BenchResult result = new BenchResult(new Problems(file));
    result.parse(bytes);
    for (String key : NEEDED) {
      if (!(result.number(key) > 0)) {
        result.problems.add(1, 1, key, "a number > 0 is missing");
      }
    }
    result.problems.throwIfAny();
    MeasuredRun run = result.run(result.length(length));
    modes.check(result.problems, 1, 1, result.mode, false);
    result.problems.throwIfAny();
    return run;
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
    double counted = perPosition.isEmpty() ? number(DRAFTED) / number(DRAFTS) : perPosition.size();
    if (given < 0 && Double.isNaN(counted)) {
      problems.add(0, 0, "", "the file does not say its length: --length FILE=N");
    } else if (given < 0 && counted != Math.rint(counted)) {
      String mean = NumberFormat.number(counted) + " draft tokens in the mean";
      problems.add(1, 1, DRAFTED, mean + ": lengths differ, or say one: --length FILE=N");
    } else if (given >= 0 && !perPosition.isEmpty() && given != perPosition.size()) {
      String places = perPosition.size() + " positions contradict --length " + given;
      problems.add(1, 1, PER_POSITION, places);
    }
    return given >= 0 || Double.isNaN(counted) ? Math.max(0, given) : (int) counted;
  }

  /** Tokens confirmed per step: as stated, else by position, else by the counts. */
  private double acceptance(int length) {
    double stated = number(ACCEPTANCE);
    double summed =
        perPosition.isEmpty()
            ? number(ACCEPTED) / number(DRAFTS)
            : perPosition.stream().mapToDouble(Double::doubleValue).sum();
    double found = Double.isNaN(stated) ? 1 + summed : stated;
    if (!(found >= 1 && found <= length + 1)) {
      String text = Double.isNaN(found) ? "nothing" : NumberFormat.number(found);
      problems.add(1, 1, ACCEPTANCE, text + " must be from 1 to length + 1 = " + (length + 1));
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
    problems.add(
        1,
        1,
        one,
        NumberFormat.number(value)
            + " contradicts "
            + other
            + ", "
            + NumberFormat.number(most)
            + " "
            + unit
            + ": by a factor of "
            + NumberFormat.number(value / most));
  }

  /** The numbers at the top, and the rates by position. */
  private void parse(byte[] bytes) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(bytes)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        JsonToken value = json.nextToken();
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
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      problems.add(line, column, "", "not valid JSON: " + e.getOriginalMessage());
    }
  }
}
