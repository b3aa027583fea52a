package sdedge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of results says what the committed tables say. */
final class ResultsPageIT {
  private static final String BEGIN = "<!-- tables: java scripts/PaperTables.java --write -->\n";
  private static final String END = "<!-- end of tables -->\n";
  private static final Pattern FIGURE = Pattern.compile("\\d+\\.\\d+(?= (?:%|s\\b))");
  private static final Pattern HASH = Pattern.compile("\"([^\"]+\\.csv)\": \"([0-9a-f]{64})\"");

  private static String page() throws IOException {
    return Files.readString(Path.of("results/README.md"));
  }

  private static String tables(String page) {
    return page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
  }

  @Test
  void theTablesAreThoseOfTheFiles() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "-Dstdout.encoding=UTF-8", "scripts/PaperTables.java")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(tables(page())).isEqualTo(printed);
  }

  /** But for the figures of the paper, given as "up to …", which no table of ours holds. */
  @Test
  void theFiguresOfTheTextAreInTheTables() throws Exception {
    String page = page();
    String tables = tables(page);
    Matcher figure = FIGURE.matcher(page.substring(0, page.indexOf(BEGIN)));
    int found = 0;
    while (figure.find()) {
      assertThat(tables).containsPattern("(?<![\\d.])" + Pattern.quote(figure.group()) + "(?!\\d)");
      found++;
    }
    assertThat(found).isPositive();
  }

  @Test
  void theFilesAreThoseOfTheManifest() throws Exception {
    Path folder = Path.of("results/paper");
    Matcher hash = HASH.matcher(Files.readString(folder.resolve("manifest.json")));
    int found = 0;
    while (hash.find()) {
      byte[] bytes = Files.readAllBytes(folder.resolve(hash.group(1)));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(HexFormat.of().formatHex(digest)).as(hash.group(1)).isEqualTo(hash.group(2));
      found++;
    }
    assertThat(found).isGreaterThan(5);
  }
}
