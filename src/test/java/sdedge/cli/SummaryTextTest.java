package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads of a result with several drafters. */
class SummaryTextTest {
  @TempDir Path folder;

  @Test
  void manyDraftersShareALine() {
    List<String> lines =
        Cli.run("solve", "instances/devices.yaml", "-o", folder.resolve("r"))
            .out()
            .lines()
            .toList();

    assertThat(lines)
        .contains(
            "  busy       mbs 91.1 %, handset01 10.9 %, handset02 32.4 %, handset03 20.3 %,"
                + " handset04 14.6 %, handset05 29.1 %, handset06 9.0 % … and 6 more drafters",
            "  links      at most radio uplink 0.0 %, fronthaul up < 0.1 %, down < 0.1 %")
        .hasSizeLessThanOrEqualTo(15);
  }

  /** Six drafts that are hardly ever accepted cost more than they save. */
  @Test
  void draftsSaveOrCost() {
    String quickstart = "instances/quickstart.yaml";
    String sixDrafts = "--set=speculation.min_length=6";
    assertThat(Cli.run("solve", quickstart).out())
        .containsPattern("\n  without +autoregressive .*; this plan [0-9.]+ % less\n");
    assertThat(Cli.run("solve", quickstart, sixDrafts, "--set=tasks[*].acceptance=0.1").out())
        .containsPattern("\n  without +autoregressive .*; this plan [0-9.]+ % more\n");
  }
}
