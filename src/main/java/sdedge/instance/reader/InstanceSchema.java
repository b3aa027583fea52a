package sdedge.instance.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyModel.Kind;
import sdedge.instance.ModeNumber;
import sdedge.instance.Named;
import sdedge.instance.NodeKey;
import sdedge.instance.Overheads;
import sdedge.instance.UplinkPolicy;

/** The JSON Schema of instance files. */
public final class InstanceSchema {
  private static final String RESOURCE = "/sdedge/instance.schema.json";

  private InstanceSchema() {}

  /** The text of the schema, draft 2020-12. */
  public static String text() {
    try (InputStream in = InstanceSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\"$uplink\"", words(UplinkPolicy.REQUESTS, Named::key))
          .replace("\"$earlier_uplink\"", words(UplinkPolicy.REQUESTS, Named::earlierKey))
          .replace("\"$latency_model\"", words(List.of(LatencyModel.Kind.values()), Named::key))
          .replace("\"$keys\": {}", NodeSchema.keys())
          .replace("\"$models\"", NodeSchema.models())
          .replace("\"$overheads\": {}", NodeSchema.overheads(false))
          .replace("\"$verifier_overheads\": {}", NodeSchema.overheads(true))
          .replace("\"$mode_numbers\": {}", modeNumbers());
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  private static String modeNumbers() {
    return Arrays.stream(ModeNumber.values())
        .map(
            number ->
                "\"%s\": {\"$ref\": \"#/$defs/nonNegative\", \"description\": \"%s\"}"
                    .formatted(number.key(), number.description()))
        .collect(Collectors.joining(",\n        "));
  }

  private static String words(
      List<? extends Named> constants, Function<Named, @Nullable String> word) {
    return constants.stream()
        .map(word)
        .filter(Objects::nonNull)
        .map(each -> '"' + each + '"')
        .collect(Collectors.joining(", "));
  }

  /** What the schema of instance files says of the keys that latency models read. */
  private static final class NodeSchema {
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
}
