package sdedge.cli;

import java.util.AbstractList;
import java.util.List;
import java.util.stream.Stream;
import sdedge.instance.Keyed;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.search.solver.Approaches;

/** The words an option may take, for help and shell completion. */
abstract class Keys extends AbstractList<String> {
  private final List<String> words;

  private Keys(Keyed[] constants) {
    this(Stream.of(constants).map(Keyed::key).toList());
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

  static final class Methods extends Keys {
    Methods() {
      super(List.copyOf(Approaches.definitions().keySet()));
    }
  }

  static final class Pipelines extends Keys {
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
  static final class PlanUplinks extends Keys {
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

  static final class StepModels extends Keys {
    StepModels() {
      super(Steps.values());
    }
  }

  static final class Requirements extends Keys {
    Requirements() {
      super(Requirement.values());
    }
  }

  static final class ExportFormats extends Keys {
    ExportFormats() {
      super(ExportCommand.Target.values());
    }
  }

  static final class ColorModes extends Keys {
    ColorModes() {
      super(ColorMode.values());
    }
  }
}
