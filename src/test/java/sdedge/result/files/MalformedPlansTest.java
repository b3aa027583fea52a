package sdedge.result.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Feasibility;

/**
 * Plans of a network of three drafters, refused with exactly the lines of the {@code .expected}
 * beside each: by the reader, or where it finds nothing because the plan cannot be executed.
 */
class MalformedPlansTest {
  private static final Path FOLDER = Path.of("src/test/resources/malformed/plans");

  static List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(FOLDER)) {
      return paths
          .map(p -> p.getFileName().toString())
          .filter(n -> n.endsWith(".plan"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyProblemIsReportedWithItsPlace(String name) throws Exception {
    Instance network = InstanceReader.read(FOLDER.resolve("network.yaml"));
    byte[] bytes = Files.readAllBytes(FOLDER.resolve(name));

    assertThat(refusal(name, bytes, network))
        .isNotEmpty()
        .isEqualTo(Files.readAllLines(FOLDER.resolve(name.replace(".plan", ".expected"))));
  }

  private static List<String> refusal(String name, byte[] bytes, Instance network) {
    try {
      return Feasibility.violations(network, PlanReader.parse(name, bytes, network).plan());
    } catch (InvalidInputException e) {
      return e.problems().stream().map(Problem::toString).toList();
    }
  }
}
