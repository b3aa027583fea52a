package sdedge.cli.option;

import java.util.AbstractList;
import java.util.List;
import java.util.stream.Stream;
import sdedge.cli.terminal.ColorMode;
import sdedge.instance.Named;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.search.solver.Approaches;

/** The words an option may take, for help and shell completion. */
public abstract class Keys extends AbstractList<String> {
  private final List<String> words;

  protected Keys(Named[] constants) {
    this(Stream.of(constants).map(Named::key).toList());
  }

  private Keys(List<String> words) {
    this.words = words;
  }

  @Override
  public String get(int index) {
    return words.get(index);
  }

  @Override
  public int size() {
    return words.size();
  }

  public static final class Methods extends Keys {
    Methods() {
      super(List.copyOf(Approaches.definitions().keySet()));
    }
  }

  public static final class Pipelines extends Keys {
    Pipelines() {
      super(Pipeline.values());
    }
  }

  static final class Uplinks extends Keys {
    Uplinks() {
      super(UplinkPolicy.REQUESTS.toArray(UplinkPolicy[]::new));
    }
  }

  /** Those that an evaluation may put in place of a plan's. */
  public static final class PlanUplinks extends Keys {
    PlanUplinks() {
      super(
          Stream.concat(UplinkPolicy.FORMULAS.stream(), Stream.of(UplinkPolicy.JOINT))
              .toArray(UplinkPolicy[]::new));
    }
  }

  static final class Orders extends Keys {
    Orders() {
      super(TaskOrder.values());
    }
  }

  static final class Scopes extends Keys {
    Scopes() {
      super(Scope.values());
    }
  }

  public static final class StepModels extends Keys {
    StepModels() {
      super(Steps.values());
    }
  }

  public static final class Requirements extends Keys {
    Requirements() {
      super(Requirement.values());
    }
  }

  static final class ColorModes extends Keys {
    ColorModes() {
      super(ColorMode.values());
    }
  }
}
