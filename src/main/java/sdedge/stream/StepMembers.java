package sdedge.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;

/** The residents of a group as a step of theirs begins, for whoever asks whom a stage serves. */
final class StepMembers {
  private final List<Resident> all = new ArrayList<>();

  private record Resident(int drafter, JobMember drafting, JobMember verified) {}

  /**
   * Adds one of a drafter.
   *
   * @param drafting what it has in the first pass that drafts; of length 0 nobody asks
   * @param verified in the verification
   */
  void add(int drafter, JobMember drafting, JobMember verified) {
    all.add(new Resident(drafter, drafting, verified));
  }

  /** Those of some drafters whom a stage serves, by request. */
  List<JobMember> in(Stage stage, IntPredicate ofDrafter) {
    return all.stream()
        .filter(each -> ofDrafter.test(each.drafter))
        .map(
            each ->
                switch (stage) {
                  case DRAFT -> each.drafting;
                  case VERIFY -> each.verified;
                  case FRONTHAUL_UP, FRONTHAUL_DOWN ->
                      JobMember.sent(each.verified.index(), each.verified.mode());
                })
        .sorted(Comparator.comparingInt(JobMember::index))
        .toList();
  }
}
