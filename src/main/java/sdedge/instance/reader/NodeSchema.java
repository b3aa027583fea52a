package sdedge.instance.reader;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import sdedge.instance.LatencyModel.Kind;
import sdedge.instance.NodeKey;
import sdedge.instance.Overheads;

/** What the schema of instance files says of the keys that latency models read. */
final class NodeSchema {
  private NodeSchema() {}

  /** The properties of a node, of any value: a model passes over the keys of the others. */
  static String keys() {
    Set<NodeKey> all = new LinkedHashSet<>();
    Arrays.stream(Kind.values()).forEach(kind -> all.addAll(kind.keys()));
    return joined(",\n        ", List.copyOf(all), NodeSchema::property);
  }

  private static String property(NodeKey key) {
    String models =
        Arrays.stream(Kind.values())
            .filter(kind -> kind.keys().contains(key))
            .map(Kind::key)
            .collect(Collectors.joining(", "));
    return "\"%s\": {\"description\": \"%s (%s).\"}"
        .formatted(key.key(), key.description(), models);
  }

  /** The overheads of nodes, or those of the verifier alone. */
  static String overheads(boolean isOfVerifier) {
    return Overheads.KEYS.stream()
        .filter(key -> key.isOfVerifier() == isOfVerifier)
        .map(Overheads.Key::figure)
        .map(figure -> "\"%s\": %s".formatted(figure.key(), described(figure)))
        .collect(Collectors.joining(",\n        "));
  }

  private static String described(NodeKey figure) {
    String schema = figure.schema();
    String open = schema.substring(0, schema.length() - 1);
    return open + ", \"description\": \"" + figure.meaning() + ".\"}";
  }

  /** For every model what its own keys hold and which must be there. */
  static String models() {
    return joined(",\n        ", List.of(Kind.values()), NodeSchema::condition);
  }

  private static String condition(Kind kind) {
    String condition =
        """
        {
          "if": {"properties": {"latency_model": {"const": "%s"}}, "required": ["latency_model"]},
          "then": {
            "required": [%s],
            "properties": {
              %s
            }
          }
        }""";
    String required =
        joined(
            ", ",
            kind.keys().stream().filter(NodeKey::required).toList(),
            key -> '"' + key.key() + '"');
    String properties =
        joined(",\n      ", kind.keys(), key -> '"' + key.key() + "\": " + key.schema());
    return condition.formatted(kind.key(), required, properties).indent(8).strip();
  }

  private static <T> String joined(String separator, List<T> parts, Function<T, String> text) {
    return parts.stream().map(text).collect(Collectors.joining(separator));
  }
}
