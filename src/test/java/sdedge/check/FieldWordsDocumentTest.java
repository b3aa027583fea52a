package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The document shows the table that the check goes by, line by line. */
class FieldWordsDocumentTest {
  @Test
  void theTableOfTheDocumentIsThatOfTheCheck() throws Exception {
    List<String> lines = Files.readAllLines(Path.of("docs/reliability.md"));
    int header = lines.indexOf("| file | of | word | fields |");
    List<String> stated =
        lines.stream().skip(header + 2).takeWhile(line -> line.startsWith("|")).toList();
    assertThat(stated)
        .containsExactlyElementsOf(
            FieldWords.TABLE.stream().map(FieldWordsDocumentTest::line).toList());
  }

  private static String line(FieldWords of) {
    String fields =
        of.fields().stream()
            .map(field -> field.equals("*") ? "all" : "`" + field + "`")
            .collect(Collectors.joining(", "));
    String commands = of.commands().stream().sorted().collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |".formatted(of.file(), commands, of.word(), fields);
  }

  /** Words for what stands below a field hold for all of it, and for nothing that begins alike. */
  @Test
  void aFieldCoversWhatStandsBelowIt() {
    assertThat(FieldWords.of("solve", "summary.json", "certificates[3].bound_s"))
        .isEqualTo(FieldWords.Word.NOT_DERIVED);
    assertThat(FieldWords.of("solve", "summary.json", "prices_modes[0]"))
        .isEqualTo(FieldWords.Word.NOT_DERIVED);
    assertThat(FieldWords.of("solve", "summary.json", "notes"))
        .isEqualTo(FieldWords.Word.RECOMPUTED);
    assertThat(FieldWords.of("evaluate", "summary.json", "states"))
        .isEqualTo(FieldWords.Word.RECOMPUTED);
  }
}
