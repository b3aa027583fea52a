package sdedge.instance;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the uplink band of a drafter is shared among its tasks (docs/model.md section 5). */
public enum UplinkPolicy implements Named {
  /** Tasks upload one after the other in plan order, each on the whole band. */
  SEQUENTIAL,
  /** All tasks upload from time 0 and finish together. */
  EQUAL_FINISH,
  /** Static shares proportional to the square root of the upload time alone. */
  MIN_SUM,
  /** Static equal shares. */
  EQUAL_SHARES,
  /** Static shares proportional to the payload. */
  PROPORTIONAL,
  /** The plan states the shares; never in an instance. */
  EXPLICIT,
  /** To be chosen: the allocation is decided with the plan; never in a plan that is executed. */
  JOINT,
  /** To be chosen: the best of the policies; never in a plan that is executed. */
  AUTO;

  /** The policies that fix the allocation by a formula, in the sequence of the model. */
  public static final List<UplinkPolicy> FORMULAS =
      List.of(SEQUENTIAL, EQUAL_FINISH, MIN_SUM, EQUAL_SHARES, PROPORTIONAL);

  /** What an instance may ask for. */
  public static final List<UplinkPolicy> REQUESTS =
      Stream.concat(FORMULAS.stream(), Stream.of(JOINT, AUTO)).toList();

  /** Whether a plan can be executed under it: not if it only says what to choose from. */
  public boolean isDecided() {
    return this != JOINT && this != AUTO;
  }

  @Override
  public @Nullable String earlierKey() {
    return switch (this) {
      case EQUAL_FINISH -> "simultaneous";
      case EQUAL_SHARES -> "uniform";
      default -> null;
    };
  }

  @Override
  public String toString() {
    return Named.word(this);
  }
}
