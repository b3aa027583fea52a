package sdedge.instance.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.document.InvalidInputException;

/**
 * Every file of the corpus is refused with exactly the lines of the {@code .expected} beside it.
 */
class MalformedFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/malformed");

  static List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(FOLDER)) {
      return paths
          .map(p -> p.getFileName().toString())
          .filter(n -> n.endsWith(".yaml") || n.endsWith(".json"))
          .sorted()
          .toList();
    }
  }

  @Test
  void theCorpusIsLarge() throws IOException {
    assertThat(names()).hasSizeGreaterThan(200);
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyProblemIsReportedWithItsPlace(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    String expected =
        Files.readString(FOLDER.resolve(name.substring(0, name.lastIndexOf('.')) + ".expected"));

    assertThatThrownBy(() -> InstanceReader.read(file))
        .isInstanceOf(InvalidInputException.class)
        .extracting(e -> String.valueOf(e.getMessage()).replace(FOLDER + "/", "") + "\n")
        .isEqualTo(expected);
  }
}
