package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.Cli.ROLLING;
import static sdedge.cli.Cli.TWO_DRAFTERS;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code explain} finds the instance of a result. */
class ExplainedInstanceTest {
  @TempDir private Path folder;

  private Path solved(String instance, Object... more) {
    return Cli.solved(folder.resolve("result"), instance, more);
  }

  /** As a run in another folder names it: relative, from a folder that the result is in. */
  @Test
  void theInstanceIsFoundByItsDigestWhereTheResultIs() throws Exception {
    Path project = Files.createDirectories(folder.resolve("project/instances"));
    Path instance = Files.copy(Path.of(ROLLING), project.resolve("mine.yaml"));
    Path result = folder.resolve("project/results/mine");
    Files.createDirectories(result.getParent());
    Cli.solved(result, instance.toString());
    Path run = result.resolve("run.json");
    Files.writeString(
        run, Files.readString(run).replace(instance.toString(), "instances/mine.yaml"));
    assertThat(Cli.run("explain", result, "--json", "--time-limit", "1s").code()).isZero();

    Path other = Files.createDirectories(result.resolveSibling("instances"));
    Files.copy(Path.of(TWO_DRAFTERS), other.resolve("mine.yaml")); // nearer, another one
    assertThat(Cli.run("explain", result, "--json", "--time-limit", "1s").code()).isZero();

    Files.delete(instance);
    assertThat(Cli.run("explain", result).err()).contains("another version of the instance");
    Files.delete(other.resolve("mine.yaml"));
    assertThat(Cli.run("explain", result).err()).contains("Where is it now (--instance FILE)?");
  }

  /** A result outside of where the run was remembers that folder. */
  @Test
  void theInstanceIsFoundFromWhereTheRunWas() throws Exception {
    Path there = Files.createDirectories(folder.resolve("there/instances"));
    Path result = solved(ROLLING);
    Path run = result.resolve("run.json");
    String here = Path.of("").toAbsolutePath().toString();
    assertThat(run).content().contains("\"folder\": \"" + here + "\"");
    String elsewhere =
        Files.readString(run)
            .replace("\"" + ROLLING + "\": \"", "\"instances/mine.yaml\": \"")
            .replace("\"folder\": \"" + here, "\"folder\": \"" + there.getParent());
    Files.writeString(run, elsewhere);
    assertThat(Cli.run("explain", result).err()).contains("Where is it now (--instance FILE)?");

    Files.copy(Path.of(ROLLING), there.resolve("mine.yaml"));

    assertThat(Cli.run("explain", result, "--json", "--time-limit", "1s").code()).isZero();
    assertThat(Cli.run("check", ROLLING, result).code()).isZero();
  }
}
