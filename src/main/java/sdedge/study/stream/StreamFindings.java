package sdedge.study.stream;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Termination;
import sdedge.stream.Candidate;
import sdedge.stream.StreamResult;
import sdedge.timeline.StageRun;

/**
 * What was found out of a stream.
 *
 * @param bound of what any policy can serve; null if none is known
 * @param capacities of the candidates for which they were found
 * @param curve by rate, then by candidate; less if it was stopped
 * @param shown what became of each request of one run; null if no run came to its end
 * @param termination why it ended
 */
public record StreamFindings(
    StreamQuestion question,
    @Nullable StreamBound bound,
    List<CapacityStudy> capacities,
    List<CurvePoint> curve,
    @Nullable Shown shown,
    Termination termination) {
  public StreamFindings {
    capacities = List.copyOf(capacities);
    curve = List.copyOf(curve);
  }

  /**
   * The run of the first draw at the first rate by the candidate that was best there.
   *
   * @param window what its servers did for a while; empty of plans
   * @param warnings of passes beyond the grid of a measured table; none of plans
   */
  public record Shown(
      Candidate candidate,
      Rate rate,
      StreamResult result,
      List<StageRun> window,
      List<String> warnings) {
    public Shown {
      window = List.copyOf(window);
      warnings = List.copyOf(warnings);
    }
  }

  /** What was noticed in the run that is shown, a sentence each. */
  public List<String> warnings() {
    return shown == null ? List.of() : shown.warnings;
  }

  /** The candidate of the largest capacity, the first of equal ones; null if none is known. */
  public @Nullable CapacityStudy best() {
    return best(capacities);
  }

  /** Candidates whose capacity was asked for and not found, not even in part. */
  public List<Candidate> notTried() {
    return question.capacities()
        ? question.candidates().stream()
            .filter(each -> capacities.stream().noneMatch(one -> one.candidate().equals(each)))
            .toList()
        : List.of();
  }

  /** Whether the capacities of all candidates are known, so that they can be compared. */
  public boolean capacitiesAreWhole() {
    return notTried().isEmpty() && capacities.stream().allMatch(study -> isWhole(study));
  }

  /** Whether a capacity was searched to the end in all draws. */
  public boolean isWhole(CapacityStudy study) {
    return !study.isCut() && study.ofDraws().size() == question.draws();
  }

  static @Nullable CapacityStudy best(List<CapacityStudy> capacities) {
    return capacities.stream()
        .reduce((one, other) -> BY_RATE.compare(other, one) > 0 ? other : one)
        .orElse(null);
  }

  private static final Comparator<CapacityStudy> BY_RATE =
      Comparator.comparingDouble(study -> study.most().mean());
}
