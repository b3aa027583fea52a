package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.Scope;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;
import sdedge.instance.reader.InstanceReader;
import sdedge.judge.Draws;
import sdedge.metamorphic.Edit;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.result.files.PlanReader;
import sdedge.search.Approach;
import sdedge.search.scheme.SingleDrafter;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;

/**
 * Nothing differs in what the program makes: 100 searches and 100 plans, 1,000 of each with {@code
 * -Dtest.draws=all}, N with {@code -Daccepted.cases=N}.
 */
class AcceptedResultsIT {
  private static final int CASES =
      Integer.getInteger("accepted.cases", TestSeeds.all() ? 1_000 : 100);
  private static final Path HARD = Path.of("src/test/resources/reference/hard");
  private static final List<Pipeline> PIPELINES = Pipeline.OF_BATCHES;

  @Test
  void acceptsSearchesOfRandomInstances() {
    TestSeeds.each(
        AcceptedResultsIT.class,
        CASES,
        random -> {
          Instance instance = Draws.searched(random);
          accept(instance, MadeResult.solved(instance, approach(random, instance)));
        });
  }

  @Test
  void acceptsEvaluationsOfRandomPlans() {
    TestSeeds.each(
        AcceptedResultsIT.class,
        CASES,
        random -> {
          Instance drawn = Draws.plain(random);
          Scope scope = random.nextBoolean() ? Scope.BATCH : Scope.DRAFTER;
          Pipeline any = PIPELINES.get(random.nextInt(PIPELINES.size()));
          boolean slots = Feasibility.noExecution(drawn, Pipeline.ASYNCHRONOUS) != null;
          Pipeline pipeline = slots ? Pipeline.ROLLING : any;
          Instance instance = drawn.withOptions(pipeline, null, null, scope);
          Plan plan = RandomPlans.next(random, instance, pipeline);
          Plan allocated = random.nextInt(3) == 0 ? Draws.allocated(random, instance, plan) : plan;
          accept(instance, MadeResult.evaluated(instance, allocated));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "instances/two-drafters.yaml",
        "instances/slow-uplink.yaml",
        "instances/memory-limited.yaml",
        "src/test/resources/reference/cases/case-105-shared-memory.yaml",
        "src/test/resources/reference/speed/tasks-100.json"
      })
  void acceptsWhatTakesAWhile(String file) throws Exception {
    Instance instance = InstanceReader.read(Path.of(file));
    accept(instance, MadeResult.solved(instance, Method.DP));
  }

  /** Differences of nearly equal times, and events that rounding takes for one instant. */
  @Test
  void acceptsWhatRoundingMakesOfSmallStepsBesideLongWaits() throws Exception {
    Instance instance = InstanceReader.read(HARD.resolve("false-alarm.yaml"));
    byte[] plan = Files.readAllBytes(HARD.resolve("false-alarm-plan.json"));
    accept(
        instance,
        MadeResult.evaluated(instance, PlanReader.parse("plan.json", plan, instance).plan()));
  }

  /** Upload times that are equal but for the last bits of a power. */
  @ParameterizedTest
  @ValueSource(strings = {"min-686.json", "tie-auto.json"})
  void acceptsWhateverOrderEqualUploadsHave(String file) throws Exception {
    Instance instance = InstanceReader.read(HARD.resolve(file));
    accept(instance, MadeResult.solved(instance, Method.DP));
  }

  /**
   * Where the powers limit the rates, shares that end together are made of differences of nearly
   * equal times, and the last bit of a power moves them.
   */
  @Test
  void acceptsSharesOfEqualWeakPowers() throws Exception {
    Instance read = InstanceReader.read(HARD.resolve("min-686.json"));
    double[][] decibels = {{-9.1, -152.9}, {-21.9, -140.1}};
    List<Task> tasks = new ArrayList<>();
    for (Task task : read.tasks()) {
      double[] own = decibels[tasks.size()];
      tasks.add(Edit.radio(task, own[0] - task.txPowerDbm(), own[1] - task.channelGainDb()));
    }
    Instance instance =
        Edit.cells(read.with(tasks), cell -> cell.withBand(1e8))
            .withOptions(null, UplinkPolicy.EQUAL_FINISH, TaskOrder.GIVEN, null);
    acceptNumbers(instance, MadeResult.solved(instance, Method.DP));
  }

  /** Prompts that take a little longer together than each alone. */
  @Test
  void acceptsWhatOnlyTheEarliestUploadsProve() throws Exception {
    Instance instance = InstanceReader.read(HARD.resolve("wide-band.yaml"));
    accept(instance, MadeResult.solved(instance, Method.DP));
  }

  /** Windows so short beside the makespan that their two ends are one deadline. */
  @Test
  void acceptsPricesOfTheShortestWindows() throws Exception {
    Path file = Path.of("src/test/resources/reference/speed/tasks-24.json");
    Instance read = InstanceReader.read(file).withOptions(null, UplinkPolicy.JOINT, null, null);
    for (int decades = 0; decades <= 30; decades += 2) {
      double times = Math.pow(10, decades);
      double gainDb = 10 * decades;
      Instance wider = Edit.cells(read, cell -> powerLimited(cell, times));
      Instance instance = Edit.eachTask(wider, task -> Edit.radio(task, 0, gainDb));
      acceptNumbers(instance, MadeResult.solved(instance, Method.DP));
    }
  }

  private static Wireless powerLimited(Wireless cell, double times) {
    return new Wireless(
        times * cell.bandwidthHz(),
        cell.noise(),
        PowerModel.CONSTANT_POWER,
        cell.bitsPerToken(),
        cell.headerBits());
  }

  static Approach approach(Random random, Instance instance) {
    List<Approach> approaches = new ArrayList<>(List.of(Method.DP, Method.DP));
    boolean few = instance.tasks().size() < 5 && instance.speculation().maxLength() < 3;
    if (few && instance.uplink() != UplinkPolicy.JOINT) {
      approaches.add(Method.EXHAUSTIVE);
    }
    approaches.addAll(Approaches.schemes(instance));
    approaches.removeIf(
        approach ->
            approach instanceof SingleDrafter
                && !SingleDrafter.assignments(instance).equals(List.of(instance)));
    return approaches.get(random.nextInt(approaches.size()));
  }

  private static void accept(Instance instance, Map<String, byte[]> files) throws Exception {
    CheckOutcome checked = acceptNumbers(instance, files);
    assertThat(ClaimChecker.check(checked, Control.NONE)).isInstanceOf(ClaimVerdict.Holds.class);
  }

  private static CheckOutcome acceptNumbers(Instance instance, Map<String, byte[]> files)
      throws Exception {
    CheckOutcome checked =
        ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files), Control.NONE);
    assertThat(checked.differences()).isEmpty();
    assertThat(checked.numbers()).isGreaterThan(20);
    return checked;
  }
}
