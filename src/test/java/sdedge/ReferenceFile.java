package sdedge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;

/**
 * A file of reference values that names its instance: one beside it, or by a path from the root.
 *
 * @param content all that it says
 */
record ReferenceFile(String name, Instance instance, Map<String, Object> content) {
  private static final Path FOLDER = Path.of("src/test/resources/reference");

  /** Those of a folder whose names begin with one of some words, in the order of the words. */
  static List<ReferenceFile> all(String folder, String... beginnings) {
    return Stream.of(beginnings).flatMap(word -> beginningWith(folder, word)).toList();
  }

  private static Stream<ReferenceFile> beginningWith(String folder, String word) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(word) && name.endsWith(".json"))
          .sorted()
          .map(name -> named(folder, name))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of a folder. */
  static ReferenceFile named(String folder, String name) {
    try {
      Path file = FOLDER.resolve(folder).resolve(name);
      Map<String, Object> content = Json.parse(Files.readString(file));
      Path stated = Path.of((String) content.get("instance"));
      Path instance = stated.getNameCount() > 1 ? stated : file.resolveSibling(stated);
      return new ReferenceFile(name, InstanceReader.read(instance), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidInputException e) {
      throw new AssertionError(e);
    }
  }
}
