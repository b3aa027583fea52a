package sdedge.oracle.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;

/**
 * The files of a result, wherever they are.
 *
 * @param names of all files
 */
public record ResultSource(Set<String> names, Opener files) {
  @FunctionalInterface
  public interface Opener {
    InputStream open(String name) throws IOException;
  }

  public static ResultSource of(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return new ResultSource(
          entries
              .map(entry -> entry.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)),
          name -> Files.newInputStream(directory.resolve(name)));
    }
  }

  public static ResultSource of(Map<String, byte[]> files) {
    return new ResultSource(
        files.keySet(),
        name -> new ByteArrayInputStream(Objects.requireNonNull(files.get(name), name)));
  }

  /** A JSON document; null, which is reported, if it is missing or none. */
  public @Nullable ObjectReader document(Findings findings, String name) throws IOException {
    if (!names.contains(name)) {
      findings.add(name, "", "a file", "nothing");
      return null;
    }
    Problems problems = new Problems(name);
    ValueReader document = Document.parseJson(problems, bytes(name));
    if (problems.count() > 0) {
      findings.add(name, "", "a JSON document", problems.sorted().get(0).message());
      return null;
    }
    return document.object();
  }

  InputStream open(String name) throws IOException {
    return files.open(name);
  }

  public byte[] bytes(String name) throws IOException {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    }
  }
}
