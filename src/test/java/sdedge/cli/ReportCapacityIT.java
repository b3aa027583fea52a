package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of capacities, in a browser. */
class ReportCapacityIT {
  private static final String QUICKSTART = "instances/quickstart.yaml";

  @TempDir private Path folder;

  /** One with purchases beside one without. */
  @Test
  void usersOverTimeAndPurchasesAreDrawn() {
    try (Browser browser = Browser.start(folder.resolve("profile"))) {
      Path bought = folder.resolve("bought");
      Object[] asked = {"capacity", QUICKSTART, "--within=3500ms", "--draws=2"};
      Object[] levers = {"--levers", "--price=verifier.memory_bandwidth=900/400e9", "-o", bought};
      ReportBrowserIT.run(Cli.with(asked, levers));
      Path other = folder.resolve("other");
      ReportBrowserIT.run(Cli.with(asked, "--percentile=0.5", "-o", other));
      Path file = folder.resolve("page.html");
      ReportBrowserIT.run("report", bought, other, "-o", file);

      browser.open(file);

      assertThat(new ReportedPage(browser).drawnCharts())
          .containsExactly("served-chart-0", "served-chart-1", "purchases-chart-0");
      assertThat(browser.text("document.getElementById('served').textContent"))
          .contains(
              "quickstart: ", " within 3.5 s in at least 90.0 % of 2 draws.", "(95 % confidence: ")
          .contains("With continuous batching ");
      assertThat(browser.text("document.getElementById('purchases').textContent"))
          .contains("400 GB/s more memory bandwidth on mbs +", "What gains nothing");
      assertThat(browser.console()).isEmpty();
    }
  }
}
