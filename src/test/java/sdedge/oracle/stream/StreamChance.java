package sdedge.oracle.stream;

import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Task;
import sdedge.oracle.model.RandomNumbers;

/**
 * What chance decides of the requests of a stream (Section 11 of the model).
 *
 * @param steps what acceptance is drawn from; null for mean progress
 */
public record StreamChance(StreamAnswers answers, @Nullable Seed steps) implements Service.Chance {
  /** The numbers of a run. */
  public record Seed(long seed, int run) {}

  @Override
  public @Nullable DoubleSupplier numbers(int request, Task task) {
    return steps == null ? null : RandomNumbers.of(steps.seed, steps.run, request)::uniform;
  }

  @Override
  public Task known(int request, Task task) {
    return answers.known().get(request);
  }
}
