package sdedge.stream;

import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;

/** How requests advance in a step (docs/model.md sections 2, 10 and 11). */
public sealed interface StepGains {
  /** A step of length l gains E(l) tokens. */
  record Mean() implements StepGains {}

  /**
   * Acceptance is drawn: a number per request and step, so that policies are compared under the
   * same random numbers.
   *
   * @param run distinguishes runs of a seed
   */
  record Drawn(long seed, int run) implements StepGains {}

  /**
   * Acceptance is drawn by numbers that are given; for continuous service only.
   *
   * @param uniforms numbers in [0, 1) by request, one per step
   */
  record Given(IntFunction<DoubleSupplier> uniforms) implements StepGains {}
}
