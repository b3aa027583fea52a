package sdedge.instance.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.instance.Instance;

class InstanceSyntaxTest {
  private static final String JSON =
      """
      {
      \t"version": 1, "name":\t"json\\u002Dfile",
      \t"models": {"m\\/x": {"layers": 2, "hidden": 768}},
      \t"verifier": {"id": "mbs", "model": "m", "latency_model": "flops", "peak_flops": 1E+12},
      \t"drafters": [{
      \t\t"id": "sbs1", "model": "m", "latency_model": "flops", "peak_flops": 1e12,
      \t\t"wireless": {"bandwidth_hz": 20e6},
      \t\t"fronthaul": {"rate_bps": 1e9, "latency_s": 0, "bits_per_prompt_token": 1,
      \t\t\t"bits_per_draft_token": 2, "bits_per_verdict": 3}
      \t}],
      \t"speculation": {"min_length": 0, "max_length": 8},
      \t"tasks": [{"id": "u1", "input_tokens": 1, "output_tokens": 1, "acceptance": 0.5,
      \t\t"tx_power_dbm": 23, "channel_gain_db": -95}]\t
      }
      """;

  @Test
  void jsonWithTabsAndEscapesIsRead() throws Exception {
    Instance instance = InstanceText.read(JSON.replace("m\\/x", "m"));

    assertThat(instance.name()).isEqualTo("json-file");
    assertThat(instance.tasks()).hasSize(1);
  }

  @Test
  void placesInJsonCountTabsAsOneColumn() {
    assertThat(InstanceText.problems(JSON.replace("\"m\\/x\"", "\"m\"").replace("20e6", "-20")))
        .containsExactly("test.yaml:7:32: drafters[0].wireless.bandwidth_hz: -20 must be > 0");
  }

  @Test
  void escapedSlashesAreUnderstood() {
    assertThat(InstanceText.problems(JSON))
        .first()
        .asString()
        .startsWith("test.yaml:3:13: models[\"m/x\"]: \"m/x\" must be a name");
  }

  @Test
  void byteOrderMarkAndCarriageReturnsAreAccepted() throws Exception {
    String text = "\uFEFF" + InstanceText.MINIMAL.replace("\n", "\r\n");

    assertThat(InstanceText.read(text)).isEqualTo(InstanceText.read(InstanceText.MINIMAL));
  }

  @ParameterizedTest
  @CsvSource({"010, 10", "+7, 7", "0o17, 15", "0x1F, 31", "00000000000000000000000000000012, 12"})
  void countsAreCoreIntegers(String written, int value) throws Exception {
    String text = InstanceText.with("input_tokens: 128", "input_tokens: " + written);

    assertThat(InstanceText.read(text).tasks().get(0).inputTokens()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"128.0", "1e2", "1_000", "0b11", "1:30", "0o8", "0xG", "'1'", "~", "-0x1"})
  void nothingElseIsACount(String written) {
    String text = InstanceText.with("input_tokens: 128", "input_tokens: " + written);

    assertThat(InstanceText.problems(text)).hasSize(1).first().asString().contains(":17:26: ");
  }

  @ParameterizedTest
  @CsvSource({
    "6.74e9, 6.74e9",
    ".5, 0.5",
    "1., 1",
    "1e9, 1e9",
    "+1E+3, 1000",
    "010, 10",
    "0x10, 16",
    "12, 12"
  })
  void numbersAreCoreNumbers(String written, double value) throws Exception {
    String text = InstanceText.with("rate_bps: 1e9", "rate_bps: " + written);

    assertThat(InstanceText.read(text).drafters().get(0).fronthaul().rateBps()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".", "e5", "1e", "1d", "1f", "0x1p3", "1 000", "NaN", "inf", "--1", "20 MHz"})
  void nothingElseIsANumber(String written) {
    String text = InstanceText.with("peak_flops: 59.5e12", "peak_flops: " + written);

    assertThat(InstanceText.problems(text))
        .containsExactly(
            "test.yaml:11:15: drafters[0].peak_flops: " + written + " must be a number > 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,5", "'1,5'"})
  void aDecimalCommaIsNamed(String written) {
    String text = InstanceText.with("peak_flops: 59.5e12", "peak_flops: " + written);
    assertThat(InstanceText.problems(text))
        .containsExactly(
            "test.yaml:11:15: drafters[0].peak_flops: "
                + written.replace('\'', '"')
                + " must be a number > 0. Maybe 1.5?");
  }

  /** Between braces a comma ends the number, so that the rest is a key without a value. */
  @Test
  void aDecimalCommaBetweenBracesIsNamed() {
    String text =
        InstanceText.with("layers: 2, hidden: 768", "layers: 2, bytes_per_kv: 1,5, hidden: 768");
    assertThat(InstanceText.problems(text))
        .singleElement()
        .asString()
        .endsWith(".bytes_per_kv: 1,5 has a decimal comma. Maybe 1.5?");
  }

  @ParameterizedTest
  @CsvSource({"true, 3", "True, 3", "TRUE, 3", "false, 2", "False, 2", "FALSE, 2"})
  void booleansAreThoseOfTheCoreSchema(String written, int matrices) throws Exception {
    String text =
        InstanceText.with("layers: 2, hidden: 768", "layers: 1, hidden: 1, gated_ffn: " + written);

    assertThat(InstanceText.read(text).drafters().get(0).node().model().parameters())
        .isEqualTo(4 + 4 * matrices);
  }

  @Test
  void allProblemsAreReportedInOrderOfPlace() {
    String text =
        InstanceText.with("acceptance: 0.72", "acceptance: 2")
            .replace("hidden: 768", "hiden: 768")
            .replace("name: minimal", "name: a/b");

    assertThat(InstanceText.problems(text))
        .extracting(p -> List.of(p.split(": ", 3)).subList(0, 2).toString())
        .containsExactly(
            "[test.yaml:2:7, name]",
            "[test.yaml:4:10, models.small.hidden]",
            "[test.yaml:4:22, models.small.hiden]",
            "[test.yaml:17:62, tasks[0].acceptance]");
  }

  @Test
  void columnsCountCharactersNotBytes() {
    String text = InstanceText.with("{layers: 2, hidden: 768}", "{'é😀': 1, layers: 2, hidden: 0}");

    assertThat(InstanceText.problems(text))
        .extracting(p -> p.substring(0, p.indexOf(' ')))
        .containsExactly("test.yaml:4:11:", "test.yaml:4:39:");
  }
}
