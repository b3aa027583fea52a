package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.Cli.ROLLING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;
import sdedge.control.Termination;
import sdedge.instance.Steps;
import sdedge.plan.Plan;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.study.Search;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

/** What fails its own check is kept where nothing takes it for a result. */
class RefusedResultsTest {
  @TempDir private Path folder;

  /** Has its plan executed with other steps than those asked for, or says a wrong makespan. */
  private static Search lying(double factor) {
    return Cli.search(
        (instance, control) -> {
          Plan plan =
              ((Outcome.Found) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, control))
                  .plan();
          Steps asked = instance.speculation().steps();
          if (factor == 1) {
            Execution other =
                Timeline.execute(
                    instance.with(asked == Steps.MEAN ? Steps.EXPECTED : Steps.MEAN), plan);
            return new Outcome.Feasible(
                other, Termination.TIME_LIMIT, "", Counts.NONE, Outcome.Proof.NONE);
          }
          double makespanS = factor * Timeline.execute(instance, plan).makespanS();
          return new Outcome.Feasible(
              plan, makespanS, null, Termination.TIME_LIMIT, "", Counts.NONE);
        });
  }

  private Ended solve(double factor, Object... more) {
    Object[] argv = Stream.concat(Stream.of("solve", ROLLING), Stream.of(more)).toArray();
    return Cli.run("", lying(factor), argv);
  }

  private static List<String> names(Path directory) throws Exception {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void filesThatDoNotAgreeStandBesideTheirPlaceWithoutRunJson() throws Exception {
    Path result = folder.resolve("r");

    Ended ended = solve(1, "-o", result);

    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("failed its check and is not written", "schedule.csv")
        .contains("is kept in " + result + ".refused");
    assertThat(names(folder)).containsExactly("r.refused");
    Path kept = folder.resolve("r.refused");
    assertThat(names(kept))
        .containsExactly(
            "latency.csv", "plan.json", "schedule.csv", "search.csv", "summary.json", "uplink.csv");
    assertThat(Cli.summary(kept)).containsEntry("termination", "time_limit");
    assertThat(Cli.run("check", ROLLING, kept).code()).isEqualTo(3);
    assertThat(Cli.run("evaluate", ROLLING, kept.resolve("plan.json"), "-o", result).code())
        .isZero();
  }

  @Test
  void aPlanOfAnotherMakespanIsKeptToo() throws Exception {
    Ended ended = solve(1.001, "-o", folder.resolve("r"));

    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.err()).contains("the search says", "r.refused");
    assertThat(names(folder.resolve("r.refused"))).containsExactly("plan.json");
  }

  @Test
  void whatWasMeantForStandardOutputIsKeptInTheDefaultPlace() throws Exception {
    String name = "refused-" + System.nanoTime();
    Path kept = Path.of("results", name + ".refused");
    Ended ended = solve(1, "-o", "-", "--set", "name=" + name);

    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains(kept.toString());
    assertThat(names(kept)).contains("plan.json").doesNotContain("run.json");
    for (String file : names(kept)) {
      Files.delete(kept.resolve(file));
    }
    Files.delete(kept);
  }

  @Test
  void anEarlierResultStaysAndAnEarlierRefusedOneIsReplaced() throws Exception {
    Path result = Cli.solved(folder.resolve("r"), ROLLING);
    byte[] before = Files.readAllBytes(result.resolve("run.json"));
    Path kept = Files.createDirectory(folder.resolve("r.refused"));
    Files.writeString(kept.resolve("summary.json"), "refused before");

    assertThat(solve(1, "-o", result).code()).isEqualTo(7);

    assertThat(result.resolve("run.json")).hasBinaryContent(before);
    assertThat(names(folder)).containsExactly("r", "r.refused");
    assertThat(kept.resolve("summary.json")).content().contains("time_limit");
  }

  @Test
  void whatOthersWroteAndWhatIsReadIsNotReplaced() throws Exception {
    Path kept = Files.createDirectory(folder.resolve("r.refused"));
    Files.writeString(kept.resolve("notes.txt"), "mine");
    Path second = Files.createDirectory(folder.resolve("r.refused-2"));
    Path start = Cli.solved(folder.resolve("start"), ROLLING).resolve("plan.json");
    Files.copy(start, second.resolve("plan.json"));

    Ended ended = solve(1, "-o", folder.resolve("r"), "--start", second.resolve("plan.json"));

    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.err()).contains("r.refused-3");
    assertThat(names(kept)).containsExactly("notes.txt");
    assertThat(second.resolve("plan.json")).hasSameBinaryContentAs(start);
    assertThat(names(folder.resolve("r.refused-3"))).contains("summary.json");
  }

  @Test
  void aComparisonKeepsItsTableWithARowOfWhatFailed() throws Exception {
    Path csv = folder.resolve("c.csv");
    Object[] argv = {
      "compare", ROLLING, "--methods", "dp,greedy", "--csv", csv, "-o", folder.resolve("c")
    };

    Ended ended = Cli.run("", lying(1.001), argv);

    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.err()).contains("c.refused", "c.csv.refused", "greedy: check failed: the");
    assertThat(ended.out()).contains("greedy", "failed");
    assertThat(names(folder)).containsExactly("c.csv.refused", "c.refused");
    assertThat(names(folder.resolve("c.refused"))).containsExactly("compare.csv", "compare.json");
    assertThat(Files.readAllLines(folder.resolve("c.csv.refused")))
        .hasSize(3)
        .filteredOn(line -> line.contains("failed"))
        .hasSize(2);
    assertThat(Cli.run("", lying(1.001), argv).code()).isEqualTo(7);
    assertThat(names(folder)).containsExactly("c.csv.refused", "c.refused");
  }
}
