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
  void everyDrafterHasALineUpToFour() {
    List<String> lines =
        Cli.run("solve", "instances/devices.yaml", "-o", folder.resolve("r"))
            .out()
            .lines()
            .toList();
    int busy = lines.indexOf("  busy       mbs 91.1 %");

    assertThat(lines.subList(busy + 1, busy + 6))
        .containsExactly(
            "             handset01 10.9 %, radio uplink 0.0 %, fronthaul up < 0.1 %, down < 0.1 %",
            "             handset02 32.4 %, radio uplink 0.0 %, fronthaul up < 0.1 %, down < 0.1 %",
            "             handset03 20.3 %, radio uplink 0.0 %, fronthaul up < 0.1 %, down < 0.1 %",
            "             handset04 14.6 %, radio uplink 0.0 %, fronthaul up < 0.1 %, down < 0.1 %",
            "             … and 8 more drafters");
    assertThat(lines).hasSizeLessThanOrEqualTo(20).allMatch(line -> line.length() <= 120);
  }
}
