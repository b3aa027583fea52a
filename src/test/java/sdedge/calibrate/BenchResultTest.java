package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.document.InvalidInputException;
import sdedge.instance.reader.InstanceReader;

/** What the results of an engine's own benchmark say, and where they contradict themselves. */
class BenchResultTest {
  /** 200 requests of 1,000 and 150 tokens in 60 s: 500 tokens/s, 20 ms each. */
  private static final String PLAIN =
      """
      {"max_concurrency": 256, "completed": 200, "duration": 60.0, "total_input_tokens": 200000,
       "total_output_tokens": 30000, "mean_tpot_ms": 20.0, "output_throughput": 500.0\
      """;

  private final List<String> notes = new ArrayList<>();

  private MeasuredRun read(String json, int length) throws Exception {
    return all(json, length).get(0);
  }

  private List<MeasuredRun> all(String json, int length) throws Exception {
    return BenchFile.read(
        "run.json",
        json.getBytes(StandardCharsets.UTF_8),
        length,
        new DraftModes(List.of(), false, "the drafter of the base has no modes"),
        InstanceReader.read(Path.of("instances/quickstart.yaml")).verifier(),
        notes);
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
        "`max_concurrency`: 256; `max_concurrency`: 0; 0;"
            + " output_throughput · mean_tpot_ms: 10 contradicts max_concurrency, 0 requests at a"
            + " time: by a factor of infinity",
        "`output_throughput`: 500.0; `output_throughput`: 1e308; 0; output_throughput · duration,"
            + " infinity tokens: by a factor of 0",
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
            + " 2.5 draft tokens per step in the mean, not 2: its length varied; say one all the"
            + " same: --length FILE=N",
        "`duration`; `spec_decode_num_drafts`: 4, `spec_decode_draft_tokens`: 14,"
            + " `spec_decode_per_position_acceptance_rates`: [0.7, 0.4, 0.2, 0.1], `duration`; -1;"
            + " 3.5 draft tokens per step in the mean, not 4: its length varied",
        "`duration`; `spec_decode_acceptance_length`: 2.3, `duration`; -1; the file does not say"
            + " its length: --length FILE=N",
        "`duration`; `failed`: 45, `duration`; 0; failed: 45 of 245 requests: a run of which more"
            + " than 5 % fail tells nothing",
        "`mean_tpot_ms`: 20.0; `mean_tpot_ms`: 0.02; 0; mean_tpot_ms: 0.00002 s is less than a 30th"
            + " of the time to read the weights; milliseconds are expected, are these seconds?",
        "`mean_tpot_ms`: 20.0; `mean_tpot_ms`: 4.0, `median_tpot_ms`: 4001; 0; mean_tpot_ms: 4"
            + " contradicts median_tpot_ms, 4001 ms",
        "`mean_tpot_ms`; `mean_itl_ms`; 0; mean_tpot_ms: a number > 0 is missing"
      })
  void contradictionsNameBothAndTheFactor(String from, String to, int length, String message) {
    String json = PLAIN.replace(from.replace('`', '"'), to.replace('`', '"')) + "}";
    assertThatThrownBy(() -> read(json, length))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  /** By the rates of the positions; without them it is there. */
  @ParameterizedTest
  @CsvSource({"2.3, 2.3", "1.3, 2.3", "2.25, 2.25", "1.35, 2.35"})
  void theOwnTokenIsThereOrNot(double stated, double expected) throws Exception {
    String rates = ", \"spec_decode_per_position_acceptance_rates\": [0.7, 0.4, 0.2]";
    String length = ", \"spec_decode_acceptance_length\": " + stated;
    assertThat(read(PLAIN + length + rates + "}", -1).acceptanceLength())
        .isCloseTo(expected, within(1e-12));
    assertThat(read(PLAIN + length + "}", 3).acceptanceLength()).isEqualTo(stated);
  }

  @Test
  void withoutDraftsTheLengthIsZero() throws Exception {
    assertThat(read(PLAIN + "}", -1).length()).isZero();
    assertThat(read(PLAIN + ", \"spec_decode_num_drafts\": null}", -1).length()).isZero();
  }

  /** Long requests count as often as they have tokens: 3 s for 149 of them. */
  @Test
  void theTimePerTokenIsOneOverTokensWhereItCanBe() throws Exception {
    String times = ", \"mean_ttft_ms\": 40.0, \"mean_e2el_ms\": 3020.0}";
    assertThat(read(PLAIN + times, -1).tpotS()).isCloseTo(2.98 / 149, within(1e-15));
  }

  /** As {@code --append-result} writes them. */
  @Test
  void everyObjectOfAFileIsARun() throws Exception {
    String other = PLAIN.replace("20.0", "21.0").replace("\n", " ");
    assertThat(all(PLAIN + "}\n" + other + "}\n\n" + PLAIN + "}", -1))
        .extracting(MeasuredRun::tpotS)
        .containsExactly(0.02, 0.021, 0.02);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "} trailing; run.json:2:82: not valid JSON: 'trailing' is no value; values are objects",
        "}|{`a`: NaN}; run.json:3:10: not valid JSON: 'NaN' is no value; numbers are finite",
        "}|7; run.json:3:1: must be a JSON object per run",
        "}|{`completed`: 3; run.json:3:16: not valid JSON: it ends before every object, list and"
            + " text is closed by",
        "}|{`completed`: 3}; run.json:3:1: no result of GuideLLM (benchmarks), AIPerf"
            + " (request_latency.avg), sglang.bench_serving (mean_e2e_latency_ms), vllm bench serve"
            + " (output_throughput)",
        "}|{`output_throughput`: 3}; run.json:3:1: total_input_tokens: a number > 0 is missing"
      })
  void whatIsNotReadIsRefusedWithItsLine(String end, String message) {
    String json = PLAIN + end.replace('`', '"').replace('|', '\n');
    assertThatThrownBy(() -> all(json, -1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aListIsOneMessage() {
    assertThatThrownBy(() -> all("[" + PLAIN + "}, " + PLAIN + "}]", -1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("run.json:1:1: a list, must be a JSON object per run");
  }

  @Test
  void whatTheUserShouldKnowIsSaid() throws Exception {
    String few = ", \"failed\": 3, \"spec_decode_num_drafts\": 4, \"spec_decode_draft_tokens\": 10";
    read(PLAIN + few + ", \"spec_decode_acceptance_length\": 2.0}", 3);
    MeasuredRun median = read(PLAIN.replace("mean_tpot_ms", "median_tpot_ms") + "}", -1);
    assertThat(median.tpotS()).isEqualTo(0.02);
    assertThat(notes)
        .containsExactly(
            "run.json:1: 3 of 203 requests failed",
            "run.json:1: 2.5 draft tokens per step in the mean, not 3: its length varied",
            "run.json:1: has no mean_tpot_ms, median_tpot_ms is taken");
  }

  /** Of rates, no number of requests is told. */
  @Test
  void atARateAsManyRunAsTheirTokensSay() throws Exception {
    MeasuredRun run = read(PLAIN.replace("256", "null") + "}", 0);
    assertThat(run.running()).isEqualTo(10);
    assertThat(run.concurrency()).isEqualTo(10);
    assertThat(notes).isEmpty();
  }
}
