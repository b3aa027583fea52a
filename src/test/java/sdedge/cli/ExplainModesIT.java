package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;

/**
 * What {@code explain} says of draft modes and bands is what their files, changed, are solved to.
 */
class ExplainModesIT {
  @TempDir private Path folder;

  /** The first tasks of a shipped instance in one order. */
  private static String some(String name, int tasks) throws Exception {
    List<String> lines = Files.readAllLines(Path.of("instances/drafts/" + name + ".yaml"));
    int end = lines.indexOf("tasks:") + 1 + tasks;
    return String.join("\n", lines.subList(0, end)).replace("order: auto", "order: given") + "\n";
  }

  private Map<String, Object> explained(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("instance.yaml"), text);
    Path result = folder.resolve("result");
    assertThat(Cli.run("solve", file, "-o", result, "--force").code()).isZero();
    Cli.Ended ended = Cli.run("explain", result, "--instance", file, "--json");
    assertThat(ended.code()).as(ended.err()).isZero();
    return Json.parse(ended.out());
  }

  private double optimumS(String text) throws Exception {
    Map<String, Object> summary = summary(text);
    assertThat(summary.get("status")).isEqualTo("optimal");
    return Json.number(summary.get("makespan_s"));
  }

  /** Of the result of a search that is checked. */
  private Map<String, Object> summary(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("changed.yaml"), text);
    Path result = folder.resolve("changed");
    assertThat(Cli.run("solve", file, "-o", result, "--force").code()).isZero();
    assertThat(Cli.run("check", file, result).code()).isZero();
    return Cli.summary(result);
  }

  @Test
  void aModeSavesWhatTheOthersTakeMore() throws Exception {
    String text = some("l4-a100-modes", 6);
    Map<String, Object> explained = explained(text);
    double bestS = Json.number(Json.map(explained.get("best")).get("makespan_s"));

    List<Map<String, Object>> modes = Json.maps(explained.get("modes"));

    assertThat(modes)
        .extracting(mode -> mode.get("mode"))
        .containsExactly("edge", "co-located", "block");
    for (Map<String, Object> mode : modes) {
      double othersS = optimumS(without(text, mode.get("mode")));
      assertThat(Json.number(mode.get("makespan_s"))).isCloseTo(othersS, within(1e-9 * othersS));
      assertThat(Json.number(mode.get("saved_s")))
          .isCloseTo(othersS - bestS, within(1e-9 * othersS));
      assertThat(mode.get("proven")).isEqualTo(true);
    }
    assertThat(Json.number(modes.get(2).get("saved_s"))).as("block").isPositive();
    assertThat(
            Json.maps(explained.get("break_evens")).stream()
                .flatMap(of -> Json.maps(of.get("mode_edges")).stream()))
        .as("edges between modes")
        .isNotEmpty()
        .allSatisfy(
            edge ->
                assertThat(Json.map(edge.get("low")).get("modes"))
                    .isNotEqualTo(Json.map(edge.get("high")).get("modes")));
  }

  private static String without(String text, @Nullable Object mode) {
    String without = text.replaceFirst(" +- \\{name: " + mode + "[^\n]*\n", "");
    assertThat(without).isNotEqualTo(text);
    return without;
  }

  private static Map<String, Object> band(Map<String, Object> explained) {
    return Json.maps(explained.get("savings")).stream()
        .filter(saving -> "links.air.bandwidth_hz".equals(saving.get("path")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void moreOfABandSavesWhatItsFileSays() throws Exception {
    String text = some("handsets-band", 3);
    Map<String, Object> explained = explained(text);
    double bestS = Json.number(Json.map(explained.get("best")).get("makespan_s"));

    Map<String, Object> band = band(explained);

    assertThat(band.get("resource")).isEqualTo("air bandwidth");
    for (String key : List.of("ten_percent", "one_unit")) {
      Map<String, Object> more = Json.map(band.get(key));
      String hertz = String.valueOf(Json.number(more.get("value")));
      double widerS = optimumS(text.replace("bandwidth_hz: 5e6", "bandwidth_hz: " + hertz));
      assertThat(Json.number(more.get("saved_s")))
          .isPositive()
          .isCloseTo(bestS - widerS, within(1e-9));
    }
  }
}
