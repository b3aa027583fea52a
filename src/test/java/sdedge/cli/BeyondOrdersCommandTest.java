package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.cli.Cli.Ended;

/** {@code solve --beyond-orders}. */
class BeyondOrdersCommandTest {
  private static final String MEMORY = "instances/memory-limited.yaml";
  private static final double CONTIGUOUS_S = 22.527728392923752; // instances/optima.txt

  @TempDir private Path folder;

  private static Map<String, Object> summary(Path result) throws Exception {
    return Json.parse(Files.readString(result.resolve("summary.json")));
  }

  @Test
  void aFasterPlanInNoOrderIsToldApartFromTheProvenOptimum() throws Exception {
    Path result = folder.resolve("result");

    Ended ended = Cli.run("solve", MEMORY, "--beyond-orders", "--threads", "1", "-o", result);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("contiguous in an order searched the best takes 22.5277 s, proven");
    Map<String, Object> summary = summary(result);
    assertThat(summary).containsEntry("status", "feasible").containsEntry("order", null);
    assertThat(summary).containsEntry("bound_s", null);
    assertThat(Json.number(summary.get("contiguous_s"))).isCloseTo(CONTIGUOUS_S, within(1e-8));
    assertThat(Json.number(summary.get("makespan_s"))).isLessThan(0.97 * CONTIGUOUS_S);
    Ended checked = Cli.run("check", MEMORY, result);
    assertThat(checked.code()).as(checked.out() + checked.err()).isZero();
    assertThat(checked.out())
        .contains("of the plans contiguous in an order searched the best takes 22.5277");

    Path again = folder.resolve("again");
    Cli.run("solve", MEMORY, "--beyond-orders", "--threads", "2", "-o", again);
    for (String file : new String[] {"plan.json", "summary.json", "schedule.csv"}) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(result.resolve(file));
    }
  }

  /** Where there is none, all stays as it is; asynchronous plans keep to no order anyway. */
  @Test
  void withoutAFasterPlanNothingChanges() throws Exception {
    for (String pipeline : new String[] {"rolling", "asynchronous"}) {
      Path with = folder.resolve(pipeline + "-with");
      Path without = folder.resolve(pipeline);
      String option = "--pipeline=" + pipeline;
      Cli.run("solve", Cli.ROLLING, option, "--beyond-orders", "-o", with);
      Cli.run("solve", Cli.ROLLING, option, "-o", without);

      assertThat(with.resolve("summary.json"))
          .hasSameBinaryContentAs(without.resolve("summary.json"));
      assertThat(with.resolve("plan.json")).hasSameBinaryContentAs(without.resolve("plan.json"));
    }
  }
}
