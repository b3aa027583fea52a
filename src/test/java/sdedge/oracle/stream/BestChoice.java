package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Speculation;
import sdedge.oracle.model.ModeSelection;

/** How a step drafts that has no length prescribed (Section 11 of the model). */
class BestChoice {
  private static final double EQUALLY_GOOD = 1e-9;

  private final ModeSelection loaded;
  private final StepTimes times;
  private final List<@Nullable String> names; // to choose from, as they come

  BestChoice(ModeSelection loaded, StepTimes times) {
    this.loaded = loaded;
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

  /** The choice of groups that are each a share of all those residents. */
  final DraftChoice of(
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

  /** Of some choices the first one that is as fast as any. */
  DraftChoice fastest(
      List<DraftChoice> allowed, List<Resident> residents, int groups, double share) {
    double[] rates = new double[allowed.size()];
    double largest = 0;
    for (int i = 0; i < rates.length; i++) {
      double cycleS = cycleS(allowed.get(i), residents, groups, share);
      rates[i] = tokens(residents, allowed.get(i)) / cycleS;
      largest = Math.max(largest, rates[i]);
    }
    for (int i = 0; i < rates.length; i++) {
      if (rates[i] >= (1 - EQUALLY_GOOD) * largest) {
        return allowed.get(i);
      }
    }
    throw new IllegalStateException("no choice");
  }

  /** Seconds from one of the groups to the next. */
  final double cycleS(DraftChoice choice, List<Resident> residents, int groups, double share) {
    StepTimes.Steady steady = times.steady(residents, choice, share);
    return Math.max(steady.allS() / groups, steady.busiestS());
  }

  private static double tokens(List<Resident> residents, DraftChoice choice) {
    double tokens = 0;
    for (Resident each : residents) {
      tokens += each.expected(choice);
    }
    return tokens;
  }
}
