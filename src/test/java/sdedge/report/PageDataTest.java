package sdedge.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.Json;
import sdedge.api.PlanningInstance;
import sdedge.api.Sdedge;
import sdedge.api.SolveOptions;
import sdedge.report.ReportPage.PageData;
import sdedge.result.files.saved.SavedFolder;

/** The data of a page is what stands in the files of the result. */
class PageDataTest {
  @TempDir private static Path folder;
  private static Path directory = Path.of("");

  @BeforeAll
  static void solve() throws Exception {
    directory = folder.resolve("<&>\u2028r");
    PlanningInstance instance = PlanningInstance.read(Path.of("instances/two-drafters.yaml"));
    Sdedge.solve(instance, SolveOptions.DEFAULT).write(directory);
  }

  private static String data() throws Exception {
    return PageData.of(
        new PageContent(
            Map.of(
                "results",
                List.of(ReportedFolders.shown(SavedFolder.read(directory), null, null)))),
        Map.of("sdedge", "1"));
  }

  private static Map<String, Object> result() throws Exception {
    List<Object> results = Json.list(Json.parse(data()).get("results"));
    assertThat(results).hasSize(1);
    return Json.map(results.get(0));
  }

  /** The cells of a column as the script sees them. */
  private static List<@Nullable Object> cells(Map<String, Object> table, String column) {
    Object values = Json.map(table.get("columns")).get(column);
    if (values instanceof List) {
      return new ArrayList<>(Json.list(values));
    }
    List<Object> words = Json.list(Json.map(values).get("words"));
    assertThat(words).doesNotHaveDuplicates();
    List<@Nullable Object> cells = new ArrayList<>();
    for (Object at : Json.list(Json.map(values).get("at"))) {
      int index = (int) Json.number(at);
      cells.add(index < 0 ? null : words.get(index));
    }
    return cells;
  }

  @ParameterizedTest
  @CsvSource({"schedule", "latency", "uplink"})
  void everyCellOfATableIsThere(String name) throws Exception {
    List<String> lines = Files.readAllLines(directory.resolve(name + ".csv"));
    String[] header = lines.get(0).split(",", -1);

    Map<String, Object> table = Json.map(result().get(name));

    assertThat(table.get("rows")).isEqualTo(lines.size() - 1);
    assertThat(Json.map(table.get("columns")).keySet()).containsExactly(header);
    for (int i = 0; i < header.length; i++) {
      List<@Nullable Object> cells = cells(table, header[i]);
      assertThat(cells).hasSize(lines.size() - 1);
      for (int row = 0; row < cells.size(); row++) {
        String expected = lines.get(row + 1).split(",", -1)[i];
        Object cell = cells.get(row);
        if (cell instanceof Number number) {
          assertThat(number.doubleValue()).as(header[i]).isEqualTo(Double.parseDouble(expected));
        } else {
          assertThat(Objects.requireNonNullElse(cell, "")).as(header[i]).isEqualTo(expected);
        }
      }
    }
  }

  /** Most cells are whole numbers, and a page may have very many. */
  @Test
  void wholeNumbersHaveNoPoint() throws Exception {
    Map<String, Object> table = Json.map(result().get("latency"));
    assertThat(cells(table, "cohort")).allMatch(Integer.class::isInstance);
    assertThat(cells(table, "e2e_s")).allMatch(Double.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource({"run, run.json", "summary, summary.json", "plan, plan.json"})
  void documentsAreThoseOfTheFiles(String key, String file) throws Exception {
    assertThat(result().get(key)).isEqualTo(Json.parse(Files.readString(directory.resolve(file))));
  }

  /** No HTML parser takes it for anything else, and JavaScript reads it in one line. */
  @Test
  void whatEndsAScriptIsWrittenByItsCode() throws Exception {
    assertThat(data()).doesNotContain("<", ">", "&", "\u2028").contains("\\u003c\\u0026\\u003e");
    assertThat(result()).containsEntry("directory", directory.toString());
    assertThat(result()).doesNotContainKey("comparison");
    assertThat(Json.parse(data())).containsEntry("versions", Map.of("sdedge", "1"));
  }
}
