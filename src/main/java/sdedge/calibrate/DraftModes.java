package sdedge.calibrate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;

/**
 * The draft modes that runs may name.
 *
 * @param needed whether runs with drafts must name theirs
 * @param none why there are none, if there are none
 */
record DraftModes(List<DraftMode> all, boolean needed, String none) {
  /** Where a run says its mode. */
  static final String COLUMN = "mode";

  /** Of the only drafter of a base; if all draft at the verifier, none is that of its own node. */
  static DraftModes of(Instance base) {
    List<DraftMode> all = base.drafters().get(0).modes();
    boolean needed = !all.isEmpty() && all.stream().allMatch(DraftMode::isAtVerifier);
    return new DraftModes(all, needed, "the drafter of the base has no modes");
  }

  /** Of a fit. */
  static DraftModes of(Pair fitted) {
    List<DraftMode> all = fitted.modes().stream().map(FittedMode::mode).toList();
    return new DraftModes(all, !all.isEmpty(), "the fit tells no modes apart");
  }

  private List<String> names() {
    return all.stream().map(DraftMode::name).toList();
  }

  private String allowed() {
    return all.isEmpty() ? "nothing: " + none : "one of " + String.join(", ", names());
  }

  /** Reports a name that is none, and one that is missing. */
  void check(Problems problems, int line, int column, String name, boolean isNeeded) {
    if (isNeeded && name.isEmpty()) {
      problems.add(line, column, COLUMN, "nothing must be " + allowed() + ", as length is not 0");
    } else if (!name.isEmpty() && !names().contains(name)) {
      problems.add(line, column, COLUMN, "'" + name + "' must be " + allowed());
    }
  }

  /** Refuses runs of a file that name no mode, if they must or others do. */
  void requireNamed(String file, List<MeasuredRun> runs) throws InvalidInputException {
    if (runs.stream().anyMatch(run -> run.length() > 0 && run.mode().isEmpty())) {
      Problems problems = new Problems(file);
      String why = needed ? "is missing; must be " : "is missing, other runs have it; must be ";
      problems.add(1, 1, COLUMN, why + allowed());
      problems.throwIfAny();
    }
  }

  /**
   * Refuses passes of nodes whose speed follows from runs with modes.
   *
   * @param ofRuns modes that runs name
   * @param passes nodes that have some
   */
  void requireUnmeasured(List<DraftMode> ofRuns, Set<Role> passes) {
    boolean atDrafter = ofRuns.stream().anyMatch(mode -> !mode.isAtVerifier());
    if (!ofRuns.isEmpty() && (passes.contains(Role.VERIFIER) || (atDrafter && !passes.isEmpty()))) {
      throw new IllegalArgumentException(
          "--passes: runs that tell draft modes apart need none of the nodes that they are of");
    }
  }

  /** Those that some run names. */
  List<DraftMode> of(List<MeasuredRun> runs) {
    Set<String> ofRuns = runs.stream().map(MeasuredRun::mode).collect(Collectors.toSet());
    return all.stream().filter(mode -> ofRuns.contains(mode.name())).toList();
  }
}
