package sdedge.oracle.stream;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;

/** One choice for all: that of a group of some of those whose answers are not complete. */
final class JoinedChoices {
  private final Instance instance;
  private final BestChoice best;
  private final int most; // groups
  private final Set<Resident> residents;
  private List<Progress> chosenFor = List.of();
  private @Nullable DraftChoice chosen;

  private record Progress(int request, double confirmed) {}

  JoinedChoices(Instance instance, BestChoice best, int most, Set<Resident> residents) {
    this.instance = instance;
    this.best = best;
    this.most = most;
    this.residents = residents;
  }

  /** How residents draft whose rounds begin now. */
  DraftChoice next() {
    List<Resident> all = residents.stream().filter(each -> !each.isComplete()).toList();
    List<Progress> now =
        all.stream().map(each -> new Progress(each.request(), each.confirmed())).toList();
    if (chosen == null || !now.equals(chosenFor)) {
      int groups = Math.min(most, all.size());
      chosen = best.of(all, groups, null, 1.0 / groups);
      chosenFor = now;
    }
    return Objects.requireNonNull(chosen);
  }

  /** Whether the drafter of a resident makes drafts if its round begins now. */
  boolean isAway(Resident resident) {
    DraftChoice choice = next();
    return choice.length() > 0
        && !instance.drafters().get(resident.drafter()).mode(choice.mode()).isAtVerifier();
  }
}
