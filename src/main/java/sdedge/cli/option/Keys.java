package sdedge.cli.option;

import java.util.AbstractList;
import java.util.List;
import java.util.stream.Stream;
import sdedge.instance.Named;
import sdedge.instance.UplinkPolicy;
import sdedge.search.solver.Approaches;

/** The words of options that take no enumeration, or some constants of one. */
public abstract class Keys extends AbstractList<String> {
  private final List<String> words;

  private Keys(Stream<String> words) {
    this.words = words.toList();
  }

  @Override
  public String get(int index) {
    return words.get(index);
  }

  @Override
  public int size() {
    return words.size();
  }

  /** The ways to plan. */
  public static final class Methods extends Keys {
    Methods() {
      super(Approaches.definitions().keySet().stream());
    }
  }

  /** What an instance may ask of the uplink. */
  public static final class Uplinks extends Keys {
    Uplinks() {
      super(UplinkPolicy.REQUESTS.stream().map(Named::key));
    }
  }

  /** What an evaluation may put in place of a plan's. */
  public static final class PlanUplinks extends Keys {
    PlanUplinks() {
      super(
          Stream.concat(UplinkPolicy.FORMULAS.stream(), Stream.of(UplinkPolicy.JOINT))
              .map(Named::key));
    }
  }
}
