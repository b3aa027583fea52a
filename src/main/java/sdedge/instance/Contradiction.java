package sdedge.instance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;

/**
 * What is said of batches and has no meaning under the pipeline.
 *
 * @param key of {@code batching}
 * @param value at it
 * @param allowed in place of the value, and why
 */
public record Contradiction(String key, Named value, String allowed) {
  private static final String REFILLED =
      " where groups are refilled (pipeline continuous, stream, capacity, engines): ";

  /** All of a pipeline and what is said of batches; none if they go together. */
  public static List<Contradiction> of(Pipeline pipeline, Batching batching) {
    List<Contradiction> all = new ArrayList<>();
    if (pipeline == Pipeline.CONTINUOUS && batching.pads()) {
      String allowed = Batching.Padding.NONE.key() + REFILLED + "nothing is padded there";
      all.add(new Contradiction("padding", batching.padding(), allowed));
    }
    if (!pipeline.hasSlots() && batching.isByBatch()) {
      String why =
          pipeline == Pipeline.CONTINUOUS
              ? REFILLED + "all caches are held at once there"
              : " under pipeline asynchronous, where a batch holds memory from its admission to its"
                  + " last verdict";
      String allowed = Batching.Residency.COHORT.key() + why;
      all.add(new Contradiction("residency", batching.residency(), allowed));
    }
    return all;
  }

  /**
   * Refuses an instance that has any.
   *
   * @param file it is of
   */
  public static void check(String file, Instance instance) throws InvalidInputException {
    Problems problems = new Problems(file);
    of(instance.pipeline(), instance.batching())
        .forEach(each -> problems.add(0, 0, each.path(), each.requirement()));
    problems.throwIfAny();
  }

  /** The first of an instance that is executed under a pipeline, in words; null if it has none. */
  public static @Nullable String refusal(Instance instance, Pipeline pipeline) {
    return of(pipeline, instance.batching()).stream()
        .findFirst()
        .map(first -> first.path() + ": " + first.requirement())
        .orElse(null);
  }

  /** Of the key in the instance. */
  public String path() {
    return "batching." + key;
  }

  /** What the value is and must be. */
  public String requirement() {
    return value.key() + " must be " + allowed;
  }
}
