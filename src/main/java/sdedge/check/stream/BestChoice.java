package sdedge.check.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.ModeSelection;
import sdedge.instance.DraftChoice;
import sdedge.instance.Speculation;

/** How a step drafts that has no length prescribed (Section 11 of the model). */
final class BestChoice {
  private static final double EQUALLY_GOOD = 1e-9;

  private final ModeSelection loaded;
  private final Service.@Nullable Pace pace;
  private final StepTimes times;
  private final List<@Nullable String> names; // to choose from, as they come

  BestChoice(ModeSelection loaded, Service.@Nullable Pace pace, StepTimes times) {
    this.loaded = loaded;
    this.pace = pace;
    this.times = times;
    Set<String> choices = ModeSelection.choices(loaded.instance());
    choices.retainAll(loaded.names());
    names = choices.isEmpty() ? Collections.singletonList(null) : List.copyOf(choices);
  }

  /**
   * The choice of most tokens per second if nobody were new; {@code groups} have residents.
   *
   * @param length null for any
   */
  DraftChoice of(List<Resident> residents, int groups, @Nullable Integer length) {
    return of(residents, groups, length, 1);
  }

  /** The choice of residents who join one by one: that of a group of some that are all alike. */
  DraftChoice joining(List<Resident> residents, int most) {
    int groups = Math.min(most, residents.size());
    return of(residents, groups, null, 1.0 / groups);
  }

  private DraftChoice of(
      List<Resident> residents, int groups, @Nullable Integer length, double share) {
    Speculation lengths = loaded.instance().speculation();
    int least = length == null ? lengths.minLength() : length;
    int most = length == null ? lengths.maxLength() : length;
    List<DraftChoice> allowed = new ArrayList<>();
    for (int l = least; l <= most; l++) {
      if (l == 0) {
        allowed.add(DraftChoice.NONE);
        continue;
      }
      for (String name : names) {
        DraftChoice choice = new DraftChoice(name, l);
        if (residents.stream().allMatch(each -> loaded.allows(each.drafter(), choice))) {
          allowed.add(choice);
        }
      }
    }
    return allowed.size() == 1 ? allowed.get(0) : fastest(allowed, residents, groups, share);
  }

  private DraftChoice fastest(
      List<DraftChoice> allowed, List<Resident> residents, int groups, double share) {
    double[] rates = new double[allowed.size()];
    boolean[] holds = new boolean[allowed.size()];
    double largest = 0;
    double paced = 0;
    for (int i = 0; i < rates.length; i++) {
      StepTimes.Steady steady = times.steady(residents, allowed.get(i), share);
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

  private boolean holds(List<Resident> residents, double tokenEveryS, DraftChoice choice) {
    if (pace == null) {
      return true;
    }
    int inTime = 0;
    for (Resident each : residents) {
      inTime += each.expected(choice) >= tokenEveryS / pace.tpotS() ? 1 : 0;
    }
    return inTime >= pace.share() * residents.size();
  }

  private static double tokens(List<Resident> residents, DraftChoice choice) {
    double tokens = 0;
    for (Resident each : residents) {
      tokens += each.expected(choice);
    }
    return tokens;
  }
}
