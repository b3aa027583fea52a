package sdedge.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Solver;

/** Passes that a measured table does not cover are told, with their share of the makespan. */
class BeyondGridTest {
  private static final Path SHIPPED = Path.of("instances/measured-table.yaml");

  @TempDir private Path folder;

  /** The shipped instance with some rows of its table. */
  private Instance with(Predicate<String[]> rows) throws Exception {
    Stream<String> lines =
        Files.readAllLines(Path.of("instances/measured-table-mbs.csv")).stream()
            .filter(line -> line.startsWith("new") || rows.test(line.split(",", -1)));
    Files.write(folder.resolve("measured-table-mbs.csv"), lines.toList());
    Path file = folder.resolve("instance.yaml");
    Files.copy(SHIPPED, file);
    return InstanceReader.read(file);
  }

  private static Execution executed(Instance instance, Pipeline pipeline) {
    Outcome.Found found =
        (Outcome.Found)
            Solver.solve(
                instance,
                Objects.requireNonNull(Approaches.named("goodput")),
                SearchOptions.DEFAULT,
                Control.NONE);
    return Timeline.execute(instance, found.plan().with(pipeline));
  }

  private static double share(Execution execution, Predicate<StageRun> beyond) {
    double seconds =
        execution
            .stages()
            .filter(run -> run.stage() == Stage.VERIFY && beyond.test(run))
            .mapToDouble(run -> run.endS() - run.startS())
            .sum();
    return 100 * seconds / execution.makespanS();
  }

  @ParameterizedTest
  @EnumSource(Pipeline.class)
  void theShareIsThatOfTheStagesOfTheSchedule(Pipeline pipeline) throws Exception {
    Instance instance = with(row -> Double.parseDouble(row[0]) <= 16);
    assertTold(instance, executed(instance, pipeline), 16);
  }

  /** Passes of 12 and 15 tokens lie soon after the end of the grid. */
  @ParameterizedTest
  @EnumSource(Pipeline.class)
  void whatIsLittleBeyondCountsInFull(Pipeline pipeline) throws Exception {
    Instance instance = with(row -> Double.parseDouble(row[0]) <= 8).with(Steps.MEAN);
    Execution execution = executed(instance, pipeline);
    assertThat(share(execution, run -> run.newTokens() > 8 && run.newTokens() < 16)).isPositive();
    assertTold(instance, execution, 8);
  }

  private static void assertTold(Instance instance, Execution execution, double end) {
    double most = execution.stages().mapToDouble(StageRun::newTokens).max().orElseThrow();
    assertTold(instance, execution, run -> run.newTokens() > end)
        .contains(", the farthest with " + Math.round(most) + " new_tokens, ")
        .endsWith(
            ", "
                + String.format(Locale.ROOT, "%.4g", most / end).replaceAll("\\.?0+$", "")
                + " times its last, usually none. Maybe it ends too early?");
  }

  private static AbstractStringAssert<?> assertTold(
      Instance instance, Execution execution, Predicate<StageRun> beyond) {
    String share = String.format(Locale.ROOT, "%.4g", share(execution, beyond));
    return assertThat(BeyondGrid.warnings(instance, execution))
        .singleElement()
        .asString()
        .startsWith(
            "verifier.table: passes beyond its grid are "
                + share.replaceAll("0+$", "")
                + " % of the makespan, ");
  }

  /** The smallest of three prompts is two thirds of what the grid begins with. */
  @Test
  void passesBelowTheGridAreToldToo() throws Exception {
    Instance instance = with(row -> Double.parseDouble(row[0]) >= 512).with(Steps.MEAN);
    Execution execution = executed(instance, Pipeline.ROLLING);

    assertTold(instance, execution, run -> run.newTokens() < 512)
        .endsWith(" new_tokens, below its first, usually none. Maybe it begins too late?");
    assertThat(share(execution, run -> run.newTokens() > 256 && run.newTokens() < 512))
        .isPositive();
  }

  @Test
  void aTableWithoutContextsAndTheWholeTableAreEnough() throws Exception {
    Instance whole = InstanceReader.read(SHIPPED);
    assertThat(BeyondGrid.warnings(whole, executed(whole, Pipeline.ROLLING))).isEmpty();
    Instance plain = with(row -> row[1].equals("0"));
    assertThat(BeyondGrid.warnings(plain, executed(plain, Pipeline.ROLLING))).isEmpty();
    Instance roofline = InstanceReader.read(Path.of("instances/quickstart.yaml"));
    assertThat(BeyondGrid.warnings(roofline, executed(roofline, Pipeline.ROLLING)))
        .isEqualTo(List.of());
  }
}
