package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.cli.Cli.Ended;

/** What earlier versions called otherwise is read, and written by its name of now. */
class EarlierWordsTest {
  private static final Path QUICKSTART = Path.of("instances", "quickstart.yaml");

  @TempDir private Path folder;

  private String plan(Path out) throws Exception {
    return Files.readString(out.resolve("plan.json"));
  }

  @ParameterizedTest
  @CsvSource({"simultaneous, equal-finish", "uniform, equal-shares"})
  void uplinkPoliciesAreReadByBothNames(String earlier, String now) throws Exception {
    Path instance = folder.resolve("quickstart.yaml");
    Files.writeString(instance, Files.readString(QUICKSTART) + "\nuplink: " + earlier + "\n");
    Path byOption = folder.resolve("by-option");
    Path byFile = folder.resolve("by-file");

    Ended option = Cli.run("solve", QUICKSTART, "--uplink", earlier, "-o", byOption);
    Ended file = Cli.run("solve", instance, "-o", byFile);
    Path earlierPlan = folder.resolve("earlier.json");
    Files.writeString(earlierPlan, plan(byOption).replace(now, earlier));
    Ended given = Cli.run("evaluate", QUICKSTART, earlierPlan, "-o", folder.resolve("evaluated"));

    assertThat(option.code()).as(option.err()).isZero();
    assertThat(file.code()).as(file.err()).isZero();
    assertThat(given.code()).as(given.err()).isZero();
    assertThat(plan(byOption)).contains("\"uplink\": \"" + now + "\"").doesNotContain(earlier);
    assertThat(plan(byFile)).contains("\"uplink\": \"" + now + "\"");
  }

  @Test
  void theSchemeOfEqualSharesIsReadByBothNames() {
    Ended earlier = Cli.run("compare", QUICKSTART, "--methods", "uniform-bandwidth", "--csv", "-");
    Ended now = Cli.run("compare", QUICKSTART, "--methods", "equal-shares", "--csv", "-");

    assertThat(earlier.code()).as(earlier.err()).isZero();
    assertThat(earlier.out())
        .containsPattern("(?m)^[^,]+,equal-shares,")
        .doesNotContain("uniform-bandwidth");
    assertThat(now.out().lines().count()).isEqualTo(earlier.out().lines().count());
  }
}
