package sdedge.search.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.RandomBatching;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Batching.Residency;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.metamorphic.Edit;
import sdedge.plan.MemoryModel;

/**
 * How far cohorts and batches reach, against the definition for each set of tasks (docs/model.md
 * section 6): several drafters, modes here and at the verifier, padded prompts, both residencies.
 */
class MemoryReachTest {
  private static final int CASES = 600;
  private static final List<String> MODES = List.of("here", "there");

  @Test
  void theyReachAsFarAsTasksFit() {
    int[] limited = new int[2]; // cohorts and batches
    TestSeeds.each(
        getClass(),
        CASES,
        random -> {
          Instance instance = instance(random);
          List<Integer> order = order(random, instance);
          ChoiceSet set = set(random, instance);
          ContiguousProblem problem = problem(instance, order, set);
          for (int start = 0; start < order.size(); start++) {
            int cohort = furthest(instance, order, start, set.loaded(), Residency.COHORT);
            int batch = furthest(instance, order, start, set.loaded(), Residency.BATCH);
            batch = (int) Math.min(batch, (long) start + instance.batching().maxTasksPerBatch());
            assertThat(problem.cohortReach()[start]).as("cohort from %d", start).isEqualTo(cohort);
            assertThat(problem.batchReach()[start]).as("batch from %d", start).isEqualTo(batch);
            limited[0] += cohort < order.size() ? 1 : 0;
            limited[1] += batch < cohort ? 1 : 0;
          }
        });
    TestSeeds.guard(() -> assertThat(IntStream.of(limited)).allMatch(n -> n > CASES / 2));
  }

  /** More tasks never need less, on any node, whatever is padded. */
  @Test
  void aSetThatFitsStillFitsWithoutOneTask() {
    TestSeeds.each(
        getClass(),
        CASES,
        random -> {
          Instance instance = instance(random);
          Set<String> loaded = set(random, instance).loaded();
          MemoryModel memory = MemoryModel.of(instance, loaded);
          List<Integer> order = order(random, instance);
          List<Integer> some = order.subList(0, 1 + random.nextInt(order.size()));
          assertThat(memory.holds(some)).isEqualTo(fits(instance, some, loaded));
          List<Integer> fewer = new ArrayList<>(some);
          fewer.remove(random.nextInt(some.size()));
          assertThat(memory.holds(fewer) || !memory.holds(some)).isTrue();
        });
  }

  private static ContiguousProblem problem(
      Instance instance, List<Integer> order, ChoiceSet choices) {
    return ContiguousProblem.of(
        instance,
        TaskOrder.GIVEN,
        order.stream().mapToInt(Integer::intValue).toArray(),
        UplinkPolicy.SEQUENTIAL,
        Pipeline.ROLLING,
        choices);
  }

  private static List<Integer> order(Random random, Instance instance) {
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, instance.tasks().size()).boxed().toList());
    Collections.shuffle(order, random);
    return order;
  }

  /** All lengths of one of the sets of modes. */
  private static ChoiceSet set(Random random, Instance instance) {
    List<ChoiceSet> all = ChoiceSets.of(instance);
    return all.get(random.nextInt(all.size()));
  }

  private static Instance instance(Random random) {
    int drafters = 1 + random.nextInt(3);
    Instance drawn = new RandomInstances(random).tasks(9).drafters(drafters).next();
    Instance instance =
        Edit.lengths(drawn, 0, drawn.speculation().maxLength())
            .withOptions(Pipeline.ROLLING, null, null, null);
    instance = RandomBatching.of(random, instance);
    return limited(random, random.nextBoolean() ? withModes(random, instance) : instance);
  }

  /** Room for a few tasks of the longest kind, whose prompts are at most 200. */
  private static Instance limited(Random random, Instance instance) {
    double room = 420 + random.nextInt(800);
    List<Drafter> drafters =
        instance.drafters().stream()
            .map(drafter -> drafter.with(limited(random, drafter.node(), room)))
            .toList();
    Node verifier = limited(random, instance.verifier(), 1.5 * room);
    return instance.with(new Instance.Network(verifier, drafters));
  }

  private static Node limited(Random random, Node node, double tokens) {
    Model model = node.model();
    double bytes = model.weightBytes() + tokens * model.kvBytesPerToken();
    return node.withMemory(random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : bytes);
  }

  /** Some drafters draft in modes here, at the verifier, or in either. */
  private static Instance withModes(Random random, Instance instance) {
    List<Drafter> drafters = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      List<DraftMode> modes = new ArrayList<>();
      for (String name : MODES) {
        if (random.nextInt(3) > 0) {
          modes.add(mode(random, name, drafter.node()));
        }
      }
      drafters.add(drafter.with(modes));
    }
    return instance.with(new Instance.Network(instance.verifier(), drafters));
  }

  private static DraftMode mode(Random random, String name, Node node) {
    Model own = node.model();
    boolean isSmaller = random.nextBoolean();
    double kvBytes = own.kvBytesPerToken() / (isSmaller ? 2 : 1);
    Model model =
        new Model(
            isSmaller ? "smaller" : own.name(),
            own.layers(),
            own.hidden(),
            own.parameters(),
            isSmaller ? kvBytes : own.weightBytes(),
            kvBytes);
    return new DraftMode(name, model, name.equals("there"), false, null, Map.of());
  }

  /** The furthest end from a start up to which all fit by the definition, and keep to the cap. */
  private static int furthest(
      Instance instance, List<Integer> order, int start, Set<String> loaded, Residency of) {
    boolean counts = of == Residency.BATCH || !instance.batching().isByBatch();
    int end = start;
    while (end < order.size()
        && end - start < instance.batching().maxTasksPerCohort()
        && (!counts || fits(instance, order.subList(start, end + 1), loaded))) {
      end++;
    }
    return end;
  }

  private static boolean fits(Instance instance, List<Integer> tasks, Set<String> loaded) {
    Model target = instance.verifier().model();
    Map<String, Double> there = new HashMap<>(Map.of(target.name(), target.weightBytes()));
    double caches = target.kvBytesPerToken() * tokens(instance, tasks, tasks);
    boolean fits = true;
    for (int d = 0; d < instance.drafters().size(); d++) {
      List<Integer> own = of(instance, d, tasks);
      Map<String, Double> here = new HashMap<>();
      double perToken = 0;
      double beside = 0;
      for (DraftMode mode : modes(instance, d, loaded)) {
        Model model = mode.model();
        (mode.isAtVerifier() ? there : here).put(model.name(), model.weightBytes());
        double kvBytes = model.kvBytesPerToken();
        perToken = Math.max(perToken, mode.isAtVerifier() ? 0 : kvBytes);
        beside = Math.max(beside, mode.isAtVerifier() ? kvBytes : 0);
      }
      caches += beside * tokens(instance, own, tasks);
      fits &=
          own.isEmpty()
              || fits(
                  instance.drafters().get(d).node(), here, perToken * tokens(instance, own, own));
    }
    return fits && fits(instance.verifier(), there, caches);
  }

  private static boolean fits(Node node, Map<String, Double> weights, double caches) {
    double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    return caches <= (node.memoryBytes() - all) * MemoryModel.SLACK;
  }

  /** What tasks reserve among others that must fit with them. */
  private static double tokens(Instance instance, List<Integer> own, List<Integer> among) {
    int longest =
        among.stream().mapToInt(k -> instance.tasks().get(k).inputTokens()).max().orElse(0);
    double tokens = 0;
    for (int k : own) {
      Task task = instance.tasks().get(k);
      int prompt = instance.batching().pads() ? longest : task.inputTokens();
      tokens += prompt + task.outputTokens() + instance.speculation().maxLength();
    }
    return tokens;
  }

  private static List<Integer> of(Instance instance, int drafter, List<Integer> tasks) {
    return tasks.stream().filter(k -> instance.tasks().get(k).drafter() == drafter).toList();
  }

  /** What a drafter has loaded; nothing of those listed if it has no tasks. */
  private static List<DraftMode> modes(Instance instance, int d, Set<String> loaded) {
    Drafter drafter = instance.drafters().get(d);
    if (drafter.modes().isEmpty()) {
      return List.of(drafter.mode(null));
    }
    return instance.tasksOf(d).length == 0
        ? List.of()
        : drafter.modes().stream().filter(mode -> loaded.contains(mode.name())).toList();
  }
}
