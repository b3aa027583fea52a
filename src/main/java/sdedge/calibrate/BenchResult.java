package sdedge.calibrate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.calibrate.BenchFormat.Quantity;
import sdedge.document.Human;
import sdedge.document.Problems;
import sdedge.instance.Node;

/**
 * A result of a serving benchmark, by the keys and in the units of its format: as many requests run
 * at a time as its tokens per second and the time per token say, which is fewer than may where they
 * queue. That time is one over tokens where the result says the mean times to the first and the
 * last token, as long requests decode longer.
 */
final class BenchResult {
  private static final double AGREES = 1.1; // what is rounded, or measured in two ways, within that
  private static final double FEW = 0.05; // failed requests, or drafts that a last step leaves out
  private static final double UNITS = 100; // a mean and a median are not as far apart as this

  private final Problems problems;
  private final BenchFormat format;
  private final BenchValues values;
  private final List<String> notes;

  /**
   * Of an object of a file.
   *
   * @param notes to which it adds what the user should know
   */
  BenchResult(Problems problems, BenchFormat format, BenchValues values, List<String> notes) {
    this.problems = problems;
    this.format = format;
    this.values = values;
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
    require(Quantity.COMPLETED, number(Quantity.COMPLETED));
    require(Quantity.INPUT, input());
    require(Quantity.OUTPUT, output());
    require(Quantity.THROUGHPUT, number(Quantity.THROUGHPUT));
    double tpotMs = tpotMs();
    require(Quantity.TPOT_MS, tpotMs);
    failures();
    MeasuredRun run = run(length(given), tpotMs);
    modes.check(problems, values.line(), 1, values.mode(), false);
    if (problems.count() == before) {
      String units = run.implausible(verifier);
      double medianMs = number(Quantity.MEDIAN_TPOT_MS);
      if (!units.isEmpty()) {
        report(key(Quantity.TPOT_MS), units + "; milliseconds are expected, are these seconds?");
      } else if (isMore(medianMs / UNITS, tpotMs)) {
        contradiction(key(Quantity.TPOT_MS), tpotMs, key(Quantity.MEDIAN_TPOT_MS), medianMs, "ms");
      }
    }
    return run;
  }

  private void require(Quantity quantity, double number) {
    if (!(number > 0)) {
      report(key(quantity), "a number > 0 is missing");
    }
  }

  private void report(String key, String message) {
    problems.add(values.line(), 1, key, message);
  }

  private void note(String text) {
    notes.add(problems.file() + ":" + values.line() + ": " + text);
  }

  /** The key that says a quantity, or should. */
  private String key(Quantity quantity) {
    List<String> keys = format.keys(quantity);
    return switch (quantity) {
      case INPUT -> keys.isEmpty() ? key(Quantity.MEAN_INPUT) : keys.get(0);
      case OUTPUT -> keys.isEmpty() ? key(Quantity.MEAN_OUTPUT) : keys.get(0);
      case TPOT_MS -> keys.isEmpty() ? key(Quantity.WEIGHTED_TPOT_MS) : keys.get(0);
      default -> {
        String there = path(quantity);
        yield there == null ? keys.isEmpty() ? quantity.name() : keys.get(0) : there;
      }
    };
  }

  private @Nullable String path(Quantity quantity) {
    return format.keys(quantity).stream().filter(values.paths()::contains).findFirst().orElse(null);
  }

  /** NaN if it is not there; times in ms, the duration in s. */
  private double number(Quantity quantity) {
    String path = path(quantity);
    if (path == null) {
      return Double.NaN;
    }
    String unit = values.unit(path);
    boolean isTime = BenchValues.isTime(quantity);
    double scale =
        unit.isEmpty() || !(isTime || quantity == Quantity.DURATION)
            ? 1
            : BenchValues.milliseconds(unit) / (isTime ? 1 : 1e3);
    if (Double.isNaN(scale)) {
      problems.add(
          values.line(), 1, path, "its unit '" + unit + "' must be one of time, such as ms");
    }
    return values.number(path) * scale;
  }

  /** Prompt tokens of a request. */
  private double input() {
    double mean = number(Quantity.MEAN_INPUT);
    return Double.isNaN(mean) ? number(Quantity.INPUT) / number(Quantity.COMPLETED) : mean;
  }

  /** Output tokens of a request. */
  private double output() {
    double mean = number(Quantity.MEAN_OUTPUT);
    return Double.isNaN(mean) ? number(Quantity.OUTPUT) / number(Quantity.COMPLETED) : mean;
  }

  /** Per output token after the first: over tokens if that is known, else over requests. */
  private double tpotMs() {
    double weighted = number(Quantity.WEIGHTED_TPOT_MS);
    double decodingMs = number(Quantity.E2E_MS) - number(Quantity.TTFT_MS);
    if (!Double.isNaN(weighted)) {
      return weighted;
    } else if (decodingMs > 0 && output() > 1) {
      return decodingMs / (output() - 1);
    }
    double mean = number(Quantity.TPOT_MS);
    double median = number(Quantity.MEDIAN_TPOT_MS);
    if (!(mean > 0) && median > 0) {
      note("has no " + key(Quantity.TPOT_MS) + ", " + key(Quantity.MEDIAN_TPOT_MS) + " is taken");
      return median;
    }
    return mean;
  }

  /** Of the requests that failed nothing is known. */
  private void failures() {
    double failed = number(Quantity.FAILED);
    if (!(failed > 0 && number(Quantity.COMPLETED) > 0)) {
      return;
    }
    double all = failed + number(Quantity.COMPLETED);
    String text = Human.number(failed) + " of " + Human.number(all) + " requests";
    if (failed > FEW * all) {
      report(key(Quantity.FAILED), text + ": a run of which more than 5 % fail tells nothing");
    } else {
      note(text + " failed");
    }
  }

  private MeasuredRun run(int length, double tpotMs) {
    double throughput = number(Quantity.THROUGHPUT);
    double decoding = throughput * tpotMs / 1e3;
    double stated = number(Quantity.CONCURRENCY);
    double most = Double.isNaN(stated) ? decoding : stated;
    contradicts(
        key(Quantity.THROUGHPUT) + " · " + key(Quantity.TPOT_MS),
        decoding,
        key(Quantity.CONCURRENCY),
        most,
        "requests at a time");
    totals();
    return new MeasuredRun(
        length,
        most,
        Math.min(most, decoding),
        input(),
        output(),
        tpotMs / 1e3,
        length == 0 ? Double.NaN : acceptance(length),
        throughput,
        1,
        length == 0 ? "" : values.mode(),
        "",
        number(Quantity.TTFT_MS) / 1e3);
  }

  /** Draft tokens per step, as given or as the file says it. */
  private int length(int given) {
    double mean = number(Quantity.DRAFTED) / number(Quantity.DRAFTS);
    Collection<Double> perPosition = perPosition();
    double counted = perPosition.isEmpty() ? mean : perPosition.size();
    if (Double.isNaN(counted)) {
      counted = number(Quantity.LENGTH);
    }
    if (given < 0 && number(Quantity.BRANCHES) > 1) {
      report(key(Quantity.BRANCHES), "trees of drafts are not known, only chains: --length FILE=N");
    } else if (given < 0 && Double.isNaN(counted)) {
      if (saysDrafts() && !drafts()) {
        return 0;
      }
      problems.add(0, 0, "", "the file does not say its length: --length FILE=N");
    } else if (given >= 0 && !perPosition.isEmpty() && given != perPosition.size()) {
      String places = perPosition.size() + " positions contradict --length " + given;
      report(key(Quantity.PER_POSITION), places);
    }
    int length =
        given >= 0 || Double.isNaN(counted) ? Math.max(0, given) : (int) Math.rint(counted);
    if (Math.abs(mean - length) > FEW * length) {
      String varied = Human.number(mean) + " draft tokens per step in the mean, not " + length;
      if (given < 0) {
        report(
            key(Quantity.DRAFTED),
            varied + ": its length varied; say one all the same: --length FILE=N");
      } else {
        note(varied + ": its length varied");
      }
    }
    return length;
  }

  /** Whether results of the tool tell runs with drafts from others. */
  private boolean saysDrafts() {
    return format != BenchFormat.GUIDELLM;
  }

  private boolean drafts() {
    return values.drafts() || !Double.isNaN(number(Quantity.ACCEPTANCE));
  }

  /**
   * Tokens confirmed per step: as stated, else by position, else by the counts. What is stated
   * leaves the own token of the verifier out if it is what the positions sum to.
   */
  private double acceptance(int length) {
    double stated = number(Quantity.ACCEPTANCE);
    double summed = accepted(length);
    boolean agrees = !isMore(stated, summed) && !isMore(summed, stated);
    boolean leavesOwnOut = agrees && Math.abs(stated - summed) < Math.abs(stated - 1 - summed);
    double found = Double.isNaN(stated) ? 1 + summed : leavesOwnOut ? stated + 1 : stated;
    if (!(found >= 1 && found <= length + 1)) {
      String text = Double.isNaN(found) ? "nothing" : Human.number(found);
      report(key(Quantity.ACCEPTANCE), text + " must be from 1 to length + 1 = " + (length + 1));
    } else if (!Double.isNaN(summed)) {
      String counts = "1 + what " + counts() + " sum to";
      contradicts(key(Quantity.ACCEPTANCE), found, counts, 1 + summed, "tokens per step");
      contradicts(counts, 1 + summed, key(Quantity.ACCEPTANCE), found, "tokens per step");
    }
    remarks();
    return found;
  }

  private void remarks() {
    if (format == BenchFormat.GUIDELLM) {
      note("tokens per message, " + key(Quantity.ACCEPTANCE) + ", are taken for those per step");
    } else if (format == BenchFormat.SGLANG) {
      note(
          key(Quantity.ACCEPTANCE)
              + " is the mean since the server began: begin it anew for each run");
    }
  }

  /** Accepted drafts per step by position, by the histogram or the counts; NaN without any. */
  private double accepted(int length) {
    Map<Integer, Double> histogram = histogram();
    if (!perPosition().isEmpty()) {
      return perPosition().stream().mapToDouble(Double::doubleValue).sum();
    } else if (!histogram.isEmpty()) {
      double steps = histogram.values().stream().mapToDouble(Double::doubleValue).sum();
      return IntStream.rangeClosed(1, length)
              .mapToDouble(drafts -> drafts * histogram.getOrDefault(drafts, 0.0))
              .sum()
          / steps;
    }
    return number(Quantity.ACCEPTED) / number(Quantity.DRAFTS);
  }

  private Collection<Double> perPosition() {
    return values.numbered(format.keys(Quantity.PER_POSITION)).values();
  }

  private Map<Integer, Double> histogram() {
    return values.numbered(format.keys(Quantity.HISTOGRAM));
  }

  private String counts() {
    return key(
        !perPosition().isEmpty()
            ? Quantity.PER_POSITION
            : histogram().isEmpty() ? Quantity.ACCEPTED : Quantity.HISTOGRAM);
  }

  /** Tokens of all requests together, where the time they took is there too. */
  private void totals() {
    double output = number(Quantity.THROUGHPUT) * number(Quantity.DURATION);
    double stated = output() * number(Quantity.COMPLETED);
    double input = input() * number(Quantity.COMPLETED);
    if (isMore(stated, output) || isMore(output, stated)) {
      boolean exchanged = !isMore(input, output) && !isMore(output, input);
      contradiction(
          key(Quantity.OUTPUT),
          stated,
          key(Quantity.THROUGHPUT) + " · " + key(Quantity.DURATION),
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
    String text = number(value) + " contradicts " + other + ", " + number(most) + " " + unit;
    report(one, text + ": by a factor of " + number(value / most));
  }

  /** Four digits; products of what is far too large have none. */
  private static String number(double value) {
    return Double.isFinite(value) ? Human.number(value) : "infinity";
  }
}
