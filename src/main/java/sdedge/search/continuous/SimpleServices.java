package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.plan.ContinuousService;

/** The simple policies: every length and the rule {@code best}, with some numbers of groups. */
public final class SimpleServices {
  /** The most groups that are tried. */
  public static final int MOST_GROUPS = 4;

  private SimpleServices() {}

  /** All of them in an order of admission; with {@code groups} groups at most. */
  public static List<ContinuousService> of(Instance instance, int[] tasks, int groups) {
    List<Integer> order = IntStream.of(tasks).boxed().toList();
    List<ContinuousService> all = new ArrayList<>();
    for (int count = 1; count <= Math.min(groups, tasks.length); count++) {
      for (Integer length : lengths(instance)) {
        ContinuousService.Turn turn = new ContinuousService.Turn(Batching.UNLIMITED, length);
        all.add(new ContinuousService(order, Collections.nCopies(count, turn)));
      }
    }
    return all;
  }

  /** What a group may have: every length allowed, at last null for the rule. */
  static List<@Nullable Integer> lengths(Instance instance) {
    Speculation lengths = instance.speculation();
    List<@Nullable Integer> all = new ArrayList<>();
    for (int l = lengths.minLength(); l <= lengths.maxLength(); l++) {
      all.add(l);
    }
    all.add(null);
    return all;
  }
}
