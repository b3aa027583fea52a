package sdedge.search.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import sdedge.search.solver.Approaches;

/** The documentation lists exactly the schemes of the code, defined in the same words. */
class SchemesDocumentTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.+) \\|$");

  @Test
  void theTableIsThatOfTheCode() throws Exception {
    Map<String, String> documented = new LinkedHashMap<>();
    Matcher rows = ROW.matcher(Files.readString(Path.of("docs/schemes.md")));
    while (rows.find()) {
      documented.put(rows.group(1), rows.group(2));
    }

    assertThat(documented).containsExactlyEntriesOf(Approaches.definitions());
  }

  @Test
  void namesAreReadExactly() {
    for (String unknown :
        new String[] {"", "DP", "fixed-length:", "fixed-length:01", "static-batch:0", "Random"}) {
      assertThat(Approaches.named(unknown)).as(unknown).isNull();
    }
    assertThat(Objects.requireNonNull(Approaches.named("fixed-length:64")).key())
        .isEqualTo("fixed-length:64");
  }
}
