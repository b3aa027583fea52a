package sdedge.instance.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.document.InvalidInputException;
import sdedge.document.tree.ValueOverride;
import sdedge.instance.Acceptance;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.Scope;
import sdedge.instance.Task;
import sdedge.instance.Wireless;

class SettingsTest {
  private static Instance with(String path, String value) throws InvalidInputException {
    return with(InstanceText.MINIMAL, path, value);
  }

  private static Instance with(String text, String path, String value)
      throws InvalidInputException {
    return InstanceReader.parse(
        "test.yaml",
        text.getBytes(StandardCharsets.UTF_8),
        Path.of(""),
        List.of(ValueOverride.of(path, value)));
  }

  private static List<String> problems(String path, String value) {
    try {
      with(path, value);
      return List.of();
    } catch (InvalidInputException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }

  @Test
  void aValueIsReplaced() throws Exception {
    assertThat(with("drafters[0].wireless.bandwidth_hz", "5e6").drafters().get(0).wireless())
        .isEqualTo(new Wireless(5e6, -174, 0, PowerModel.CONSTANT_PSD, 32, 0));
    assertThat(with("models[\"large\"].layers", "8").verifier().model().layers()).isEqualTo(8);
    assertThat(with("speculation.scope", "global").speculation().scope()).isEqualTo(Scope.GLOBAL);
  }

  @Test
  void everyEntryOfAListIsReplaced() throws Exception {
    String second =
        "- {id: u2, input_tokens: 1, output_tokens: 1, acceptance: [0.1, 0.2], tx_power_dbm: 23,"
            + " channel_gain_db: -95}\n";

    Instance instance = with(InstanceText.MINIMAL + second, "tasks[*].acceptance", "0.5");

    assertThat(instance.tasks())
        .extracting(Task::acceptance)
        .containsExactly(Acceptance.of(0.5), Acceptance.of(0.5));
  }

  @Test
  void optionalKeysThatAreMissingAreAdded() throws Exception {
    assertThat(with("verifier.memory_bytes", "24e9").verifier().memoryBytes()).isEqualTo(24e9);
    assertThat(with("batching.max_tasks_per_batch", "3").batching().maxTasksPerBatch())
        .isEqualTo(3);
  }

  @Test
  void unknownKeysAreReportedByTheReader() {
    assertThat(problems("drafters[0].wireless.bandwith_hz", "5e6"))
        .singleElement()
        .asString()
        .startsWith("test.yaml: drafters[0].wireless.bandwith_hz: unknown key; known are ")
        .endsWith("Maybe `bandwidth_hz` was meant?");
  }

  @Test
  void valuesAreChecked() {
    assertThat(problems("tasks[0].acceptance", "1.5"))
        .containsExactly("test.yaml: tasks[0].acceptance: 1.5 must be in [0, 1]");
    assertThat(problems("speculation.max_length", "2.5"))
        .containsExactly(
            "test.yaml: speculation.max_length: 2.5 must be an integer from 0 to 64 without point"
                + " or exponent");
    assertThat(problems("speculation", "2"))
        .containsExactly("test.yaml: speculation: 2 must be a mapping");
  }

  @Test
  void pathsThatLeadNowhereAreReported() {
    assertThat(problems("drafters[1].id", "x"))
        .containsExactly("test.yaml:8:1: drafters[1]: the list has 1 entry");
    assertThat(problems("speculation[0]", "x"))
        .contains("test.yaml:15:14: speculation: a mapping is not a list");
    assertThat(problems("name.x", "1"))
        .containsExactly("test.yaml:2:7: name: minimal is not a mapping and has no key \"x\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".a", "a.", "a..b", "[0]", "[*]", "a[", "a[-1]", "a[x]", "a b", "a.[0]", "a[0]b"
      })
  void pathsAreChecked(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValueOverride.of(path, "1"))
        .withMessageContaining("must be a path such as");
  }
}
