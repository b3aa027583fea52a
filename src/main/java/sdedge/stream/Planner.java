package sdedge.stream;

import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Plans and executes closed batches of requests whose prompts are all there (policy replan). */
@FunctionalInterface
public interface Planner {
  /**
   * Plans some tasks with mean steps and executes the plan from time 0.
   *
   * @param tasks indices in the instance, which may repeat; each fits in memory
   * @param luck the numbers in [0, 1) of the steps of the task at a position; null to execute with
   *     mean steps
   */
  Executed execute(int[] tasks, @Nullable IntFunction<DoubleSupplier> luck);

  /**
   * What became of them, by position; seconds.
   *
   * @param makespanS when the next plan may begin
   * @param busyS what each server was busy, in the order of {@link ServerLoads}
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  record Executed(
      double makespanS, double[] firstS, double[] completeS, int[] steps, double[] busyS) {}
}
