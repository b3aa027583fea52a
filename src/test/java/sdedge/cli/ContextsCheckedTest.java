package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.cli.Cli.Ended;
import sdedge.document.InputFile;
import sdedge.study.ExitCode;

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

  /** Whether check accepts a result as that of another instance, which it is told to be of. */
  private Ended check(Path instance, Path result) throws Exception {
    String sha256 = InputFile.sha256(Files.readAllBytes(instance));
    try (Stream<Path> files = Files.list(result)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        String text = Files.readString(file);
        Files.writeString(file, text.replaceAll("(\"sha256\": \")[0-9a-f]{64}", "$1" + sha256));
      }
    }
    return Cli.run("check", instance, result);
  }

  private void assertRefuted(Path instance, Path result, String number) throws Exception {
    Ended ended = check(instance, result);
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.CHECK_FAILED.code());
    assertThat(ended.out() + ended.err()).contains(number).doesNotContain("sha256");
  }

  /** What results say of one table is not what another one gives, were it ever so little. */
  @ParameterizedTest
  @CsvSource({"mean", "expected"})
  void plansOfAnotherTableAreRefuted(String steps) throws Exception {
    Path result = folder.resolve("plan");
    Path solved = instance(TABLE);
    assertThat(Cli.run("solve", solved, "--steps", steps, "-o", result).code()).isZero();

    assertThat(check(solved, result).code()).isZero();
    assertRefuted(instance(TABLE.replace("400", "401")), result, "schedule.csv,");
    assertRefuted(instance(TABLE.replace("0.8]", "0.8001]")), result, "schedule.csv,");
    assertRefuted(instance("[0.9, 0.8]"), result, "schedule.csv,");
  }

  @ParameterizedTest
  @CsvSource({"mean", "expected"})
  void streamsOfAnotherTableAreRefuted(String steps) throws Exception {
    Path result = folder.resolve("stream");
    Path served = instance(TABLE);
    String asked = "--rate 0.5 --requests 40 --policy best --seed 1 --steps " + steps;
    assertThat(
            Cli.run((Object[]) ("stream " + served + " " + asked + " -o " + result).split(" "))
                .code())
        .isZero();

    assertThat(check(served, result).code()).isZero();
    assertRefuted(instance(TABLE.replace("0.1]", "0.12]")), result, "bound.values.u1");
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
      String hashes = "\"sha256\": \"[0-9a-f]{64}\"";
      assertThat(Files.readString(one.resolve(file)).replaceAll(hashes, ""))
          .isEqualTo(Files.readString(list.resolve(file)).replaceAll(hashes, ""));
    }
  }
}
