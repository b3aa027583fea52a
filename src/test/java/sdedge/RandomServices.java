package sdedge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Batching;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.plan.GroupService;
import sdedge.plan.GroupService.GroupRule;
import sdedge.plan.JoiningService;
import sdedge.plan.ModeSets;
import sdedge.plan.Plan;

/** Random continuous plans, and instances to have them. */
public final class RandomServices {
  private RandomServices() {}

  /** An instance of one to three drafters, some with modes and a band, for continuous plans. */
  public static Instance instance(Random random) {
    Instance plain = new RandomInstances(random).drafters(1 + random.nextInt(3)).next();
    return new RandomModes(random)
        .of(plain)
        .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null);
  }

  /**
   * Any order of admission, one to three groups of any length or the rule, some with a cap, some
   * draft modes loaded; null if that is not feasible.
   */
  public static @Nullable Plan next(Random random, Instance instance) {
    List<Integer> tasks =
        new ArrayList<>(IntStream.range(0, instance.tasks().size()).boxed().toList());
    Collections.shuffle(tasks, random);
    Set<String> loaded = new TreeSet<>(ModeSets.names(instance));
    loaded.removeIf(name -> random.nextInt(4) == 0);
    List<GroupRule> groups = new ArrayList<>();
    for (int g = 1 + random.nextInt(3); g > 0; g--) {
      int length = random.nextInt(instance.speculation().maxLength() + 1);
      int most = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : Batching.UNLIMITED;
      groups.add(new GroupRule(most, random.nextInt(3) == 0 ? null : Integer.valueOf(length)));
    }
    Scope scope = instance.speculation().scope();
    Plan plan = new Plan(scope, null, new GroupService(tasks, groups, loaded));
    return Feasibility.violations(instance, plan).isEmpty() ? plan : null;
  }

  /** Tasks that join one by one under any rule; null if that is not feasible. */
  public static @Nullable Plan joining(Random random, Instance instance) {
    List<Integer> tasks =
        new ArrayList<>(IntStream.range(0, instance.tasks().size()).boxed().toList());
    Collections.shuffle(tasks, random);
    SortedSet<Integer> urgent = new TreeSet<>(tasks);
    urgent.removeIf(task -> random.nextInt(3) > 0);
    SortedMap<Integer, Integer> offsets = new TreeMap<>();
    tasks.forEach(task -> offsets.put(task, random.nextInt(5) - 2));
    JoiningService service =
        new JoiningService(
            tasks,
            random.nextInt(3) == 0 ? random.nextInt(2) : random.nextDouble(),
            urgent,
            random.nextBoolean() ? Batching.UNLIMITED : 1 + random.nextInt(3),
            random.nextBoolean() ? Batching.UNLIMITED : 1 + random.nextInt(4),
            random.nextBoolean(),
            lengths(random, instance),
            random.nextInt(tasks.size() + 1),
            lengths(random, instance),
            offsets,
            modes(random, instance));
    Plan plan = new Plan(instance.speculation().scope(), null, service);
    return Feasibility.violations(instance, plan).isEmpty() ? plan : null;
  }

  private static SortedMap<Integer, String> modes(Random random, Instance instance) {
    SortedMap<Integer, String> modes = new TreeMap<>();
    for (int d : instance.draftersWithTasks()) {
      List<DraftMode> own = instance.drafters().get(d).modes();
      if (!own.isEmpty()) {
        modes.put(d, own.get(random.nextInt(own.size())).name());
      }
    }
    return modes;
  }

  private static SortedMap<Integer, Integer> lengths(Random random, Instance instance) {
    SortedMap<Integer, Integer> lengths = new TreeMap<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      lengths.put(d, random.nextInt(instance.speculation().maxLength() + 1));
    }
    return lengths;
  }
}
