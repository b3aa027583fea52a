package sdedge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.metamorphic.Edit;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DraftChoices;
import sdedge.plan.Feasibility;
import sdedge.plan.MemoryModel;
import sdedge.plan.ModeSets;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.PlanClass;
import sdedge.search.joint.BestAllocation;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.scheme.Constrained;
import sdedge.search.solver.Method;
import sdedge.study.Search;
import sdedge.timeline.Timeline;

/** The best plan that keeps to constraints is the best of all plans that do, one by one. */
class QuestionTest {
  private static final Percentage PRECISE = Percentage.withPercentage(1e-7);

  private static Resolver resolver() {
    return new Resolver(Search.SOLVER, Method.DP, 1, Control.NONE);
  }

  /** What is asked for by name is what an answer is about, however soon the search must stop. */
  @Test
  void batchPlansAskedForByNameAreNotTakenForContiguousOnes() throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances/quickstart.yaml")).with(Steps.MEAN);
    BestPlan inOrder = resolver().solve(instance);
    Control stopped = Control.asking(() -> Termination.INTERRUPTED);
    Resolver resolver = new Resolver(Search.SOLVER, Method.DP, 1, stopped);

    BestPlan all = resolver.ofClass(PlanClass.PARTITIONS, instance, inOrder);

    assertThat(inOrder.proven()).isTrue();
    assertThat(all)
        .isEqualTo(
            BestPlan.of(
                instance,
                Objects.requireNonNull(inOrder.plan()),
                Objects.requireNonNull(inOrder.makespanS()),
                false));
    assertThat(resolver.ofClass(PlanClass.AUTO, instance, inOrder)).isEqualTo(inOrder);
  }

  private static BestPlan ask(String text, Instance instance) {
    return resolver().keepingTo(Question.parse(text, instance), instance);
  }

  /** Few tasks where all orders or all allocations are searched. */
  private static Instance draw(Random random) {
    boolean joint = random.nextInt(4) == 0;
    boolean allOrders = random.nextInt(3) == 0;
    Instance drawn =
        new RandomInstances(random)
            .drafters(1 + random.nextInt(2))
            .tasks(joint || allOrders ? 3 : 3 + random.nextInt(2))
            .maxLength(1 + random.nextInt(2))
            .maxTokens(12)
            .next()
            .withOptions(
                RandomInstances.slotted(random),
                joint ? UplinkPolicy.JOINT : null,
                allOrders ? TaskOrder.AUTO : null,
                null)
            .with(random.nextInt(3) == 0 ? Steps.EXPECTED : Steps.MEAN);
    return random.nextInt(2) == 0 ? drawn : new RandomModes(random).of(drawn);
  }

  private static String constraint(Random random, Instance instance) {
    List<Task> tasks = new ArrayList<>(instance.tasks());
    Collections.shuffle(tasks, random);
    String two = tasks.get(0).id() + "," + tasks.get(1).id();
    List<String> modes = ModeSets.names(instance);
    List<TaskOrder> orders =
        Arrays.stream(TaskOrder.values()).filter(order -> order != TaskOrder.AUTO).toList();
    return switch (random.nextInt(modes.isEmpty() ? 5 : 6)) {
      case 0 -> "together " + two;
      case 1 -> "apart " + (random.nextBoolean() ? two : two + "," + tasks.get(2).id());
      case 2 -> "length " + random.nextInt(instance.speculation().maxLength() + 1);
      case 3 -> "order " + orders.get(random.nextInt(orders.size())).key();
      case 4 -> "one batch";
      default -> "mode " + modes.get(random.nextInt(modes.size()));
    };
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void theAnswerIsTheBestOfAllPlansThatKeepToIt() {
    Map<String, Integer> found = new TreeMap<>();
    Set<String> impossible = new HashSet<>();
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(120, 1_000),
        random -> {
          Instance instance = draw(random);
          String text = constraint(random, instance);
          if (random.nextInt(3) == 0) {
            text += " and " + constraint(random, instance);
          }
          Constrained asked = Question.parse(text, instance);
          double bestS = bestS(asked, instance);

          BestPlan answer = resolver().keepingTo(asked, instance);

          if (bestS == Double.POSITIVE_INFINITY) {
            assertThat(answer.plan()).as(text).isNull();
            assertThat(answer.failure()).isNotEmpty();
            impossible.add(firstWord(text));
          } else {
            assertThat(answer.makespanS()).as(text).isCloseTo(bestS, PRECISE);
            assertThat(answer.proven()).isTrue();
            assertThat(keeps(asked, Objects.requireNonNull(answer.plan()), asked.narrow(instance)))
                .as(text)
                .isTrue();
            found.merge(firstWord(text), 1, Integer::sum);
          }
        });
    TestSeeds.guard(
        () -> {
          assertThat(found).containsKeys("together", "apart", "length", "order", "one", "mode");
          assertThat(impossible).contains("together");
        });
  }

  /** The least makespan of all plans, executed one by one; infinite if none keeps to it. */
  private static double bestS(Constrained asked, Instance given) {
    Instance instance = given.withOptions(null, null, asked.order(), null);
    if (asked.oneBatch()) {
      instance = Edit.caps(instance, 99, 99);
    }
    double bestS = Double.POSITIVE_INFINITY;
    for (TaskOrder order : TaskOrdering.candidates(instance)) {
      int[] tasks = TaskOrdering.sort(instance, order);
      ContiguousProblem all =
          ContiguousProblem.of(
              instance,
              order,
              tasks,
              UplinkPolicy.SEQUENTIAL,
              instance.pipeline(),
              ChoiceSets.all(instance));
      List<List<List<Batch>>> found = new ArrayList<>();
      extend(all, instance, 0, new ArrayList<>(), found);
      for (List<List<Batch>> cohorts : found) {
        bestS = Math.min(bestS, makespanS(asked, instance, order, cohorts));
      }
    }
    return bestS;
  }

  private static double makespanS(
      Constrained asked, Instance instance, TaskOrder order, List<List<Batch>> cohorts) {
    boolean joint = instance.uplink() == UplinkPolicy.JOINT;
    Plan plan =
        new Plan(
            instance.pipeline(),
            instance.speculation().scope(),
            order,
            joint ? UplinkPolicy.EQUAL_FINISH : instance.uplink(),
            cohorts.stream().map(Cohort::new).toList());
    if (!keeps(asked, plan, instance) || !Feasibility.violations(instance, plan).isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    return joint
        ? BestAllocation.of(instance, plan).optimum().makespanS()
        : Timeline.makespanS(instance, plan);
  }

  /** All ways to go on from a position: every batch and choice, in the last cohort or a new one. */
  private static void extend(
      ContiguousProblem all,
      Instance instance,
      int start,
      List<List<Batch>> cohorts,
      List<List<List<Batch>>> found) {
    if (start == all.size()) {
      found.add(cohorts.stream().map(List::copyOf).toList());
      return;
    }
    int most = instance.batching().maxTasksPerBatch();
    for (int end = start + 1; end <= all.size() && end - start <= most; end++) {
      List<Integer> tasks = new ArrayList<>();
      for (int k = start; k < end; k++) {
        tasks.add(all.tasks()[k]);
      }
      for (DraftChoices choices : all.choices().allowed(start, end)) {
        Batch batch = new Batch(tasks, choices);
        boolean alike =
            instance.speculation().scope() != Scope.GLOBAL
                || cohorts.stream().flatMap(List::stream).allMatch(one -> isAlike(one, batch));
        for (int fresh = cohorts.isEmpty() ? 1 : 0; alike && fresh <= 1; fresh++) {
          List<List<Batch>> longer = new ArrayList<>();
          cohorts.forEach(cohort -> longer.add(new ArrayList<>(cohort)));
          if (fresh == 1) {
            longer.add(new ArrayList<>());
          }
          longer.get(longer.size() - 1).add(batch);
          extend(all, instance, end, longer, found);
        }
      }
    }
  }

  /** Under scope global: one length, one mode wherever there is a choice. */
  private static boolean isAlike(Batch one, Batch other) {
    DraftChoice a = one.choices().all().findFirst().orElseThrow();
    DraftChoice b = other.choices().all().findFirst().orElseThrow();
    return a.length() == b.length()
        && (a.mode() == null || b.mode() == null || a.mode().equals(b.mode()));
  }

  private static String firstWord(String text) {
    return text.contains(" ") ? text.substring(0, text.indexOf(' ')) : text;
  }

  private static boolean keeps(Constrained asked, Plan plan, Instance instance) {
    List<Batch> batches = plan.batches();
    boolean lengths =
        asked.length() == null
            || batches.stream()
                .flatMapToInt(batch -> batch.choices().lengths())
                .allMatch(length -> Objects.equals(asked.length(), length));
    boolean modes =
        asked.mode() == null
            || (Set.of(asked.mode()).containsAll(MemoryModel.modes(instance, batches))
                && batches.stream().allMatch(batch -> draftsSo(batch, instance)));
    boolean one = !asked.oneBatch() || batches.size() == 1;
    boolean together =
        asked.constraints().together().stream()
            .allMatch(set -> batches.stream().anyMatch(batch -> batch.tasks().containsAll(set)));
    boolean apart =
        asked.constraints().apart().stream()
            .allMatch(
                set ->
                    batches.stream()
                        .allMatch(
                            batch -> batch.tasks().stream().filter(set::contains).count() < 2));
    return lengths && modes && one && together && apart;
  }

  /** A drafter without modes has none of the name, so it cannot draft. */
  private static boolean draftsSo(Batch batch, Instance instance) {
    return batch.tasks().stream()
        .map(k -> instance.tasks().get(k).drafter())
        .allMatch(
            d ->
                !instance.drafters().get(d).modes().isEmpty()
                    || batch.choices().of(d).length() == 0);
  }

  /** Quickstart is cut into three and two batches by its cap: one batch takes a quarter less. */
  @Test
  void oneBatchOfQuickstart() throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances/quickstart.yaml"));
    double bestS = Objects.requireNonNull(resolver().solve(instance).makespanS());

    BestPlan one = ask("one batch", instance);

    assertThat(Objects.requireNonNull(one.plan()).batches()).hasSize(1);
    assertThat(Objects.requireNonNull(one.makespanS()) / bestS).isBetween(0.74, 0.76);
    assertThat(ask("one batch and length 4", instance)).isEqualTo(one);
  }

  @Test
  void whatIsImpossibleSaysWhy() throws Exception {
    Instance given =
        InstanceReader.read(Path.of("instances/quickstart.yaml"))
            .withOptions(null, null, TaskOrder.GIVEN, null);
    assertThat(ask("together u1,u4", given).failure())
        .isEqualTo("no order searched has them in a batch of at most max_tasks_per_batch 3");
    assertThat(ask("together u1,u3", given).plan()).isNotNull();
    assertThat(ask("together u1,u3 and apart u2,u1", given).failure())
        .isEqualTo("no order searched has such batches that fit in memory");
    Instance cohorts = Edits.cap(Edits.cap(given, CapUse.Cap.BATCH, 8), CapUse.Cap.COHORT, 3);
    assertThat(ask("together u1,u4", cohorts).failure())
        .isEqualTo("no order searched has them in a cohort of at most max_tasks_per_cohort 3");
    assertThat(ask("length 7", given).failure()).isEqualTo("max_length is 6");
    assertThat(ask("one batch", small(given)).failure())
        .isEqualTo("no order searched has such batches that fit in memory");
    Instance continuous = given.withOptions(Pipeline.CONTINUOUS, null, null, null);
    assertThat(ask("length 3", continuous.with(Steps.MEAN)).failure()).contains("local search");
  }

  private static Instance small(Instance instance) {
    double bytes = instance.verifier().model().weightBytes();
    double perToken = instance.verifier().model().kvBytesPerToken();
    return Edits.verifier(instance, node -> node.withMemory(bytes + 1_000 * perToken));
  }

  @Test
  void otherWordsAreRefused() throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances/quickstart.yaml"));
    assertRefused("two batches", instance, "\"two batches\" is not 'length 3', 'mode NAME'");
    assertRefused("together u1", instance, "\"u1\" are not two tasks");
    assertRefused("together u1,u9", instance, "\"u9\" is no task.");
    assertRefused("apart u1,u1", instance, "are not two tasks");
    assertRefused("order gven", instance, "\"gven\" is no order. Maybe `given` was meant?");
    assertRefused("length -1", instance, "\"-1\" is no length");
    assertRefused("mode ids", instance, "\"ids\" is no mode; the instance lists no modes");
    Instance modes = InstanceReader.read(Path.of("instances/drafts/l4-a100-modes.yaml"));
    assertRefused(
        "mode edgy",
        modes,
        "\"edgy\" is no mode; the instance lists edge, co-located, block. Maybe `edge` was meant?");
  }

  private static void assertRefused(String text, Instance instance, String why) {
    assertThatThrownBy(() -> Question.parse(text, instance))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
