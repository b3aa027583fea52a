package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.cli.Cli;

/** Results of instances whose acceptance goes by context: right ones pass, others do not. */
class ContextsCheckedTest {
  private static final String TABLE = "{context_tokens: [150, 400], rates: [[0.9, 0.8], 0.1]}";

  @TempDir Path folder;

  private Path instance(String acceptance) throws Exception {
    String text = Files.readString(Path.of("instances/quickstart.yaml"));
    String made = text.replaceAll("acceptance: (\\[[^]]*]|[0-9.]+)", "acceptance: " + acceptance);
    assertThat(made).contains(acceptance);
    return Files.writeString(folder.resolve("instance.yaml"), made);
  }

  private int check(Path instance, Path result) {
    return Cli.run("check", instance, result).code();
  }

  /** What results say of one table is not what another one gives, were it ever so little. */
  @ParameterizedTest
  @CsvSource({"mean", "expected"})
  void plansOfAnotherTableAreRefuted(String steps) throws Exception {
    Path result = folder.resolve("plan");
    Path solved = instance(TABLE);
    assertThat(Cli.run("solve", solved, "--steps", steps, "-o", result).code()).isZero();

    assertThat(check(solved, result)).isZero();
    assertThat(check(instance(TABLE.replace("400", "401")), result)).isEqualTo(1);
    assertThat(check(instance(TABLE.replace("0.8]", "0.8001]")), result)).isEqualTo(1);
    assertThat(check(instance("[0.9, 0.8]"), result)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"mean", "expected"})
  void streamsOfAnotherTableAreRefuted(String steps) throws Exception {
    Path result = folder.resolve("stream");
    Path served = instance(TABLE);
    String asked = "--rate 0.5 --requests 40 --policy best --seed 1 --steps " + steps;
    assertThat(Cli.run("stream " + served + " " + asked + " -o " + result).code()).isZero();

    assertThat(check(served, result)).isZero();
    assertThat(check(instance(TABLE.replace("0.1", "0.12")), result)).isEqualTo(1);
  }

  /** One context says as much as a list. */
  @Test
  void oneContextIsThatListToTheByte() throws Exception {
    Path one = folder.resolve("one");
    Path list = folder.resolve("list");
    instance("{context_tokens: [7], rates: [[0.8, 0.7]]}");
    assertThat(Cli.run("solve", folder.resolve("instance.yaml"), "-o", one).code()).isZero();
    instance("[0.8, 0.7]");
    assertThat(Cli.run("solve", folder.resolve("instance.yaml"), "-o", list).code()).isZero();

    for (String file : new String[] {"plan.json", "summary.json", "schedule.csv", "latency.csv"}) {
      assertThat(one.resolve(file)).hasSameTextualContentAs(list.resolve(file));
    }
  }
}
