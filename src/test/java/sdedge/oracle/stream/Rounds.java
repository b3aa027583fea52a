package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;

/**
 * The rounds that a request can take, and the caches that it has after them (Section 12 of the
 * model): of the model that drafted last at its drafter, and of that at the verifier.
 */
final class Rounds {
  private static final String NOTHING = "";

  private final List<Round> all = new ArrayList<>();
  private final Map<List<String>, Integer> states = new HashMap<>();
  private final List<List<String>> caches = new ArrayList<>(); // by state
  private final List<int[]> next = new ArrayList<>(); // by state, round

  /**
   * A round.
   *
   * @param mode null without drafts
   */
  record Round(@Nullable DraftMode mode, int length) {
    DraftChoice choice() {
      return mode == null ? DraftChoice.NONE : new DraftChoice(mode.name(), length);
    }
  }

  /**
   * Rounds of some lengths.
   *
   * @param hasPlain whether there may be one without drafts, even if it is shorter
   */
  Rounds(List<DraftMode> modes, int least, int most, boolean hasPlain) {
    if (hasPlain || least == 0) {
      all.add(new Round(null, 0));
    }
    for (int length = Math.max(1, least); length <= most; length++) {
      for (DraftMode mode : modes) {
        all.add(new Round(mode, length));
      }
    }
    add(List.of(NOTHING, NOTHING));
    for (int state = 0; state < caches.size(); state++) {
      for (Round round : all) {
        add(after(caches.get(state), round));
      }
    }
    for (List<String> cache : caches) {
      next.add(
          all.stream().mapToInt(round -> states.getOrDefault(after(cache, round), 0)).toArray());
    }
  }

  private void add(List<String> cache) {
    if (states.putIfAbsent(cache, caches.size()) == null) {
      caches.add(cache);
    }
  }

  private static List<String> after(List<String> cache, Round round) {
    if (round.mode == null) {
      return cache;
    }
    String model = round.mode.model().name() + " ";
    return round.mode.isAtVerifier() ? List.of(cache.get(0), model) : List.of(model, cache.get(1));
  }

  List<Round> all() {
    return all;
  }

  int states() {
    return caches.size();
  }

  /** The state after each round; the same one if its model had everything in its cache. */
  int[] after(int state) {
    return next.get(state);
  }
}
