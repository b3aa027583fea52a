package sdedge.oracle.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.instance.reader.InstanceReader;

/** Batch-processing machines of the literature, whose optima are known: a pass takes a second. */
class PartitionSearchTest {
  private static final Path FOLDER = Path.of("src/test/resources/reference/partitions");

  @ParameterizedTest
  @ValueSource(
      strings = {"p1s1-4", "p1s1-7", "p1s2-4", "p1s2-5", "p1s3-5", "p1s3-7", "p2s1-5", "p2s1-7"})
  void nothingIsBelowAnOptimumAndTheOptimumIsFound(String name) throws Exception {
    String file = "pb-20-10-" + name + ".yaml";
    Map<String, Object> optima = Json.parse(Files.readString(FOLDER.resolve("optima.json")));
    double optimumS = Json.number(Json.map(optima.get(file)).get("optimum_s"));
    KnownOptimum known = new KnownOptimum(InstanceReader.read(FOLDER.resolve(file)), optimumS);

    assertThat(known.below(1 - 1e-9)).isInfinite();
    assertThat(known.below(1 + 1e-6)).isCloseTo(optimumS, within(1e-6));
    assertThat(known.below(1.5)).isCloseTo(optimumS, within(1e-6));
  }
}
