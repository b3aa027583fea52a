package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.metamorphic.Edit;
import sdedge.oracle.files.Difference;
import sdedge.oracle.files.ResultSource;
import sdedge.oracle.model.TaskSequence;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.problem.TaskOrdering;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** Tasks whose upload times are equal but for the last bits of a power. */
class TiesTest {
  private static final Path HARD = Path.of("src/test/resources/reference/hard");
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static CheckOutcome checked(Instance instance, Map<String, byte[]> files)
      throws Exception {
    return ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
  }

  @ParameterizedTest
  @ValueSource(strings = {"min-686.json", "tie-auto.json"})
  void resultsOfEqualPowersAreAccepted(String file) throws Exception {
    Instance instance = InstanceReader.read(HARD.resolve(file));
    CheckOutcome checked = checked(instance, MadeResult.solved(instance, Method.DP));
    assertThat(checked.differences()).isEmpty();
    assertThat(ClaimChecker.check(checked, LIMIT)).isInstanceOf(ClaimVerdict.Holds.class);
  }

  /** Two tasks of equal powers and of some tokens, one cohort after the other. */
  private static Instance twins(int first, int second) throws Exception {
    Instance read = InstanceReader.read(HARD.resolve("min-686.json"));
    List<Task> tasks = new ArrayList<>();
    tasks.add(Edit.tokens(read.tasks().get(0), 100, first));
    tasks.add(Edit.tokens(read.tasks().get(1), 100, second));
    Instance narrow = Edit.cells(read, cell -> Edit.bandwidth(cell, 1e4));
    return Edit.caps(narrow.with(tasks), 1, 1);
  }

  private static Outcome.Optimal best(Instance instance) {
    return (Outcome.Optimal) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
  }

  /** The plan of the twins the other way round. */
  private static Plan reversed(Plan plan) {
    List<Cohort> cohorts =
        plan.batches().stream()
            .map(batch -> new Batch(List.of(1 - batch.tasks().get(0)), batch.choices()))
            .map(batch -> new Cohort(List.of(batch)))
            .toList();
    return new Plan(plan.pipeline(), plan.scope(), plan.order(), plan.uplink(), cohorts);
  }

  /** Optimal is said of the sequence of the result, though the stable one has a faster plan. */
  @Test
  void theSequenceOfTheResultIsTheOneThatIsSearched() throws Exception {
    Instance instance = twins(90, 1);
    Outcome.Optimal stable = best(instance);
    Plan other = reversed(best(twins(1, 90)).plan());
    double otherS = Timeline.execute(instance, other).makespanS();
    assertThat(otherS).isGreaterThan(stable.makespanS() * 1.001);

    Outcome claimed = new Outcome.Optimal(other, otherS, Counts.NONE);
    CheckOutcome checked = checked(instance, MadeResult.claimed(instance, Method.DP, claimed, 1));
    assertThat(checked.differences()).isEmpty();
    assertThat(ClaimChecker.check(checked, LIMIT)).isInstanceOf(ClaimVerdict.Holds.class);
  }

  @Test
  void aTaskBeforeOneOfAShorterUploadIsRefused() throws Exception {
    Instance twins = twins(1, 1);
    List<Task> tasks = new ArrayList<>(twins.tasks());
    tasks.set(1, Edit.radio(tasks.get(1), 0, 1e-9));
    Instance instance = twins.with(tasks);
    Outcome.Optimal best = best(instance);
    assertThat(best.plan().tasks()).containsExactly(1, 0);

    Plan other = reversed(best.plan());
    double otherS = Timeline.execute(instance, other).makespanS();
    Outcome claimed = new Outcome.Optimal(other, otherS, Counts.NONE);
    CheckOutcome checked = checked(instance, MadeResult.claimed(instance, Method.DP, claimed, 1));
    assertThat(checked.differences())
        .contains(
            new Difference(
                "plan.json", null, "order", "an order that the tasks follow", "upload-asc"));
  }

  /** Both codes take the same tasks for equal, also in tenths of a decibel. */
  @Test
  void theCheckSortsAsTheSearchDoes() {
    TestSeeds.each(
        getClass(),
        200,
        random -> {
          Instance drawn = Draws.instance(random);
          Instance coarse =
              Edit.eachTask(
                  drawn,
                  task -> {
                    double power = random.nextInt(300) / 10.0;
                    double gain = (-1200 + random.nextInt(3)) / 10.0 - power;
                    return Edit.radio(
                        Edit.tokens(task, 1 + random.nextInt(2), task.outputTokens()),
                        power - task.txPowerDbm(),
                        gain - task.channelGainDb());
                  });
          for (TaskOrder order : TaskOrdering.candidates(every(coarse))) {
            List<Integer> sorted = new ArrayList<>();
            for (int task : TaskOrdering.sort(coarse, order)) {
              sorted.add(task);
            }
            assertThat(TaskSequence.of(coarse, order)).isEqualTo(sorted);
            assertThat(TaskSequence.isIn(coarse, order, sorted)).isTrue();
          }
          List<Integer> reversed = new ArrayList<>(TaskSequence.of(coarse, TaskOrder.INPUT_ASC));
          Collections.reverse(reversed);
          boolean one = coarse.tasks().stream().map(Task::inputTokens).distinct().count() == 1;
          assertThat(TaskSequence.isIn(coarse, TaskOrder.INPUT_ASC, reversed))
              .isEqualTo(one && reversed.size() == 1);
        });
  }

  private static Instance every(Instance instance) {
    return instance.withOptions(null, null, TaskOrder.AUTO, null);
  }

  /**
   * Where the powers limit the rates, shares that end together are made of differences of nearly
   * equal times, and the last bit of a power moves them.
   */
  @Test
  void sharesOfEqualWeakPowersAreAccepted() throws Exception {
    Instance read = InstanceReader.read(HARD.resolve("min-686.json"));
    Instance wide = Edit.cells(read, cell -> Edit.bandwidth(cell, 1e8));
    List<Task> tasks = new ArrayList<>();
    double[][] decibels = {{-9.1, -152.9}, {-21.9, -140.1}};
    for (Task task : wide.tasks()) {
      double[] own = decibels[tasks.size()];
      tasks.add(Edit.radio(task, own[0] - task.txPowerDbm(), own[1] - task.channelGainDb()));
    }
    Instance instance =
        wide.with(tasks).withOptions(null, UplinkPolicy.EQUAL_FINISH, TaskOrder.GIVEN, null);
    CheckOutcome checked = checked(instance, MadeResult.solved(instance, Method.DP));
    assertThat(checked.differences()).isEmpty();
  }
}
