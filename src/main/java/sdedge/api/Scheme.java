package sdedge.api;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A scheme of others: an instance in, a plan out. One that is registered, by its class name in a
 * file {@code META-INF/services/sdedge.api.Scheme} on the class path or by {@code provides} of a
 * module, is among the schemes of {@code compare}, {@code sweep} and {@code bench}, and a method of
 * {@code solve} and {@link SolveOptions}.
 *
 * <p>A public constructor without parameters makes it, perhaps several times. It may be called by
 * several threads at once. If it throws, or if its plan is infeasible, its result is {@link
 * PlanStatus#FAILED} with the reason, and the other methods go on.
 */
public interface Scheme {
  /**
   * {@return its name among the methods: lower-case letters, digits and hyphens, a letter first;
   * not that of another method}
   */
  String name();

  /** {@return what it does, one line for help and results} */
  String definition();

  /**
   * Plans an instance. The time that it takes is measured; a time limit is not enforced.
   *
   * @param instance with the options asked for
   * @param seed of what is drawn at random: results must depend on nothing else
   * @param stop whether the time is over or the user wants an end; cheap, to be asked often
   * @return a plan of {@code instance}; null if there is none
   * @throws Exception for whatever reason
   */
  @Nullable BatchPlan plan(PlanningInstance instance, long seed, BooleanSupplier stop)
      throws Exception;
}
