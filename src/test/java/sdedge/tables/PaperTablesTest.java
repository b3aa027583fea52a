package sdedge.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of results says what the committed tables say. */
final class PaperTablesTest {
  private static final Pattern FIGURE = Pattern.compile("\\d+\\.\\d+(?= (?:%|s\\b))");
  private static final Path PAGE = Path.of("results/README.md");

  @Test
  void theTablesAreThoseOfTheFiles() throws Exception {
    assertThat(PaperTables.filled(Page.read(PAGE)).text()).isEqualTo(Files.readString(PAGE));
  }

  /** But for the figures of the paper, given as "up to …", which no table of ours holds. */
  @Test
  void theFiguresOfTheTextAreInTheTables() throws Exception {
    Page page = Page.read(PAGE);
    String tables = page.table("all");
    Matcher figure = FIGURE.matcher(page.text().replace(tables, ""));
    int found = 0;
    while (figure.find()) {
      assertThat(tables).containsPattern("(?<![\\d.])" + Pattern.quote(figure.group()) + "(?!\\d)");
      found++;
    }
    assertThat(found).isPositive();
  }

  /** As {@code sha256sum -c} does. */
  @ParameterizedTest
  @ValueSource(strings = {"results/paper", "results/networks"})
  void theFilesHaveTheDigestsWrittenDown(Path folder) throws Exception {
    List<String> lines = Files.readAllLines(folder.resolve("SHA256SUMS"));
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      String name = line.substring(line.indexOf(' ') + 2);
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve(name)));
      assertThat(HexFormat.of().formatHex(digest) + "  " + name).isEqualTo(line);
    }
  }
}
