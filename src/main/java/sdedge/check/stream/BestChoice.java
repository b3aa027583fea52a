package sdedge.check.stream;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;

/** How a step drafts that is not told to (Section 11 of the model). */
record BestChoice(Instance instance, Service service, StepTimes times) {
  private static final double EQUALLY_GOOD = 1e-9;

  /**
   * The choice of most tokens per second if nobody were new; {@code groups} have residents.
   *
   * @param length null for any
   */
  DraftChoice of(List<Resident> residents, int groups, @Nullable Integer length) {
    int least = length == null ? instance.speculation().minLength() : length;
    int most = length == null ? instance.speculation().maxLength() : length;
    List<DraftChoice> allowed = new ArrayList<>();
    for (int l = least; l <= most; l++) {
      if (l == 0) {
        allowed.add(DraftChoice.NONE);
        continue;
      }
      for (String name : names()) {
        DraftChoice drafting = new DraftChoice(name, l);
        if (residents.stream().allMatch(each -> isLoaded(each.drafter(), drafting))) {
          allowed.add(drafting);
        }
      }
    }
    return allowed.size() == 1 ? allowed.get(0) : fastest(allowed, residents, groups);
  }

  private DraftChoice fastest(List<DraftChoice> allowed, List<Resident> residents, int groups) {
    double[] rates = new double[allowed.size()];
    boolean[] holds = new boolean[allowed.size()];
    double largest = 0;
    double paced = 0;
    for (int i = 0; i < rates.length; i++) {
      StepTimes.Steady steady = times.steady(residents, allowed.get(i));
      double cycleS = Math.max(steady.allS() / groups, steady.busiestS());
      rates[i] = tokens(residents, allowed.get(i)) / cycleS;
      holds[i] = holds(residents, groups * cycleS, allowed.get(i));
      largest = Math.max(largest, rates[i]);
      paced = holds[i] ? Math.max(paced, rates[i]) : paced;
    }
    double wanted = paced == 0 ? largest : paced;
    for (int i = 0; i < rates.length; i++) {
      if ((paced == 0 || holds[i]) && rates[i] >= (1 - EQUALLY_GOOD) * wanted) {
        return allowed.get(i);
      }
    }
    throw new IllegalStateException("no choice");
  }

  /** The names that drafters with tasks choose from, as they come. */
  private List<@Nullable String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      Drafter drafter = instance.drafters().get(d);
      int index = d;
      if (drafter.modes().size() > 1
          && instance.tasks().stream().anyMatch(task -> task.drafter() == index)) {
        drafter.modes().forEach(mode -> names.add(mode.name()));
      }
    }
    List<@Nullable String> some = new ArrayList<>();
    names.stream().filter(service.loaded()::contains).forEach(some::add);
    if (some.isEmpty()) {
      some.add(null);
    }
    return some;
  }

  private boolean isLoaded(int drafter, DraftChoice drafting) {
    Drafter of = instance.drafters().get(drafter);
    if (of.modes().isEmpty()) {
      return true;
    }
    return of.has(drafting) && service.loaded().contains(of.mode(drafting.mode()).name());
  }

  private boolean holds(List<Resident> residents, double tokenEveryS, DraftChoice drafting) {
    Service.Pace pace = service.pace();
    if (pace == null) {
      return true;
    }
    int inTime = 0;
    for (Resident each : residents) {
      inTime += each.expected(drafting) >= tokenEveryS / pace.tpotS() ? 1 : 0;
    }
    return inTime >= pace.share() * residents.size();
  }

  private static double tokens(List<Resident> residents, DraftChoice drafting) {
    double tokens = 0;
    for (Resident each : residents) {
      tokens += each.expected(drafting);
    }
    return tokens;
  }
}
