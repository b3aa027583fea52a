package sdedge.instance.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.instance.Instance;

class ReferenceInstancesTest {
  private static final Path FOLDER = Path.of("src/test/resources/reference");

  static List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(FOLDER)) {
      return paths.filter(ReferenceInstancesTest::isInstance).sorted().toList();
    }
  }

  private static boolean isInstance(Path path) {
    String name = path.getFileName().toString();
    boolean valid = !name.startsWith("invalid-") || name.equals("invalid-too-large.yaml");
    return valid && (name.endsWith(".yaml") || name.startsWith("tasks-"));
  }

  @Test
  void thereAreInstances() throws IOException {
    assertThat(files()).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyReferenceInstanceIsRead(Path file) throws Exception {
    Instance instance = InstanceReader.read(file);

    assertThat(instance.tasks()).isNotEmpty();
    assertThat(instance.drafters()).isNotEmpty();
  }
}
