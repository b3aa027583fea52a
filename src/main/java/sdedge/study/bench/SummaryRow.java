package sdedge.study.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import sdedge.result.Status;

/**
 * The runs of one method on one instance, taken together. Times are of all runs that did not fail,
 * those that a limit ended included.
 *
 * @param runs of all, failed ones included
 * @param optimal of those, how many gave a proof
 * @param limits of those, how many time or memory ended
 * @param errors of those, how many failed
 * @param ratio median wall time to that of the reference method on this instance; null if unknown
 * @param makespanS the least
 * @param boundS the greatest
 */
public record SummaryRow(
    String instance,
    String method,
    int runs,
    int optimal,
    int limits,
    int errors,
    @Nullable Double medianWallS,
    @Nullable Double minWallS,
    @Nullable Double maxWallS,
    @Nullable Double medianCpuS,
    @Nullable Double ratio,
    @Nullable Double makespanS,
    @Nullable Double boundS) {
  /** The row of some runs, without a ratio yet. */
  static SummaryRow of(List<Run> runs) {
    RunKey key = runs.get(0).key();
    return new SummaryRow(
        key.instance(),
        key.method(),
        runs.size(),
        (int) runs.stream().filter(run -> run.status().equals(Status.OPTIMAL.key())).count(),
        (int) runs.stream().filter(Run::isLimited).count(),
        (int) runs.stream().filter(Run::isError).count(),
        median(values(runs, Run::wallS).toArray()),
        boxed(values(runs, Run::wallS).min()),
        boxed(values(runs, Run::wallS).max()),
        median(values(runs, Run::cpuS).toArray()),
        null,
        boxed(values(runs, Run::makespanS).min()),
        boxed(values(runs, Run::boundS).max()));
  }

  SummaryRow relativeTo(@Nullable Double referenceS) {
    Double quotient =
        medianWallS == null || referenceS == null || referenceS == 0
            ? null
            : Double.valueOf(medianWallS / referenceS);
    return new SummaryRow(
        instance,
        method,
        runs,
        optimal,
        limits,
        errors,
        medianWallS,
        minWallS,
        maxWallS,
        medianCpuS,
        quotient,
        makespanS,
        boundS);
  }

  private static DoubleStream values(List<Run> runs, Function<Run, @Nullable Double> column) {
    return runs.stream().map(column).filter(Objects::nonNull).mapToDouble(value -> value);
  }

  /** The middle one, or the mean of the two in the middle; null of none. */
  static @Nullable Double median(double[] values) {
    if (values.length == 0) {
      return null;
    }
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
  }
}
