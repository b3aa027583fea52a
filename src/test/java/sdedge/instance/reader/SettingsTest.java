package sdedge.instance.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.document.InvalidInputException;
import sdedge.document.tree.OverridePath.ValueOverride;
import sdedge.instance.Acceptance;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Noise;
import sdedge.instance.PowerModel;
import sdedge.instance.Scope;
import sdedge.instance.Serving;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.Wireless;

class SettingsTest {
  private static final String SECOND =
      "- {id: u2, input_tokens: 1, output_tokens: 1, acceptance: [0.1, 0.2], tx_power_dbm: 23,"
          + " channel_gain_db: -95}\n";

  private static Instance with(String path, String value) throws InvalidInputException {
    return with(InstanceText.MINIMAL, path, value);
  }

  private static Instance with(String text, String path, String value)
      throws InvalidInputException {
    return InstanceReader.load(
            "test.yaml",
            text.getBytes(StandardCharsets.UTF_8),
            Path.of(""),
            List.of(ValueOverride.of(path, value)),
            Arrivals.AT_ZERO,
            UnaryOperator.identity())
        .instance();
  }

  private static List<String> problems(String path, String value) {
    return problems(InstanceText.MINIMAL, path, value);
  }

  private static List<String> problems(String text, String path, String value) {
    try {
      with(text, path, value);
      return List.of();
    } catch (InvalidInputException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }

  @Test
  void aValueIsReplaced() throws Exception {
    assertThat(with("drafters[0].wireless.bandwidth_hz", "5e6").drafters().get(0).wireless())
        .isEqualTo(new Wireless(5e6, Noise.THERMAL, PowerModel.CONSTANT_PSD, 32, 0));
    assertThat(with("models[\"large\"].layers", "8").verifier().model().layers()).isEqualTo(8);
    assertThat(with("speculation.scope", "global").speculation().scope()).isEqualTo(Scope.GLOBAL);
  }

  @Test
  void everyEntryOfAListIsReplaced() throws Exception {
    Instance instance = with(InstanceText.MINIMAL + SECOND, "tasks[*].acceptance", "0.5");

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
  void servingIsThatOfTheEngine() throws Exception {
    String stated =
        "serving: {max_num_batched_tokens: 2048, async_scheduling: true, front_end_s: 2e-3}\n";
    Serving serving = with(InstanceText.MINIMAL + stated, "version", "1").serving();

    assertThat(with("version", "1").serving()).isEqualTo(new Serving(Integer.MAX_VALUE, false, 0));
    assertThat(serving).isEqualTo(new Serving(2048, true, 2e-3));
    assertThat(serving.splitsPrompts()).isTrue();
    String budget = "serving.max_num_batched_tokens";
    assertThat(with(InstanceText.MINIMAL + stated, budget, "none").serving())
        .isEqualTo(new Serving(Integer.MAX_VALUE, true, 2e-3));
    assertThat(with(budget, "1").serving()).isEqualTo(new Serving(1, false, 0));
    assertThat(problems(budget, "0")).hasSize(1);
    assertThat(problems("serving.front_end_s", "-1")).hasSize(1);
    assertThat(problems("serving.max_batched_tokens", "8")).hasSize(1);
    Instance changed =
        with(budget, "7").with(Steps.EXPECTED).withOptions(null, null, TaskOrder.GIVEN, null);
    assertThat(changed.with(Batching.FREE).serving()).isEqualTo(new Serving(7, false, 0));
  }

  @Test
  void unknownKeysAreReportedByTheReader() {
    assertThat(problems("drafters[0].wireless.bandwith_hz", "5e6"))
        .singleElement()
        .asString()
        .startsWith("test.yaml: drafters[0].wireless.bandwith_hz: unknown key; known are ")
        .endsWith("Maybe `bandwidth_hz` was meant? (set by drafters[0].wireless.bandwith_hz=5e6)");
  }

  @Test
  void valuesAreChecked() {
    assertThat(problems("tasks[0].acceptance", "1.5"))
        .containsExactly(
            "test.yaml: tasks[0].acceptance: 1.5 must be in [0, 1] (set by"
                + " tasks[0].acceptance=1.5)");
    assertThat(problems("speculation.max_length", "2.5"))
        .containsExactly(
            "test.yaml: speculation.max_length: 2.5 must be an integer from 0 to 64 without point"
                + " or exponent (set by speculation.max_length=2.5)");
    assertThat(problems("speculation", "2"))
        .containsExactly("test.yaml: speculation: 2 must be a mapping (set by speculation=2)");
  }

  @Test
  void whatIsWrongWithOneSettingIsToldOnce() {
    String twoTasks = InstanceText.MINIMAL + SECOND;
    assertThat(problems(twoTasks, "tasks[*].acceptance", "x"))
        .containsExactly(
            "test.yaml: tasks[0].acceptance: x must be a number in [0, 1]"
                + " (set by tasks[*].acceptance=x)");
    assertThat(problems(twoTasks, "tasks[*].output_tokens", "*-1"))
        .singleElement()
        .asString()
        .endsWith(" must be an integer from 1 to 2147483647 (set by tasks[*].output_tokens=*-1)");
    assertThat(problems(twoTasks, "tasks[*].id", "*2"))
        .singleElement()
        .asString()
        .endsWith("is not a number that *2 could multiply (set by tasks[*].id=*2)");
    assertThat(problems("models[\"a.b\"].layers", "x"))
        .contains(
            "test.yaml: models[\"a.b\"].layers: x must be an integer from 1 to 2147483647"
                + " (set by models[\"a.b\"].layers=x)");
  }

  @Test
  void whatIsNotThereIsNotMultiplied() {
    assertThat(problems("verifier.peak_flop", "*2"))
        .singleElement()
        .asString()
        .startsWith("test.yaml:")
        .contains(
            ": verifier: there is no \"peak_flop\" here that *2 could multiply; its keys are ")
        .endsWith(" Maybe `peak_flops` was meant? (set by verifier.peak_flop=*2)");
    assertThat(problems("memory", "*2"))
        .singleElement()
        .asString()
        .contains("there is no \"memory\" here that *2 could multiply; its keys are version, ")
        .endsWith(", speculation, …. (set by memory=*2)");
    assertThat(problems("speculation", "*2"))
        .singleElement()
        .asString()
        .contains(
            "speculation: a mapping is not a number that *2 could multiply; its keys are"
                + " min_length, max_length");
  }

  @Test
  void pathsThatLeadNowhereAreReported() {
    assertThat(problems("drafters[1].id", "x"))
        .containsExactly(
            "test.yaml:8:1: drafters[1]: the list has 1 entry (set by drafters[1].id=x)");
    assertThat(problems("speculation[0]", "x"))
        .contains(
            "test.yaml:15:14: speculation: a mapping is not a list; its keys are min_length,"
                + " max_length (set by speculation[0]=x)");
    assertThat(problems("tasks.acceptance", "1"))
        .singleElement()
        .asString()
        .endsWith(
            ": a list is not a mapping and has no key \"acceptance\"; [*] is every entry of it"
                + " (set by tasks.acceptance=1)");
    assertThat(problems("name.x", "1"))
        .containsExactly(
            "test.yaml:2:7: name: minimal is not a mapping and has no key \"x\" (set by name.x=1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".a", "a.", "a..b", "[0]", "[*]", "a[", "a[-1]", "a[x]", "a.*.b", "a b", "a.[0]",
        "a[0]b"
      })
  void pathsAreChecked(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValueOverride.of(path, "1"))
        .withMessageContaining("must be a path such as");
  }
}
