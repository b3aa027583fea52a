package sdedge;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Measurements and traces that are not part of the repository. */
public final class SharedData {
  private static final Path FOLDER = Path.of("../shared/data");

  private SharedData() {}

  /** A file such as {@code azure/AzureLLMInferenceTrace_conv.csv}; skips the test without it. */
  public static Path file(String name) {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), "skipped: " + file.toAbsolutePath().normalize() + " is absent");
    return file;
  }
}
