package sdedge.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Acceptance;
import sdedge.instance.AcceptanceRates;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Model;
import sdedge.latency.DraftStation;
import sdedge.latency.StageModel;

/**
 * The choices (m, l) of drafters that draft alike in a step while draft modes of some names are
 * loaded (docs/model.md sections 11 and 12): lengths ascending from 0, of each length the modes in
 * their order. A choice is called by its place among them.
 */
public final class Choices {
  private final List<DraftChoice> all;
  private final List<@Nullable String> names; // per length
  private final int modes;
  private final int least;
  private final int most;
  private final int[] lengths; // by place
  private final boolean[][] allowed; // by drafter, place
  private final DraftStation[][] stations; // by drafter, place
  private final int[][] passes; // by drafter, place
  private final int[][] cache; // by drafter, place
  private final boolean[][] atVerifier; // by drafter, place
  private final boolean isSomeAtVerifier;

  /**
   * The choices of some drafters, from no drafts to the longest.
   *
   * @param loaded names of the modes that drafters have at hand
   * @param drafters indices
   */
  public Choices(Instance instance, Set<String> loaded, StageModel model, int... drafters) {
    least = instance.speculation().minLength();
    most = instance.speculation().maxLength();
    List<Drafter> some = IntStream.of(drafters).mapToObj(instance.drafters()::get).toList();
    names = names(some, loaded);
    names.removeIf(
        name -> some.stream().noneMatch(d -> d.allows(new DraftChoice(name, 1), loaded)));
    modes = names.size();
    all = of(0, most, names);
    lengths = all.stream().mapToInt(DraftChoice::length).toArray();
    int count = instance.drafters().size();
    allowed = new boolean[count][];
    stations = new DraftStation[count][];
    passes = new int[count][];
    cache = new int[count][];
    atVerifier = new boolean[count][];
    boolean isSome = false;
    List<DraftMode> known = new ArrayList<>();
    List<Model> models = new ArrayList<>();
    for (int d : drafters) {
      allowed[d] = new boolean[all.size()];
      stations[d] = new DraftStation[all.size()];
      passes[d] = new int[all.size()];
      cache[d] = new int[all.size()];
      atVerifier[d] = new boolean[all.size()];
      for (int c = 0; c < all.size(); c++) {
        allowed[d][c] = instance.drafters().get(d).allows(all.get(c), loaded);
        stations[d][c] =
            model.drafters().get(d).under(allowed[d][c] ? all.get(c) : DraftChoice.NONE);
        DraftMode mode = stations[d][c].mode();
        passes[d][c] = place(known, mode, DraftMode::sharesPassesWith);
        cache[d][c] = place(models, mode.model(), Model::equals);
        atVerifier[d][c] = mode.isAtVerifier();
        isSome |= mode.isAtVerifier();
      }
    }
    isSomeAtVerifier = isSome;
  }

  /**
   * The place of one among others, behind which it is added if none is the same.
   *
   * @param areSame of two that are not one
   */
  public static <T> int place(List<T> others, T one, BiPredicate<T, T> areSame) {
    for (int i = 0; i < others.size(); i++) {
      T other = others.get(i);
      if (other == one || areSame.test(other, one)) {
        return i;
      }
    }
    others.add(one);
    return others.size() - 1;
  }

  /**
   * The names among which some drafters choose, as they come; one that is null if they do not.
   *
   * @param loaded of which they are some
   */
  public static List<@Nullable String> names(List<Drafter> drafters, Collection<String> loaded) {
    Set<String> names = new LinkedHashSet<>();
    drafters.stream()
        .filter(Drafter::hasChoice)
        .flatMap(drafter -> drafter.modes().stream())
        .filter(mode -> loaded.contains(mode.name()))
        .forEach(mode -> names.add(mode.name()));
    List<@Nullable String> list = new ArrayList<>(names);
    if (list.isEmpty()) {
      list.add(null);
    }
    return list;
  }

  /** The choices of some lengths and names of modes, in their order. */
  public static List<DraftChoice> of(int least, int most, List<@Nullable String> modes) {
    return IntStream.rangeClosed(least, most)
        .boxed()
        .flatMap(
            length ->
                length == 0
                    ? Stream.of(DraftChoice.NONE)
                    : modes.stream().map(mode -> new DraftChoice(mode, length)))
        .toList();
  }

  /** How many there are, also shorter ones than allowed. */
  public int count() {
    return all.size();
  }

  /** How many there are of each length but 0. */
  public int modes() {
    return modes;
  }

  /** Their modes' names, of each length but 0; null where there is no choice. */
  public List<@Nullable String> names() {
    return names;
  }

  /** The first that is allowed; beyond all of them if none is. */
  public int first() {
    return of(least, 0);
  }

  /** What a place means. */
  public DraftChoice draftChoice(int choice) {
    return all.get(choice);
  }

  /** The tokens drafted by a choice. */
  public int length(int choice) {
    return lengths[choice];
  }

  /** The choice of a length and the mode at a place; of length 0 that of no drafts. */
  public int of(int length, int mode) {
    return length == 0 ? 0 : 1 + (length - 1) * modes + mode;
  }

  /** The least length that the instance is searched for. */
  public int leastLength() {
    return least;
  }

  /** The longest drafts. */
  public int longest() {
    return most;
  }

  /** Whether a part at a drafter may have a choice. */
  public boolean allows(int drafter, int choice) {
    return allowed[drafter][choice];
  }

  /** What a part needs under a choice; what one without drafts needs where it is not allowed. */
  public DraftStation station(int drafter, int choice) {
    return stations[drafter][choice];
  }

  /** Whether a drafter's drafts under a choice are made on the verifier's node. */
  public boolean isAtVerifier(int drafter, int choice) {
    return isSomeAtVerifier && atVerifier[drafter][choice];
  }

  /** Whether any choice makes its drafts there. */
  public boolean areSomeAtVerifier() {
    return isSomeAtVerifier;
  }

  /** A number for the passes of a mode: those of the same number on a node may be shared. */
  public int passes(int drafter, int choice) {
    return passes[drafter][choice];
  }

  /** A number for the model of a mode, to see whose cache a drafter has. */
  public int cache(int drafter, int choice) {
    return cache[drafter][choice];
  }

  /** E by choice behind so many confirmed tokens, tokens. */
  public double[] expected(Acceptance acceptance, double context) {
    double[][] survival = survival(acceptance, context);
    double[] expected = new double[count()];
    expected[0] = 1;
    for (int c = 1; c < expected.length; c++) {
      int shorter = of(length(c) - 1, (c - 1) % modes);
      expected[c] = expected[shorter] + survival[c][length(c)];
    }
    return expected;
  }

  /**
   * The chance that the first l drafts behind so many confirmed tokens are all accepted, by choice,
   * at l up to the longest.
   */
  public double[][] survival(Acceptance acceptance, double context) {
    double[][] chances = new double[count()][];
    chances[0] = new double[] {1}; // where there are no modes
    for (int mode = 0; mode < modes; mode++) {
      double[] chance = new double[most + 1];
      chance[0] = 1;
      AcceptanceRates rates = acceptance.under(draftChoice(of(most, mode))).inContext(context);
      for (int l = 1; l < chance.length; l++) {
        chance[l] = chance[l - 1] * rates.at(l);
      }
      for (int l = 0; l < chance.length; l++) {
        chances[of(l, mode)] = chance;
      }
    }
    return chances;
  }
}
