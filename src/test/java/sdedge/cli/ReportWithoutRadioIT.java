package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a network over whose radio nothing goes: nothing on it is empty. */
class ReportWithoutRadioIT {
  @TempDir private Path folder;

  @Test
  void whatIsNotThereIsNotShown() throws Exception {
    String text =
        Files.readString(Path.of("instances/drafts/l4-a100-modes.yaml"))
            .replaceAll("wireless: \\{[^}]*\\}", "")
            .replaceAll(", (tx_power_dbm|channel_gain_db): [-0-9.]+", "");
    Path instance = Files.writeString(folder.resolve("bare.yaml"), text);
    Path drafts = Cli.solved(folder.resolve("drafts"), instance.toString(), "--method", "goodput");
    Path silent =
        Cli.solved(folder.resolve("silent"), instance.toString(), "--method", "autoregressive");
    Path page = folder.resolve("page.html");
    assertThat(Cli.run("report", drafts, silent, "-o", page).code()).isZero();

    try (Browser browser = Browser.start(folder.resolve("profile"))) {
      browser.open(page);
      assertThat(browser.list("[...document.querySelectorAll('section')].map(one => one.id)"))
          .contains("timeline", "plan", "differences")
          .doesNotContain("uplink");
      assertThat(
              browser.list("[document.getElementById('main').textContent.includes('undefined')]"))
          .asString()
          .isEqualTo("[false]");
      assertThat(
              browser.list(
                  "[...document.querySelectorAll('#headline-differences tr[data-line]')]"
                      + ".filter(row => !row.querySelector('td data')).map(row => row.dataset.line)"))
          .isEmpty();
      assertThat(browser.list("[...document.querySelectorAll('th[data-column=mode]')]")).hasSize(1);
      assertThat(
              browser.list(
                  "[getComputedStyle(document.querySelector('.scroll')).backgroundAttachment]"))
          .asString()
          .contains("local", "scroll");
    }
  }
}
