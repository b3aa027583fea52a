package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.PartTimes;
import sdedge.oracle.model.StepLoad;

/** What a step of residents takes (Section 11 of the model): that of a batch of one step. */
record StepTimes(Instance instance) {
  /** The times of a step, each part with its way up to itself. */
  BatchTimes of(List<Resident> residents, DraftChoice choice) {
    return of(residents, choice, false, 1);
  }

  /** The times of a resident alone. */
  PartTimes alone(Resident resident, DraftChoice choice) {
    return part(resident.drafter(), List.of(resident), choice, false, 1);
  }

  private BatchTimes of(
      List<Resident> residents, DraftChoice choice, boolean steady, double share) {
    Map<Integer, List<Resident>> byDrafter = new TreeMap<>();
    for (Resident each : residents) {
      byDrafter.computeIfAbsent(each.drafter(), drafter -> new ArrayList<>()).add(each);
    }
    boolean readsPrompts = !steady && residents.stream().anyMatch(Resident::isNew);
    List<PartTimes> parts = new ArrayList<>();
    byDrafter.forEach((drafter, own) -> parts.add(part(drafter, own, choice, steady, share)));
    return BatchTimes.of(instance.verifier(), parts, readsPrompts);
  }

  private PartTimes part(
      int drafter, List<Resident> residents, DraftChoice choice, boolean steady, double share) {
    Drafter at = instance.drafters().get(drafter);
    DraftMode mode = at.mode(choice.mode());
    StepLoad load = StepLoad.of(mode, choice.length());
    double prompts = 0;
    for (Resident each : residents) {
      double confirmed = each.confirmed();
      double read = steady ? confirmed - 1 : each.drafted(mode);
      boolean isNew = !steady && each.isNew();
      load = load.plus(mode, choice.length(), 1, confirmed, read, isNew);
      prompts += isNew ? each.task().inputTokens() : 0;
    }
    return PartTimes.of(load.times(share), drafter, at, choice, prompts, steady);
  }

  /**
   * Seconds of a step of a part of residents who are not new, and those in which one server works.
   */
  record Steady(double allS, double busiestS) {}

  Steady steady(List<Resident> residents, DraftChoice choice, double share) {
    BatchTimes times = of(residents, choice, true, share);
    double draftS = times.parts().stream().mapToDouble(PartTimes::draftS).max().orElse(0);
    return new Steady(times.sidesS(), Math.max(times.verifyS(), draftS));
  }
}
