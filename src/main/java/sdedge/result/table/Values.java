package sdedge.result.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a JSON object by the description of its keys.
 *
 * @param byKey null where nothing stands there, or not even the key
 */
public record Values(Map<String, @Nullable Object> byKey) {
  /** Whether something stands at a key. */
  public boolean has(String key) {
    return byKey.get(key) != null;
  }

  /** What {@link #get} gives; empty if nothing stands at the key. */
  public <T> Optional<T> find(String key, Class<T> type) {
    return Optional.ofNullable(byKey.get(key)).map(type::cast);
  }

  /** What stands at a key that has something: a text, a double, a boolean, a word, an object. */
  public <T> T get(String key, Class<T> type) {
    return type.cast(Objects.requireNonNull(byKey.get(key), key));
  }

  public Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<?, ?> map = get(key, Map.class);
    map.forEach((name, text) -> texts.put((String) name, (String) text));
    return texts;
  }
}
