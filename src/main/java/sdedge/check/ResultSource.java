package sdedge.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
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

  boolean has(String name) {
    return names.contains(name);
  }

  InputStream open(String name) throws IOException {
    return files.open(name);
  }

  public byte[] bytes(String name) throws IOException {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    }
  }

  /** A JSON file; null, which is found, if there is none. */
  @Nullable ObjectReader json(FoundDifferences findings, String name) throws IOException {
    if (!has(name)) {
      findings.add(name, "", "a file", "nothing");
      return null;
    }
    ValueReader document = Document.parseJson(new Problems(name), bytes(name));
    ObjectReader object = document.object();
    return findings.areIn(object) ? null : object;
  }

  /** A word as it is stated in a JSON file; empty if it cannot be read. */
  String word(String name, String key) throws IOException {
    ObjectReader file = has(name) ? json(new FoundDifferences(), name) : null;
    String stated = file == null ? null : file.required(key).quoted();
    return stated == null ? "" : stated;
  }

  /** Takes a row of a table. */
  @FunctionalInterface
  interface RowReader {
    void read(CSVRecord row) throws IOException;
  }

  /**
   * Reads the rows of a table, one after the other, by the names of its header.
   *
   * @throws IllegalArgumentException if it is none
   */
  void rows(String name, RowReader reader) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        format.parse(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
      for (CSVRecord row : parser) {
        reader.read(row);
      }
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }
}
