package sdedge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedInstancesIT {
  @Test
  void theGeneratorWritesTheCommittedFiles(@TempDir Path folder) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "scripts/MakeInstances.java", folder.toString())
            .inheritIO()
            .start();

    assertThat(process.waitFor()).isZero();
    try (Stream<Path> made = Files.list(folder)) {
      List<Path> files = made.toList();
      assertThat(files).hasSize(10);
      for (Path file : files) {
        assertThat(Path.of("instances").resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
  }
}
