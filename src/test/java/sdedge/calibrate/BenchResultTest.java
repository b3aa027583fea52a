package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.document.InvalidInputException;

/** What the results of an engine's own benchmark say, and where they contradict themselves. */
class BenchResultTest {
  /** 200 requests of 1,000 and 150 tokens in 60 s: 500 tokens/s, 20 ms each. */
  private static final String PLAIN =
      """
      {"max_concurrency": 256, "completed": 200, "duration": 60.0, "total_input_tokens": 200000,
       "total_output_tokens": 30000, "mean_tpot_ms": 20.0, "output_throughput": 500.0""";

  private static MeasuredRun read(String json, int length) throws Exception {
    return BenchResult.read(
        "run.json", json.getBytes(StandardCharsets.UTF_8), length, new DraftModes(List.of()));
  }

  /** Not as many as may: the rest waits. */
  @Test
  void asManyRunAsTheirTokensSay() throws Exception {
    MeasuredRun run = read(PLAIN + "}", 0);
    assertThat(run.running()).isEqualTo(10);
    assertThat(run.concurrency()).isEqualTo(256);
    assertThat(run.inputTokens()).isEqualTo(1000);
    assertThat(run.outputTokens()).isEqualTo(150);
    assertThat(run.tpotS()).isEqualTo(0.02);
    assertThat(run.acceptanceLength()).isNaN();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "`spec_decode_acceptance_length`: 2.3; 3; 3; 2.3",
        "`spec_decode_per_position_acceptance_rates`: [0.7, 0.4, 0.2]; -1; 3; 2.3",
        "`spec_decode_per_position_acceptance_rates`: [0.7, 0.4, 0.2]; 3; 3; 2.3",
        "`spec_decode_num_drafts`: 100, `spec_decode_draft_tokens`: 400,"
            + " `spec_decode_accepted_tokens`: 130; -1; 4; 2.3"
      })
  void lengthAndAcceptanceAreReadFromWhatIsThere(
      String keys, int given, int length, double acceptance) throws Exception {
    MeasuredRun run = read(PLAIN + ", " + keys.replace('`', '"') + "}", given);
    assertThat(run.length()).isEqualTo(length);
    assertThat(run.acceptanceLength()).isCloseTo(acceptance, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "`max_concurrency`: 256; `max_concurrency`: 4; 0;"
            + " output_throughput · mean_tpot_ms: 10 contradicts max_concurrency, 4 requests at a"
            + " time: by a factor of 2.5",
        "`duration`: 60.0; `duration`: 30.0; 0;"
            + " total_output_tokens: 30000 contradicts output_throughput · duration, 15000 tokens:"
            + " by a factor of 2",
        "`total_output_tokens`: 30000; `total_output_tokens`: 200000; 0; by a factor of 6.667",
        "`duration`: 60.0; `duration`: 400.0; 0; are input and output exchanged?",
        "`duration`; `spec_decode_acceptance_length`: 1.5,"
            + " `spec_decode_per_position_acceptance_rates`: [0.9, 0.9], `duration`; 2;"
            + " 1 + what spec_decode_per_position_acceptance_rates sum to: 2.8 contradicts"
            + " spec_decode_acceptance_length, 1.5 tokens per step: by a factor of 1.867",
        "`duration`; `spec_decode_per_position_acceptance_rates`: [0.9, 0.9], `duration`; 3;"
            + " 2 positions contradict --length 3",
        "`duration`; `spec_decode_num_drafts`: 4, `spec_decode_draft_tokens`: 10, `duration`; -1;"
            + " 2.5 draft tokens in the mean: lengths differ, or say one: --length FILE=N",
        "`duration`; `duration`; -1; the file does not say its length: --length FILE=N"
      })
  void contradictionsNameBothAndTheFactor(String from, String to, int length, String message) {
    String json = PLAIN.replace(from.replace('`', '"'), to.replace('`', '"')) + "}";
    assertThatThrownBy(() -> read(json, length))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }
}
