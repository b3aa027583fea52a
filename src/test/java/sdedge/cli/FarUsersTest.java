package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.instance.UplinkPolicy;

/** Prompts whose uploads take so much longer than others that an end does not tell a length. */
class FarUsersTest {
  private static final Path HARD = Path.of("src/test/resources/reference/hard");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"min-j2373.json", "min-384.json", "deliver-155.json"})
  void theDefaultUplinkIsOptimalAndChecked(String file) throws Exception {
    String instance = HARD.resolve(file).toString();
    Path joint = Cli.solved(folder.resolve("joint"), instance, "--require", "optimal");
    assertThat(Cli.run("check", instance, joint).code()).isZero();
    double leastS = Double.POSITIVE_INFINITY;
    for (UplinkPolicy policy : UplinkPolicy.FORMULAS) {
      Path other = folder.resolve(policy.key());
      leastS =
          Math.min(leastS, Cli.makespanS(Cli.solved(other, instance, "--uplink", policy.key())));
    }
    // One prompt decides, alone on its band: no allocation is better than in turn.
    assertThat(Cli.makespanS(joint)).isCloseTo(leastS, within(1e-12 * leastS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"min-j2373.json", "min-384.json"})
  void thePlanKeepsItsLengths(String file) throws Exception {
    String instance = HARD.resolve(file).toString();
    Path solved = Cli.solved(folder.resolve("solved"), instance);
    Path plan = solved.resolve("plan.json");
    assertThat(plan).content().contains("\"length_s\"");
    Path again = folder.resolve("again");
    assertThat(Cli.run("evaluate", instance, plan, "-o", again).code()).isZero();
    assertThat(again.resolve("plan.json")).hasSameTextualContentAs(plan);
    assertThat(Cli.makespanS(again)).isEqualTo(Cli.makespanS(solved));
  }
}
