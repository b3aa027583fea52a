package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;

/** The shipped instances complete no sooner either. */
class ClosedBoundIT {
  private static final Path FOLDER = Path.of("instances");

  /** Of a hundred long answers each, whose bounds take as long as all others together. */
  private static final String LONG = "=opt= published-\\S*b .*";

  static List<String> known() throws IOException {
    return Files.readAllLines(FOLDER.resolve("optima.txt")).stream()
        .filter(line -> line.startsWith("=opt=") && !line.matches(LONG))
        .toList();
  }

  /** Proven optima of plans, of which one is over all allocations of a band with shares. */
  @ParameterizedTest
  @MethodSource("known")
  void noOptimumIsBelow(String line) throws Exception {
    String[] words = line.split(" ", -1);
    Instance instance = InstanceReader.read(FOLDER.resolve(words[1] + ".yaml"));

    ClosedBound bound =
        Objects.requireNonNull(ClosedBound.of(instance, instance.pipeline(), Control.NONE));

    double optimumS = Double.parseDouble(words[2]);
    assertThat(bound.boundS()).isBetween(0.4 * optimumS, optimumS * (1 + 1e-9));
  }
}
