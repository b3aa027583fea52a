package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Batching;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.plan.Feasibility;
import sdedge.plan.GroupService;
import sdedge.plan.ModeSets;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;

/** The simple policies: every length and the rule {@code best}, with some numbers of groups. */
final class SimpleServices {
  /** The most groups that are tried. */
  static final int MOST_GROUPS = 4;

  private static final int FEW_TASKS = 500; // with which more groups are tried
  private static final int GROUPS_OF_MANY = 2;
  private static final int FEW_MODES = 3;

  private SimpleServices() {}

  /** All of them in all orders that differ. */
  static List<GroupService> of(Instance instance) {
    List<GroupService> all = new ArrayList<>();
    List<Groups> some = groups(instance, mostGroups(instance));
    orders(instance).forEach(order -> all.addAll(of(order, some)));
    return all;
  }

  /** All of them in all orders that differ and in that of a plan, there with more groups. */
  static List<GroupService> of(Instance instance, Plan plan) {
    List<GroupService> all = of(instance);
    int known = orders(instance).contains(plan.tasks()) ? mostGroups(instance) : 0;
    of(plan.tasks(), groups(instance, MOST_GROUPS)).stream()
        .filter(service -> service.groups().size() > known)
        .forEach(all::add);
    return all;
  }

  private static int mostGroups(Instance instance) {
    return instance.tasks().size() <= FEW_TASKS ? MOST_GROUPS : GROUPS_OF_MANY;
  }

  private static Set<List<Integer>> orders(Instance instance) {
    return TaskOrdering.candidates(instance).stream()
        .map(order -> IntStream.of(TaskOrdering.sort(instance, order)).boxed().toList())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** All of them in an order of admission; with {@code groups} groups at most. */
  static List<GroupService> of(Instance instance, int[] tasks, int groups) {
    return of(IntStream.of(tasks).boxed().toList(), groups(instance, groups));
  }

  private static List<GroupService> of(List<Integer> order, List<Groups> some) {
    return some.stream().map(each -> new GroupService(order, each.rules, each.loaded)).toList();
  }

  /** Groups of any tasks, while some draft modes are loaded. */
  private record Groups(List<GroupService.GroupRule> rules, Set<String> loaded) {}

  /** With {@code most} groups at most. */
  private static List<Groups> groups(Instance instance, int most) {
    List<Groups> all = new ArrayList<>();
    List<Set<String>> sets = sets(instance);
    for (int count = 1; count <= Math.min(most, instance.tasks().size()); count++) {
      for (Set<String> loaded : sets) {
        for (Integer length : lengths(instance)) {
          GroupService.GroupRule rule = new GroupService.GroupRule(Batching.UNLIMITED, length);
          if (isOne(instance, loaded, length)) {
            all.add(new Groups(Collections.nCopies(count, rule), loaded));
          }
        }
      }
    }
    return all;
  }

  /**
   * The sets of draft modes that are tried: all; of many modes all together, and each alone beside
   * those of drafters that have no choice.
   */
  private static List<Set<String>> sets(Instance instance) {
    List<String> names =
        ModeSets.names(instance).stream()
            .filter(name -> Feasibility.neverFits(instance, Set.of(name)).isEmpty())
            .toList();
    Set<String> own = new HashSet<>();
    for (int d : instance.draftersWithTasks()) {
      Drafter drafter = instance.drafters().get(d);
      if (!drafter.hasChoice()) {
        drafter.modes().forEach(mode -> own.add(mode.name()));
      }
    }
    return ModeSets.smallestFirst(names).stream()
        .filter(
            set ->
                names.size() <= FEW_MODES
                    || set.size() == names.size()
                    || set.stream().filter(name -> !own.contains(name)).count() < 2)
        .filter(set -> Feasibility.neverFits(instance, set).isEmpty())
        .toList();
  }

  /** Whether modes are loaded for something, and drafts can be made where there must be some. */
  private static boolean isOne(Instance instance, Set<String> loaded, @Nullable Integer length) {
    if (length != null && length == 0) {
      return loaded.isEmpty();
    }
    boolean haveAll = ModeSets.haveCommonChoice(instance, loaded);
    boolean needNotDraft = length == null && instance.speculation().minLength() == 0;
    return haveAll || (needNotDraft && doSomeDraft(instance, loaded));
  }

  private static boolean doSomeDraft(Instance instance, Set<String> loaded) {
    return IntStream.of(instance.draftersWithTasks())
        .mapToObj(instance.drafters()::get)
        .anyMatch(drafter -> drafter.modes().isEmpty() || !loaded.isEmpty());
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
