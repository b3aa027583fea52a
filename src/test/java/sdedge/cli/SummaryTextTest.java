package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.FewerTasks;
import sdedge.cli.terminal.Palette;
import sdedge.cli.text.SummaryText;
import sdedge.control.Termination;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.Plan;
import sdedge.result.Result;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.stream.ContinuousRun;
import sdedge.timeline.Execution;

/** What a person reads of a result with several drafters. */
class SummaryTextTest {
  @TempDir Path folder;

  @Test
  void manyDraftersShareALine() {
    List<String> lines =
        Cli.run("solve", "instances/devices.yaml", "-o", folder.resolve("r"))
            .out()
            .lines()
            .toList();

    assertThat(lines)
        .contains(
            "  busy       mbs 91.1 %, handset01 10.9 %, handset02 32.4 %, handset03 20.3 %,"
                + " handset04 14.6 %, handset05 29.1 %, handset06 9.0 % … and 6 more drafters",
            "  links      at most radio uplink 0.0 %, fronthaul up < 0.1 %, down < 0.1 %")
        .hasSizeLessThanOrEqualTo(15);
  }

  /** Six drafts that are hardly ever accepted cost more than they save. */
  @Test
  void draftsSaveOrCost() {
    String quickstart = "instances/quickstart.yaml";
    String sixDrafts = "--set=speculation.min_length=6";
    assertThat(Cli.run("solve", quickstart).out())
        .containsPattern("\n  no drafts  [^;]* s; this plan takes [0-9.]+ % less\n");
    assertThat(Cli.run("solve", quickstart, sixDrafts, "--set=tasks[*].acceptance=0.1").out())
        .containsPattern("\n  no drafts  [^;]* s; this plan takes [0-9.]+ % more\n");
  }

  /** A mean of 64 runs may be below a bound of all of them. */
  @Test
  void aGapBelowTheErrorOfAMeanIsNoNumber() throws Exception {
    Instance instance =
        FewerTasks.of(InstanceReader.read(Path.of("instances/quickstart.yaml")), 2)
            .with(Steps.EXPECTED)
            .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null);
    List<Integer> tasks = IntStream.range(0, instance.tasks().size()).boxed().toList();
    ContinuousService service =
        new GroupService(tasks, List.of(new GroupService.GroupRule(Batching.UNLIMITED, 2)));
    Plan plan = new Plan(instance.speculation().scope(), null, service);
    Execution execution = ContinuousRun.execute(instance, plan.with(UplinkPolicy.SEQUENTIAL));
    double meanS = execution.makespanS();
    double errorS = Objects.requireNonNull(execution.draws()).standardErrorS();
    assertThat(errorS).isPositive();

    assertThat(bounded(instance, execution, meanS + errorS / 2).gap()).isNull();
    assertThat(bounded(instance, execution, meanS - errorS / 2).gap()).isNull();
    Result above = bounded(instance, execution, meanS - 2 * errorS);
    assertThat(above.gap()).isCloseTo(2 * errorS / meanS, within(1e-12));

    assertThat(SummaryText.of(bounded(instance, execution, meanS), Palette.PLAIN).get(1))
        .endsWith(", gap within its error)");
    assertThat(SummaryText.of(above, Palette.PLAIN).get(1)).doesNotContain("error");
  }

  private static Result bounded(Instance instance, Execution execution, double boundS) {
    Outcome found =
        new Outcome.Feasible(
            execution, Termination.COMPLETED, "", Counts.NONE, Outcome.Proof.of(boundS));
    return Result.of(instance, "", "dp", found, execution, null);
  }
}
