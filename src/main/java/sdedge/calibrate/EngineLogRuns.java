package sdedge.calibrate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;

/**
 * Runs from the log of a vLLM that serves, one for each length and number of running requests: the
 * tokens per second of its intervals, and how many drafts were accepted. Only intervals that begin
 * and end with as many requests count, since the log says how many run at its end alone.
 */
final class EngineLogRuns {
  private static final String NUMBER = "(\\d{1,12}(?:\\.\\d{1,12})?)";
  private static final Pattern SERVED =
      Pattern.compile(
          "(?:Engine (\\d+): )?Avg prompt throughput: [\\d.]+ tokens/s, Avg generation"
              + " throughput: "
              + NUMBER
              + " tokens/s, Running: (\\d{1,9}) reqs");
  private static final Pattern DRAFTED =
      Pattern.compile(
          "SpecDecoding metrics: .*Accepted: (\\d{1,12}) tokens, Drafted: (\\d{1,12}) tokens,"
              + " Per-position acceptance rate: ([\\d.]+(?:, [\\d.]+)*), Avg Draft acceptance rate");
  private static final Pattern CONFIGURED =
      Pattern.compile(
          "speculative_config=(None\\b|.*?num_spec(?:ulative)?_tokens['\"]?[=:] ?(\\d{1,4}))");

  /** Fewer intervals than this say too little. */
  private static final int LEAST = 3;

  /** What is the same in all intervals of a run. */
  private record Kind(int length, int running) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      return length == other.length
          ? Integer.compare(running, other.running)
          : Integer.compare(length, other.length);
    }
  }

  /** Sums over intervals. */
  private static final class Intervals {
    private int count;
    private double tokensPerS;
    private double accepted;
    private double steps;
  }

  /** An interval whose drafts are not yet known. */
  private record Served(int running, double tokensPerS, boolean isSteady) {}

  private final Map<Kind, Intervals> kinds = new TreeMap<>();
  private final Map<String, Integer> runningBefore = new HashMap<>(); // by engine
  private int configured = -1; // draft tokens per step; -1 if not said
  private @Nullable Served last;

  private EngineLogRuns() {}

  /** Whether a file is such a log. */
  static boolean isOne(byte[] bytes) {
    return SERVED.matcher(new String(bytes, StandardCharsets.UTF_8)).find();
  }

  /**
   * The runs of a log.
   *
   * @param length draft tokens per step; negative where the log has to say it
   * @param load the tokens of its requests; null if unknown
   * @param notes to which is added what the user should know
   * @throws InvalidInputException if it says too little
   */
  static List<MeasuredRun> read(
      String file, byte[] bytes, int length, Request.@Nullable Load load, List<String> notes)
      throws InvalidInputException {
    Problems problems = new Problems(file);
    EngineLogRuns log = new EngineLogRuns();
    log.configured = length;
    new String(bytes, StandardCharsets.UTF_8).lines().forEach(log::line);
    log.settle(0, 0);
    List<MeasuredRun> runs = load == null ? List.of() : log.runs(load);
    if (load == null) {
      problems.add(0, 0, "", "a log does not say the tokens of a request: --load INPUT,OUTPUT");
    } else if (log.configured < 0 && log.kinds.isEmpty()) {
      problems.add(0, 0, "", "the log does not say whether it drafts: --length FILE=N");
    } else if (runs.isEmpty()) {
      problems.add(
          0, 0, "", "no " + LEAST + " intervals that begin and end with as many running requests");
    }
    problems.throwIfAny();
    int left = log.kinds.size() - runs.size();
    if (left > 0) {
      notes.add(file + ": " + left + " loads with less than " + LEAST + " intervals are left out");
    }
    return runs;
  }

  private void line(String line) {
    Matcher served = SERVED.matcher(line);
    Matcher drafted = DRAFTED.matcher(line);
    Matcher config = CONFIGURED.matcher(line);
    if (config.find()) {
      settle(0, 0);
      configured = config.group(2) == null ? 0 : Integer.parseInt(config.group(2));
      runningBefore.clear();
    } else if (served.find()) {
      settle(0, 0);
      String engine = String.valueOf(served.group(1));
      int running = Integer.parseInt(served.group(3));
      Integer before = runningBefore.put(engine, running);
      double tokensPerS = Double.parseDouble(served.group(2));
      boolean isSteady = before != null && before == running && running > 0 && tokensPerS > 0;
      last = new Served(running, tokensPerS, isSteady);
    } else if (drafted.find()) {
      int positions =
          (int) Arrays.stream(drafted.group(3).split(",")).filter(p -> !p.isBlank()).count();
      configured = configured < 0 ? positions : configured;
      settle(
          Double.parseDouble(drafted.group(1)), Double.parseDouble(drafted.group(2)) / positions);
    }
  }

  /** Counts the last interval, in which so many drafts of so many steps were accepted. */
  private void settle(double accepted, double steps) {
    Served interval = last;
    last = null;
    boolean known = configured == 0 ? steps == 0 : steps > 0;
    if (interval != null && interval.isSteady() && known) {
      Intervals of =
          kinds.computeIfAbsent(new Kind(configured, interval.running()), kind -> new Intervals());
      of.count++;
      of.tokensPerS += interval.tokensPerS();
      of.accepted += accepted;
      of.steps += steps;
    }
  }

  private List<MeasuredRun> runs(Request.Load load) {
    List<MeasuredRun> runs = new ArrayList<>();
    kinds.forEach(
        (kind, of) -> {
          if (of.count >= LEAST) {
            double tokensPerS = of.tokensPerS / of.count;
            runs.add(
                new MeasuredRun(
                    kind.length(),
                    kind.running(),
                    kind.running(),
                    load.inputTokens(),
                    load.outputTokens(),
                    kind.running() / tokensPerS,
                    kind.length() == 0 ? Double.NaN : 1 + of.accepted / of.steps,
                    tokensPerS,
                    1,
                    "",
                    "",
                    Double.NaN));
          }
        });
    return runs;
  }
}
