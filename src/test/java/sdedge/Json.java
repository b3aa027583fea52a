package sdedge;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** JSON for tests, as maps, lists and numbers; fails on what is absent or of another kind. */
public final class Json {
  private Json() {}

  /** Parses a JSON object. */
  public static Map<String, Object> parse(String text) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    return map(new Load(settings).loadFromString(text)); // JSON is YAML
  }

  /** A JSON number. */
  public static double number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }

  /** A JSON array of numbers. */
  public static double[] numbers(@Nullable Object value) {
    return list(value).stream().mapToDouble(Json::number).toArray();
  }

  /** A JSON object. */
  @SuppressWarnings("unchecked") // the keys of JSON objects are strings
  public static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  /** A JSON array. */
  @SuppressWarnings("unchecked")
  public static List<Object> list(@Nullable Object value) {
    return (List<Object>) Objects.requireNonNull(value);
  }

  /** A JSON array of objects. */
  public static List<Map<String, Object>> maps(@Nullable Object value) {
    return list(value).stream().map(Json::map).toList();
  }

  /** A value as text, which is YAML. */
  public static String text(Object value) {
    return new Dump(DumpSettings.builder().setDefaultFlowStyle(FlowStyle.FLOW).build())
        .dumpToString(value);
  }
}
