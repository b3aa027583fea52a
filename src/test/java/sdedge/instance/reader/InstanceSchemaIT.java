package sdedge.instance.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class InstanceSchemaIT {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(InstanceSchema.text());
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).build();

  /** References, uniqueness, derived quantities, tables and spellings are beyond a schema. */
  private static final List<String> BEYOND_A_SCHEMA =
      Stream.of(
              "acceptance-mapping",
              "acceptance-per-drafter",
              "alias",
              "arrivals-later",
              "bad-table",
              "cell-of-one-in-vain",
              "contexts-unequal",
              "decibels-beyond",
              "denormal-rates",
              "drafter-called-as-verifier",
              "drafter-mistyped",
              "drafters-alike",
              "drafters-without-tasks-too-slow",
              "duplicate-ids",
              "fronthaul-overflow",
              "gain-of-minus-infinity",
              "gain-underflow",
              "header-overflow",
              "lengths",
              "long-anchor",
              "merge-key-in-task",
              "merge-key-with-alias",
              "merge-key",
              "missing-table-file",
              "model-overflow",
              "noise-overflow",
              "noise-power-overflow",
              "overhead-overflow",
              "payload-vanishes",
              "power-overflow",
              "rate-too-low",
              "same-id-twice-quoted",
              "slow-fronthaul",
              "slow-table",
              "slow-verifier",
              "slowest-flops",
              "unknown-drafter",
              "unknown-model",
              "vanishing-flops",
              "vanishing-weights",
              "version-float",
              "weights-overflow",
              "wide-band",
              "widest-model")
          .map(name -> name + ".yaml")
          .toList();

  private static List<?> errors(String text) {
    JsonNode tree = new ObjectMapper().valueToTree(new Load(SETTINGS).loadFromString(text));
    return SCHEMA.validate(tree);
  }

  static List<Path> references() throws IOException {
    return ReferenceInstancesTest.files();
  }

  @ParameterizedTest
  @MethodSource("references")
  void referenceInstancesAreValid(Path file) throws IOException {
    assertThat(errors(Files.readString(file))).isEmpty();
  }

  @Test
  void whatTheReaderIgnoresIsAccepted() {
    assertThat(errors(InstanceText.MINIMAL)).isEmpty();
    assertThat(
            errors(
                InstanceText.with(
                    "latency_model: flops", "latency_model: flops, table: 7, memory_bandwidth: x")))
        .isEmpty();
  }

  @Test
  void malformedInstancesAreInvalid() throws IOException {
    List<String> accepted = new ArrayList<>();
    for (String name : MalformedFilesTest.names()) {
      // Nesting and a list inside itself overflow the stack of the library.
      boolean loads = !name.contains("deep") && !name.contains("recursive");
      boolean table = name.startsWith("table-"); // its file is beyond a schema
      if (loads && !table && isAccepted(Path.of("src/test/resources/malformed", name))) {
        accepted.add(name);
      }
    }
    assertThat(accepted).containsExactlyElementsOf(BEYOND_A_SCHEMA);
  }

  private static boolean isAccepted(Path file) {
    try {
      return errors(Files.readString(file)).isEmpty();
    } catch (YamlEngineException | IllegalArgumentException | DatabindException | IOException e) {
      return false; // not even YAML, or not of texts as keys
    }
  }
}
