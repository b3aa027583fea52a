package sdedge;

import static sdedge.Json.map;
import static sdedge.Json.number;
import static sdedge.Json.numbers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;

/**
 * Prices of a closed batch and what two independent implementations of docs/model.md section 12
 * agree on.
 */
public final class ReferenceBound {
  private final String name;
  private final Instance instance;
  private final Map<String, Object> content;

  private ReferenceBound(ReferenceFile file) {
    name = file.name();
    instance = file.instance();
    content = file.content();
  }

  /** The drawn cases, and those of shipped instances. */
  public static List<ReferenceBound> all() {
    return ReferenceFile.all("continuous", "bound-", "shipped-").stream()
        .map(ReferenceBound::new)
        .toList();
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
