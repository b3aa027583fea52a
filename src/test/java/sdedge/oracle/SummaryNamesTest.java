package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.oracle.files.Difference;
import sdedge.oracle.files.ResultSource;
import sdedge.result.files.SummaryWriter;
import sdedge.search.solver.Method;

/** The check, which shares no code with the writer, knows every key of the summary by its name. */
class SummaryNamesTest {
  private static final Path FILE =
      Path.of("src/test/resources/reference/cases/case-100-late-uploads.yaml");
  private static final List<String> IF_ANY =
      List.of(
          "warnings",
          "modes",
          "resident_batches",
          "answers",
          "contiguous",
          "bound_reason",
          "bound_all_s",
          "draws",
          "standard_error_s",
          "prices",
          "prices_modes",
          "other_prices");

  @Test
  void everyKeyIsMissedUnderAnotherName() throws Exception {
    Instance instance =
        InstanceReader.read(FILE)
            .with(Steps.EXPECTED)
            .withOptions(null, UplinkPolicy.EQUAL_SHARES, null, null);
    Map<String, byte[]> files = new HashMap<>(MadeResult.solved(instance, Method.DP));
    String summary = new String(files.get("summary.json"), StandardCharsets.UTF_8);
    IF_ANY.forEach(key -> assertThat(summary).doesNotContain("\n  \"" + key + "\""));

    for (String key : SummaryWriter.KEYS.names()) {
      if (!IF_ANY.contains(key)) {
        String line = "\n  \"" + key + "\"";
        assertThat(summary).contains(line);
        String renamed = summary.replace(line, "\n  \"other\"");
        files.put("summary.json", renamed.getBytes(StandardCharsets.UTF_8));
        assertThat(
                ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files))
                    .differences())
            .extracting(Difference::column)
            .contains("other")
            .anyMatch(column -> column.startsWith(key));
      }
    }
  }
}
