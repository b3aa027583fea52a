package sdedge.search.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.plan.Choices;
import sdedge.plan.Feasibility;
import sdedge.plan.ModeSets;

/**
 * The sets of choices that are searched one beside the other (docs/model.md section 7): one for
 * each set of modes that memory distinguishes, under scope {@code global} one for each choice.
 */
public final class ChoiceSets {
  private final Instance instance;
  private final ModeFilter kept;
  private final List<Drafter> drafters; // those that have tasks

  private ChoiceSets(Instance instance, ModeFilter kept) {
    this.instance = instance;
    this.kept = kept;
    drafters =
        IntStream.of(instance.draftersWithTasks()).mapToObj(instance.drafters()::get).toList();
  }

  /** All choices in one, whatever memory holds and the scope. */
  public static ChoiceSet all(Instance instance) {
    int least = instance.speculation().minLength();
    int most = instance.speculation().maxLength();
    ChoiceSets sets = new ChoiceSets(instance, ModeFilter.ALL);
    Set<String> loaded = ModeSets.nameSet(instance);
    List<DraftChoice> all = Choices.of(least, most, Choices.names(sets.drafters, loaded));
    return ChoiceSet.of(instance, all, loaded, ModeFilter.ALL);
  }

  /** Those of an instance. */
  public static List<ChoiceSet> of(Instance instance) {
    return of(instance, ModeFilter.ALL);
  }

  /**
   * Those of an instance of which some modes are looked at; of a continuous plan, whose groups may
   * have tasks of all drafters, those that all have.
   */
  public static List<ChoiceSet> of(Instance instance, ModeFilter kept) {
    int least = instance.speculation().minLength();
    int most = instance.speculation().maxLength();
    boolean isContinuous = instance.pipeline() == Pipeline.CONTINUOUS;
    Scope scope = isContinuous ? Scope.GLOBAL : instance.speculation().scope();
    return of(instance, scope, least, most, kept);
  }

  /**
   * Those of some lengths.
   *
   * @return empty if there are no plans: memory holds none, or all drafters have no mode in common
   *     that they need to
   */
  public static List<ChoiceSet> of(
      Instance instance, Scope scope, int least, int most, ModeFilter kept) {
    ChoiceSets sets = new ChoiceSets(instance, kept);
    return scope == Scope.GLOBAL ? sets.single(least, most) : sets.together(least, most);
  }

  /** The choices of some sets of the same modes, those of one after those of another. */
  public static ChoiceSet union(Instance instance, List<ChoiceSet> sets) {
    ChoiceSet first = sets.get(0);
    return sets.size() == 1
        ? first
        : first.with(sets.stream().map(ChoiceSet::all).flatMap(List::stream).toList());
  }

  private List<ChoiceSet> single(int least, int most) {
    List<ChoiceSet> sets = new ArrayList<>();
    for (DraftChoice choice : Choices.of(least, most, commonModes())) {
      ChoiceSet set = ChoiceSet.of(instance, List.of(choice), loaded(choice), kept);
      if (serves(set) && fits(set)) {
        sets.add(set);
      }
    }
    return sets;
  }

  private Set<String> loaded(DraftChoice choice) {
    Set<String> loaded = new TreeSet<>();
    for (Drafter drafter : drafters) {
      if (!drafter.modes().isEmpty() && drafter.has(choice)) {
        loaded.add(drafter.mode(choice.mode()).name());
      }
    }
    return loaded;
  }

  private List<@Nullable String> commonModes() {
    List<@Nullable String> common = Choices.names(drafters, ModeSets.names(instance));
    common.removeIf(
        name ->
            name != null
                && drafters.stream().anyMatch(drafter -> !drafter.has(new DraftChoice(name, 1))));
    return common;
  }

  private List<ChoiceSet> together(int least, int most) {
    List<ChoiceSet> sets = new ArrayList<>();
    List<String> names =
        ModeSets.names(instance).stream()
            .filter(
                name ->
                    drafters.stream()
                        .flatMap(drafter -> drafter.modes().stream())
                        .anyMatch(mode -> mode.name().equals(name) && kept.keeps(mode)))
            .toList();
    for (Set<String> loaded : ModeSets.distinctInMemory(instance, most == 0 ? List.of() : names)) {
      List<DraftChoice> all = Choices.of(least, most, Choices.names(drafters, loaded));
      ChoiceSet set = ChoiceSet.of(instance, all, loaded, kept);
      if (serves(set) && fits(set)) {
        sets.add(set);
      }
    }
    return sets;
  }

  /** Whether every drafter that has tasks may draft in some way. */
  private boolean serves(ChoiceSet set) {
    return IntStream.of(instance.draftersWithTasks())
        .allMatch(d -> set.places(new int[] {d}).length > 0);
  }

  private boolean fits(ChoiceSet set) {
    return !instance.hasModes() || Feasibility.neverFits(instance, set.loaded()).isEmpty();
  }

  /** Which draft modes a search looks at. */
  @FunctionalInterface
  public interface ModeFilter {
    /** All of them. */
    ModeFilter ALL = mode -> true;

    boolean keeps(DraftMode mode);

    /** Whether it looks at one of a drafter. */
    default boolean keepsOneOf(Drafter drafter) {
      return drafter.modes().isEmpty()
          ? keeps(drafter.mode(null))
          : drafter.modes().stream().anyMatch(this::keeps);
    }
  }
}
