package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.latency.PassTime;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.Plan;
import sdedge.timeline.BeyondGrid;
import sdedge.timeline.Execution;
import sdedge.timeline.ExecutionListener;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** Passes of continuous service that a measured table does not cover are told. */
class PassesTest {
  private static final Path SHIPPED = Path.of("instances/measured-table.yaml");
  private static final String TABLE = "measured-table-mbs.csv";
  private static final double LAST = 16; // new tokens

  @TempDir private Path folder;

  /** The shipped instance with the rows of its table up to 16 new tokens. */
  private Instance narrow() throws Exception {
    List<String> rows =
        Files.readAllLines(SHIPPED.resolveSibling(TABLE)).stream()
            .filter(
                row -> row.startsWith("new") || Double.parseDouble(row.split(",", -1)[0]) <= LAST)
            .toList();
    Files.write(folder.resolve(TABLE), rows);
    Path file = folder.resolve("instance.yaml");
    Files.copy(SHIPPED, file);
    return InstanceReader.read(file).with(Steps.MEAN);
  }

  private static Execution executed(Instance instance) {
    List<Integer> all = IntStream.range(0, instance.tasks().size()).boxed().toList();
    GroupService.GroupRule group = new GroupService.GroupRule(Integer.MAX_VALUE, 3);
    ContinuousService service = new GroupService(all, List.of(group, group));
    return ContinuousRun.execute(instance, new Plan(Scope.BATCH, null, service));
  }

  @Test
  void theShareIsThatOfTheVerifications() throws Exception {
    Instance instance = narrow();
    Execution execution = executed(instance);
    double beyondS = 0;
    double most = 0;
    for (StageRun run : execution.stages().filter(r -> r.stage() == Stage.VERIFY).toList()) {
      beyondS += run.newTokens() > LAST ? run.endS() - run.startS() : 0;
      most = Math.max(most, run.newTokens());
    }

    List<String> warnings = BeyondGrid.warnings(instance, execution);

    assertThat(beyondS).isPositive();
    assertThat(warnings).hasSize(1);
    String text = warnings.get(0);
    String before = "verifier.table: passes beyond its grid are ";
    assertThat(text)
        .startsWith(before)
        .contains(" % of the makespan, the farthest with " + Math.round(most) + " new_tokens, ");
    double share = Double.parseDouble(text.substring(before.length(), text.indexOf(" %")));
    assertThat(share).isCloseTo(100 * beyondS / execution.makespanS(), within(0.01));
    Instance whole = InstanceReader.read(SHIPPED).with(Steps.MEAN);
    assertThat(BeyondGrid.warnings(whole, executed(whole))).isEmpty();
  }

  /** New tokens and seconds of passes, of verifications and then of drafting. */
  private static final class Sums implements ExecutionListener {
    private final double[] ofPasses = new double[4];
    private final double[] ofStages = new double[4];
    private final PassTime verifier;

    private Sums(Instance instance) {
      verifier = PassTime.of(instance.verifier());
    }

    @Override
    public void stage(StageRun run) {
      int at = run.stage() == Stage.VERIFY ? 0 : 2;
      if (run.stage() == Stage.VERIFY || run.stage() == Stage.DRAFT) {
        ofStages[at] += run.newTokens();
        ofStages[at + 1] += run.freeS() - run.startS();
      }
    }

    @Override
    public void pass(PassTime time, double tokens, double cached, double seconds) {
      int at = time.equals(verifier) ? 0 : 2;
      assertThat(cached).isNotNegative();
      ofPasses[at] += tokens;
      ofPasses[at + 1] += seconds;
    }
  }

  @Test
  void everyPassIsTold() {
    TestSeeds.each(
        PassesTest.class,
        100,
        random -> {
          RandomService served = RandomService.draw(random, 40);
          Sums sums = new Sums(served.instance());

          new StreamRun(served.instance())
              .run(served.requests(), served.setting(), Control.NONE, sums);

          for (int i = 0; i < 4; i++) {
            double expected = sums.ofStages[i];
            assertThat(sums.ofPasses[i]).isCloseTo(expected, within(1e-9 * (1 + expected)));
          }
        });
  }
}
