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
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;

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

  /** A JSON file; what is wrong is reported. */
  ObjectReader json(Problems problems, String name) throws IOException {
    return Document.parseJson(problems, bytes(name)).object();
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
