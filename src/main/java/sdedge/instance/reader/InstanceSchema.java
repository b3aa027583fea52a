package sdedge.instance.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.instance.LatencyModel;
import sdedge.instance.ModeNumber;
import sdedge.instance.Named;
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
}
