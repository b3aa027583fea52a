package sdedge;

import static sdedge.Json.map;
import static sdedge.Json.number;
import static sdedge.Json.numbers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;

/**
 * Prices of a closed batch and what two independent implementations of docs/model.md section 12
 * agree on.
 */
public final class ReferenceBound {
  private static final Path FOLDER = Path.of("src/test/resources/reference/continuous");

  private final String name;
  private final Instance instance;
  private final Map<String, Object> content;

  private ReferenceBound(String name, Instance instance, Map<String, Object> content) {
    this.name = name;
    this.instance = instance;
    this.content = content;
  }

  /** The drawn cases, and those of shipped instances. */
  public static List<ReferenceBound> all() {
    return Stream.of("bound-", "shipped-").flatMap(prefix -> all(prefix).stream()).toList();
  }

  private static List<ReferenceBound> all(String prefix) {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().matches(prefix + ".*\\.json"))
          .sorted()
          .map(ReferenceBound::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReferenceBound read(Path file) {
    try {
      Map<String, Object> content = Json.parse(Files.readString(file));
      Path instance = Path.of((String) content.get("instance"));
      Path path = instance.getNameCount() > 1 ? instance : FOLDER.resolve(instance);
      return new ReferenceBound(file.getFileName().toString(), InstanceReader.read(path), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidInputException e) {
      throw new AssertionError(e);
    }
  }

  public Instance instance() {
    return instance;
  }

  /** A price by its word in these files; null for none. */
  public @Nullable Object price(String key) {
    return map(content.get("prices")).get(key);
  }

  /** The bound, seconds. */
  public double boundS(boolean drawn) {
    String key = drawn ? "bound_drawn" : "bound_mean";
    Object found = expected().get(key);
    return number(found == null ? content.get(key + "_s") : found);
  }

  /** Numbers that are expected, by task; none of a shipped instance. */
  public double[] expected(String key) {
    Object found = expected().get(key);
    return found == null ? new double[0] : numbers(found);
  }

  private Map<String, Object> expected() {
    Object found = content.get("expected");
    return found == null ? Map.of() : map(found);
  }

  @Override
  public String toString() {
    return name;
  }
}
