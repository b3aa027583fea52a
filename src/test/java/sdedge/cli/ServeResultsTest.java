package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.SharedData;
import sdedge.cli.Cli.Ended;

/** Results of a serving benchmark, with the mistakes that people make. */
class ServeResultsTest {
  private static final Path BASE = Path.of("instances/calibrated/base.yaml");

  @TempDir private Path folder;

  private static Path file(String name) {
    return SharedData.file("serve-json/" + name);
  }

  private Ended calibrate(Object... files) {
    Object[] argv = new Object[files.length + 6];
    System.arraycopy(
        new Object[] {"calibrate", "--base", BASE, "-o", folder.resolve("fit"), "--runs"},
        0,
        argv,
        0,
        6);
    System.arraycopy(files, 0, argv, 6, files.length);
    return Cli.run(argv);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "append.json; :2:1: mode: 'llama1b' must be nothing: the drafter of the base has no modes",
        "append2.json; :3:1: not valid JSON: it ends before every object",
        "append3.json; :1:1379: not valid JSON: 'trailing' is no value; values are",
        "failed.json; :1:1: failed: 45 of 48 requests: a run of which more than 5 % fail tells",
        "list.json; :1:1: a list, must be a JSON object per run",
        "nopos.json; : the file does not say its length: --length FILE=N",
        "sec.json; :1:1: mean_tpot_ms: 0.0000177 s is less than a 30th of the time to read the",
        "ms.csv; :2:13: tpot_s: 27.0 must be in (0, 5] seconds; are these milliseconds?",
        "miss.csv; input_tokens: the column is missing from the header",
        "semi.csv; columns need commas between"
      })
  void mistakesAreNamed(String name, String message) {
    Ended ended = calibrate(file(name));
    assertThat(ended.code()).as(ended.err()).isEqualTo(3);
    assertThat(ended.err()).startsWith(file(name).toString()).contains(message);
    if (name.endsWith(".json")) {
      assertThat(ended.err().lines()).hasSizeLessThanOrEqualTo(2);
    }
    assertThat(folder.resolve("fit")).doesNotExist();
  }

  /** Two objects in one file, a rate, acceptance from the positions. */
  @Test
  void everyResultIsARow() throws Exception {
    String text = Files.readString(file("append.json"));
    Path append =
        Files.writeString(
            folder.resolve("append.json"), text.replaceAll(", \"mode\": \"[^\"]*\"", ""));
    Ended ended = calibrate(append, file("rate.json"), file("noacc.json"));
    assertThat(ended.code()).as(ended.err()).isZero();
    List<String> rows = Files.readAllLines(folder.resolve("fit/fit.csv"));
    assertThat(rows).hasSize(5);
    assertThat(rows.get(1)).startsWith("4,8.0,700.0,220.0,0.017699752455382668,3.042904450727908,");
    assertThat(rows.get(2)).startsWith("1,8.0,700.0,220.0,0.01988");
    assertThat(rows.get(3)).startsWith("4,7.597").contains("3.042904450727908");
    assertThat(rows.get(4)).startsWith("4,8.0").contains("3.0429044507279");
  }

  @Test
  void unlikeRequestsAreNotCompared() {
    Ended ended = calibrate(file("mixed.csv"));
    assertThat(ended.out())
        .doesNotContain("the best length at each")
        .containsPattern("loss +at 1 load that the fit has not seen .* off\n");
    assertThat(calibrate(file("ok.csv"), "--force").code()).isZero();
  }
}
