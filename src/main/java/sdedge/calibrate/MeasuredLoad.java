package sdedge.calibrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sdedge.document.Human;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.document.tree.YamlText;
import sdedge.stream.steady.Residuals;

/**
 * The workload whose runs were fitted, and what they differ by from the law, which belongs to it
 * alone.
 *
 * @param input mean tokens of its prompts
 * @param output of its answers
 * @param byMode residuals, of an empty name where modes are not distinguished
 */
public record MeasuredLoad(double input, double output, Map<String, Residuals> byMode) {
  /** Of no runs. */
  static final MeasuredLoad NONE = new MeasuredLoad(1, 2, Map.of());

  /** The key of a file of nodes. */
  static final String KEY = "measured";

  /** Requests are of it within this factor. */
  private static final double ALIKE = 1.25;

  private static final int MOST_RUNS = 10_000;

  /** Whole numbers below it are written as they are. */
  private static final double WITH_ALL_DIGITS = 1e6;

  public MeasuredLoad {
    byMode = new LinkedHashMap<>(byMode);
  }

  /** Of the runs that a fit knows. */
  static MeasuredLoad of(Pair fitted, List<MeasuredRun> runs) {
    Predictions law = new Predictions(fitted);
    Map<String, Residuals> byMode = new LinkedHashMap<>();
    for (String mode : MeasuredRun.modes(runs)) {
      List<Residuals.Run> own =
          runs.stream()
              .filter(run -> run.length() == 0 || run.mode().equals(mode))
              .map(
                  run ->
                      new Residuals.Run(
                          written(run.running()),
                          run.length(),
                          written(run.tpotS() / law.tpotS(run)),
                          written(run.weight())))
              .toList();
      byMode.put(mode, new Residuals(own));
    }
    return new MeasuredLoad(
        written(runs.stream().mapToDouble(MeasuredRun::inputTokens).average().orElse(1)),
        written(runs.stream().mapToDouble(MeasuredRun::outputTokens).average().orElse(2)),
        byMode);
  }

  /** As files say it, so that who reads them looks up the same. */
  private static double written(double value) {
    boolean isShort = value == Math.rint(value) && Math.abs(value) < WITH_ALL_DIGITS;
    return isShort ? value : Double.parseDouble(Human.exact(value));
  }

  /** Whether requests of so many tokens in the mean are those that were measured. */
  public boolean isOf(double inputTokens, double outputTokens) {
    return !byMode.isEmpty() && isAlike(input, inputTokens) && isAlike(output, outputTokens);
  }

  private static boolean isAlike(double one, double other) {
    return one <= ALIKE * other && other <= ALIKE * one;
  }

  /** The residuals of a draft mode, of the first if unnamed; none of a mode without runs. */
  public Residuals of(String mode) {
    boolean isAny = !byMode.isEmpty() && (mode.isEmpty() || byMode.containsKey(""));
    Residuals any = isAny ? byMode.values().iterator().next() : Residuals.NONE;
    return byMode.getOrDefault(mode, any);
  }

  /** As a file of nodes says it; nothing of no runs. */
  String yaml() {
    StringBuilder text = new StringBuilder();
    if (byMode.isEmpty()) {
      return "";
    }
    boolean isList = byMode.size() > 1;
    text.append(KEY + ": # what runs differ by from the law, for schedules of this workload\n");
    byMode.forEach(
        (mode, residuals) -> {
          text.append(isList ? "  - " : "  ").append("input_tokens: ").append(Human.exact(input));
          String next = isList ? "\n    " : "\n  ";
          text.append(next).append("output_tokens: ").append(Human.exact(output));
          if (!mode.isEmpty()) {
            text.append(next).append("mode: ").append(YamlText.text(mode));
          }
          text.append(next).append("runs:");
          residuals.runs().forEach(run -> text.append(next).append("  - ").append(yaml(run)));
          text.append('\n');
        });
    return text.toString();
  }

  private static String yaml(Residuals.Run run) {
    return "{running: %s, length: %s, ratio: %s, weight: %s}"
        .formatted(
            Human.exact(run.running()),
            run.length(),
            Human.exact(run.ratio()),
            Human.exact(run.weight()));
  }

  /** As a file of nodes says it. */
  static MeasuredLoad read(Optional<ValueReader> value) {
    MeasuredLoad all = NONE;
    List<ValueReader> each =
        value
            .map(found -> found.isList() ? found.list(1, MOST_RUNS) : List.of(found))
            .orElse(List.of());
    for (ValueReader one : each) {
      ObjectReader reader = one.object();
      double input = reader.number("input_tokens", NumberRange.POSITIVE);
      double output = reader.number("output_tokens", NumberRange.POSITIVE);
      Map<String, Residuals> byMode = new LinkedHashMap<>(all.byMode);
      String mode = reader.optional("mode").map(name -> name.text(TextRule.NAME)).orElse("");
      byMode.put(mode, runs(reader));
      reader.finish();
      all = new MeasuredLoad(input, output, byMode);
    }
    return all;
  }

  private static Residuals runs(ObjectReader reader) {
    List<Residuals.Run> runs = new ArrayList<>();
    for (ValueReader each : reader.list("runs", 1, MOST_RUNS)) {
      ObjectReader run = each.object();
      runs.add(
          new Residuals.Run(
              run.number("running", NumberRange.POSITIVE),
              run.integer("length", 0, 64),
              run.number("ratio", NumberRange.POSITIVE),
              run.number("weight", NumberRange.POSITIVE, 1)));
      run.finish();
    }
    return new Residuals(runs);
  }
}
