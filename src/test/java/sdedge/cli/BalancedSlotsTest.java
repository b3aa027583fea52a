package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.TinySystem;
import sdedge.study.program.InstanceFiles;

/** Where what a makespan is made of hangs on little, solve, explain and the summary say so. */
class BalancedSlotsTest {
  @TempDir private Path folder;

  /** Two tasks take two steps in turns, with two drafts each that are verified in 2 s. */
  static Cli.Ended solve(double passS, Path folder) throws Exception {
    TinySystem system = new TinySystem().verifier(2).drafter(passS, TinySystem.INSTANT).caps(1, 2);
    Path file = InstanceFiles.writeTiny(system.task(1, 2).task(1, 2).instance(), folder);
    String two = "--set=speculation.max_length=2";
    Path result = folder.resolve("result");
    Cli.Ended ended =
        Cli.run("solve", file, two, "--set=speculation.min_length=2", "-o", result, "--force");
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended;
  }

  private double balancedS() throws Exception {
    Path summary = folder.resolve("result/summary.json");
    return Json.number(Json.parse(Files.readString(summary)).get("balanced_s"));
  }

  @Test
  void slotsOfEqualSidesAreNamed() throws Exception {
    String said =
        "6 s (60.2 %) in balanced slots, whose drafts and verifications take equally long within 2 %";

    assertThat(solve(0.985, folder).out()).contains("  makespan   9.97 s").contains(said + "\n");
    assertThat(balancedS()).isCloseTo(6, within(1e-12));
    assertThat(Cli.run("explain", folder.resolve("result")).out())
        .contains("\n  balanced   " + said + "\n");

    assertThat(solve(0.95, folder).out()).contains("  makespan   9.9 s").doesNotContain("balanced");
    assertThat(balancedS()).isZero();
  }
}
