package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.TestSeeds;

/** {@code search.csv}: what the search knew, when. */
class SearchTraceTest {
  /** A batch machine, which is faster in no order, and what is searched by prices. */
  private static final String MACHINE =
      "src/test/resources/reference/partitions/pb-20-10-p1s1-4.yaml";

  private static final String LARGE = "instances/memory-limited.yaml";

  @TempDir private Path folder;

  private Path solved() {
    return solved(Cli.ROLLING, "--order", "auto", "--uplink", "auto");
  }

  private Path solved(Object... arguments) {
    Path result = folder.resolve("a");
    List<Object> all = new ArrayList<>(List.of("solve", "-o", result));
    all.addAll(List.of(arguments));
    Cli.Ended ended = Cli.run(all.toArray());
    assertThat(ended.code()).as(ended.err()).isZero();
    return result;
  }

  @Test
  void theLastRowIsWhatTheSummarySays() throws Exception {
    theLastRowIsWhatTheSummarySays(solved());
  }

  /** Of all batch plans nothing is proven while those in an order are searched. */
  @Test
  void afterTheBestInAnOrderAllBatchPlansAreSearched() throws Exception {
    Path result = solved(TestSeeds.all() ? LARGE : MACHINE, "--class", "partitions");
    String summary = Files.readString(result.resolve("summary.json"));
    List<String[]> rows =
        Files.readAllLines(result.resolve("search.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .toList();
    boundsNeverFallAndMakespansNeverRise(result);
    assertThat(summary).contains("\"class\": \"partitions\"");
    Map<String, Object> found = Json.parse(summary);
    Map<String, Object> contiguous = Json.map(found.get("contiguous"));
    String bestInOrder = String.valueOf(contiguous.get("makespan_s"));
    List<String[]> inOrder = rows.stream().filter(row -> row[1].equals(bestInOrder)).toList();
    assertThat(inOrder).as("of an order").isNotEmpty().allMatch(row -> row[2].isEmpty());
    assertThat(Json.number(found.get("makespan_s")))
        .isLessThan(0.99 * Double.parseDouble(bestInOrder));
    String boundS = rows.get(rows.size() - 1)[2];
    assertThat(summary).contains("\"bound_s\": " + (boundS.isEmpty() ? "null" : boundS));
  }

  private static void theLastRowIsWhatTheSummarySays(Path result) throws Exception {
    List<String> lines = Files.readAllLines(result.resolve("search.csv"));
    assertThat(lines.get(0)).isEqualTo("time_s,makespan_s,bound_s,order,uplink,relaxation_s,nodes");
    assertThat(lines.size()).as("rows").isGreaterThan(2);
    String[] last = lines.get(lines.size() - 1).split(",", -1);
    String summary = Files.readString(result.resolve("summary.json"));
    assertThat(last[1]).isEqualTo(last[2]);
    assertThat(summary)
        .contains("\"makespan_s\": " + last[1], "\"bound_s\": " + last[2])
        .contains("\"order\": \"" + last[3] + "\"", "\"uplink\": \"" + last[4] + "\"");
  }

  @Test
  void boundsNeverFallAndMakespansNeverRise() throws Exception {
    boundsNeverFallAndMakespansNeverRise(solved());
  }

  private static void boundsNeverFallAndMakespansNeverRise(Path result) throws Exception {
    double makespanS = Double.POSITIVE_INFINITY;
    double boundS = 0;
    List<String> lines = Files.readAllLines(result.resolve("search.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      double nowS = fields[1].isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(fields[1]);
      double nowBoundS = fields[2].isEmpty() ? 0 : Double.parseDouble(fields[2]);
      assertThat(nowS).isLessThanOrEqualTo(makespanS);
      assertThat(nowBoundS).isGreaterThanOrEqualTo(boundS).isLessThanOrEqualTo(nowS);
      makespanS = nowS;
      boundS = nowBoundS;
    }
  }
}
