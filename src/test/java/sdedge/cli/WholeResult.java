package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sdedge.Json;
import sdedge.document.InputFile;

/** Holds a result directory against the hashes in its {@code run.json}. */
final class WholeResult {
  private WholeResult() {}

  /** Checks that a directory holds what its {@code run.json} lists, bit by bit, and no more. */
  static void check(Path directory) throws IOException {
    Map<String, Object> run = Cli.json(directory, "run.json");
    Map<String, Object> outputs = Json.map(run.get("outputs"));
    Set<String> expected = new TreeSet<>(outputs.keySet());
    expected.add("run.json");
    assertThat(outputs).isNotEmpty();
    assertThat(names(directory)).isEqualTo(expected);
    for (Map.Entry<String, Object> output : outputs.entrySet()) {
      byte[] bytes = Files.readAllBytes(directory.resolve(output.getKey()));
      assertThat(InputFile.sha256(bytes)).as(output.getKey()).isEqualTo(output.getValue());
    }
  }

  /** The names in a directory; none if there is no directory. */
  static Set<String> names(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return Set.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
