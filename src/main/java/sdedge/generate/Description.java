package sdedge.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Quantile;

/** Quantiles of what was drawn. */
final class Description {
  /** Linear between order statistics; leaves its argument as it is. */
  private static final Quantile QUANTILE =
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).withCopy(true);

  private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

  private Description() {}

  /**
   * A table, a line per quantity; none of channels where a drafter has no cell.
   *
   * @param outcomes of the answers of all tasks; none if they are known
   */
  static String of(
      List<DrawnTask> tasks, List<AnswerGroups.Answer> outcomes, List<Optional<UplinkCell>> cells) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-22s%10s%10s%10s%10s%10s%10s%10s%10s",
            "quantity",
            "min",
            "5 %",
            "25 %",
            "50 %",
            "75 %",
            "95 %",
            "max",
            "mean"));
    lines.add(line("input_tokens", tasks, DrawnTask::inputTokens));
    lines.add(
        outcomes.isEmpty()
            ? line("output_tokens", tasks, DrawnTask::outputTokens)
            : line("output_tokens", outcomes, AnswerGroups.Answer::outputTokens));
    lines.add(
        outcomes.isEmpty() || outcomes.get(0).acceptance().length == 0
            ? line("acceptance of draft 1", tasks, task -> task.acceptance()[0])
            : line("acceptance of draft 1", outcomes, outcome -> outcome.acceptance()[0]));
    if (cells.stream().allMatch(Optional::isPresent)) {
      lines.addAll(channels(tasks, cells.stream().map(Optional::orElseThrow).toList()));
    }
    if (tasks.stream().allMatch(task -> task.arrivalS() != null)) {
      lines.add(line("arrival_s", tasks, Description::arrivalS));
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> channels(List<DrawnTask> tasks, List<UplinkCell> cells) {
    return List.of(
        line("distance m", tasks, task -> task.link().distanceM()),
        line("line of sight", tasks, task -> task.link().lineOfSight() ? 1 : 0),
        line("channel_gain_db", tasks, task -> task.link().gainDb()),
        line("SNR dB", tasks, task -> cell(cells, task).snrDb(task.link().gainDb())),
        line("rate Mbit/s", tasks, task -> cell(cells, task).rateBps(task.link().gainDb()) / 1e6),
        line("upload alone ms", tasks, task -> 1e3 * cell(cells, task).uploadS(task)));
  }

  private static double arrivalS(DrawnTask task) {
    return task.arrivalS() == null ? 0 : task.arrivalS().doubleValue();
  }

  private static UplinkCell cell(List<UplinkCell> cells, DrawnTask task) {
    return cells.get(task.drafter() % cells.size());
  }

  private static <T> String line(String name, List<T> all, ToDoubleFunction<T> quantity) {
    double[] values = all.stream().mapToDouble(quantity).toArray();
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-22s", name));
    for (double value : QUANTILE.evaluate(values, SHARES)) {
      line.append(number(value));
    }
    return line.append(number(Arrays.stream(values).average().orElse(Double.NaN))).toString();
  }

  private static String number(double value) {
    double size = Math.abs(value);
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%10." + decimals + "f", value);
  }
}
