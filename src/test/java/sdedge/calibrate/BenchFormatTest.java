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

/** The same run, 200 requests of 1,000 and 150 tokens in 60 s, as other tools write it. */
class BenchFormatTest {
  /** 20 ms a token; 2.3 tokens a step of three drafts. */
  private static final String SGLANG =
      """
      {"backend": "sglang", "request_rate": Infinity, "max_concurrency": 16, "duration": 60.0,
       "completed": 200, "total_input_tokens": 200000, "total_output_tokens": 30000,
       "output_throughput": 500.0, "mean_e2e_latency_ms": 3080.0, "mean_ttft_ms": 100.0,
       "mean_tpot_ms": 20.4, "median_tpot_ms": 20.1, "concurrency": 10.3, "accept_length": 2.3,
       "server_info": {"speculative_algorithm": "EAGLE", "speculative_num_steps": 3,
       "speculative_eagle_topk": 1, "speculative_num_draft_tokens": 4, "internal_states": [{"a": 1}]}}
      """
          .replace("Infinity", "1e9");

  private static final String AIPERF =
      """
      {"schema_version": "1.3", "input_config": {"loadgen": {"concurrency": 16}},
       "request_count": {"unit": "requests", "avg": 200}, "benchmark_duration": {"unit": "sec", "avg": 60},
       "request_latency": {"unit": "ms", "avg": 3080.0, "p50": 3000},
       "time_to_first_token": {"unit": "ms", "avg": 100.0},
       "inter_token_latency": {"unit": "ms", "avg": 20.4, "p50": 20.1},
       "output_token_throughput": {"unit": "tokens/sec", "avg": 500.0},
       "input_sequence_length": {"unit": "tokens", "avg": 1000},
       "output_sequence_length": {"unit": "tokens", "avg": 150},
       "spec_decode_acceptance_length": {"unit": "ratio", "avg": 2.4},
       "spec_decode_token_weighted_acceptance_length": {"unit": "ratio", "avg": 2.3},
       "total_spec_decode_steps": {"unit": "count", "avg": 1000},
       "total_draft_tokens": {"unit": "tokens", "avg": 2990},
       "total_accepted_draft_tokens": {"unit": "tokens", "avg": 1300},
       "pooled_spec_decode_acceptance_histogram": {"0": 300, "1": 300, "2": 200, "3": 200}}
      """;

  private static final String GUIDELLM =
      """
      {"metadata": {"guidellm_version": "0.5.0"}, "benchmarks": [
       {"config": {"strategy": {"type_": "concurrent", "streams": 16}}, "duration": 60.0,
        "requests": {"successful": [{"prompt_tokens": 1000}]},
        "metrics": {"request_totals": {"successful": 200, "errored": 0, "incomplete": 9},
         "prompt_token_count": {"successful": {"mean": 1000.0}, "total": {"mean": 900.0}},
         "output_token_count": {"successful": {"mean": 150.0}},
         "output_tokens_per_second": {"successful": {"mean": 480.0}, "total": {"mean": 500.0}},
         "time_to_first_token_ms": {"successful": {"mean": 100.0}},
         "time_per_output_token_ms": {"successful": {"mean": 20.5}},
         "inter_token_latency_ms": {"successful": {"mean": 20.0, "median": 20.1}},
         "iter_tokens_per_iteration": {"successful": {"mean": 2.3}}}}]}
      """;

  private final List<String> notes = new ArrayList<>();

  private List<MeasuredRun> read(String json, int length) throws Exception {
    return BenchFile.read(
        "run.json",
        json.getBytes(StandardCharsets.UTF_8),
        length,
        new DraftModes(List.of(), false, "the drafter of the base has no modes"),
        InstanceReader.read(Path.of("instances/quickstart.yaml")).verifier(),
        notes);
  }

  private static String file(String tool) {
    return switch (tool) {
      case "SGLANG" -> SGLANG;
      case "AIPERF" -> AIPERF;
      default -> GUIDELLM;
    };
  }

  @ParameterizedTest
  @CsvSource({"SGLANG, -1", "AIPERF, -1", "AIPERF, 3", "GUIDELLM, 3"})
  void aRunIsTheSameInEveryFormat(String tool, int given) throws Exception {
    List<MeasuredRun> runs = read(file(tool), given);
    assertThat(runs).hasSize(1);
    MeasuredRun run = runs.get(0);
    assertThat(run.length()).isEqualTo(3);
    assertThat(run.concurrency()).isEqualTo(16);
    assertThat(run.running()).isCloseTo(10, within(1e-12));
    assertThat(run.inputTokens()).isEqualTo(1000);
    assertThat(run.outputTokens()).isEqualTo(150);
    assertThat(run.tpotS()).isCloseTo(0.02, within(1e-15));
    assertThat(run.acceptanceLength()).isCloseTo(2.3, within(1e-12));
    assertThat(run.tokensPerS()).isEqualTo(500);
  }

  @Test
  void theHistogramSaysTheAcceptanceToo() throws Exception {
    String without = AIPERF.replaceAll("\"spec_decode_[a-z_]*\": [{][^}]*[}],", "");
    assertThat(without).hasSizeLessThan(AIPERF.length() - 100);
    assertThat(read(without, -1).get(0).acceptanceLength()).isCloseTo(2.3, within(1e-12));
    assertThatThrownBy(() -> read(AIPERF.replace("\"3\": 200", "\"3\": 900"), -1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "1 + what pooled_spec_decode_acceptance_histogram sum to: 3 contradicts"
                + " spec_decode_token_weighted_acceptance_length.avg, 2.3 tokens per step");
  }

  @Test
  void everyBenchmarkOfAReportIsARun() throws Exception {
    String second = GUIDELLM.replaceFirst("(?s)^.*?\"benchmarks\": \\[", "").strip();
    String both = GUIDELLM.strip().replaceFirst("\\]\\}$", ", ") + second.replace("20.0", "21.0");
    assertThat(read(both, 3)).extracting(MeasuredRun::tpotS).containsExactly(0.02, 0.021);
  }

  @ParameterizedTest
  @CsvSource({
    "SGLANG, accept_length is the mean since the server began: begin it anew for each run",
    "GUIDELLM, 'tokens per message, metrics.iter_tokens_per_iteration.successful.mean, are taken"
        + " for those per step'"
  })
  void whatAcceptanceRestsOnIsSaid(String tool, String note) throws Exception {
    read(file(tool), 3);
    assertThat(notes).hasSize(1).allMatch(text -> text.endsWith(": " + note));
  }

  @Test
  void runsWithoutDraftsHaveLengthZero() throws Exception {
    assertThat(read(SGLANG.replaceAll(", \"accept_length\".*(?s:.*)", "}"), -1).get(0).length())
        .isZero();
    String plain = AIPERF.replaceAll("(?s),\\s*\"spec_decode_acceptance_length.*", "}");
    assertThat(read(plain, -1).get(0).length()).isZero();
    assertThat(read(GUIDELLM, 0).get(0).acceptanceLength()).isNaN();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GUIDELLM; x; x; the file does not say its length: --length FILE=N",
        "GUIDELLM; `errored`: 0; `errored`: 30; metrics.request_totals.errored: 30 of 230 requests",
        "GUIDELLM; `mean`: 20.0; `mean`: 0; metrics.inter_token_latency_ms.successful.mean: a"
            + " number > 0 is missing",
        "SGLANG; topk`: 1; topk`: 4; server_info.speculative_eagle_topk: trees of drafts are not"
            + " known, only chains: --length FILE=N",
        "SGLANG; `mean_e2e_latency_ms`: 3080.0; `mean_e2e_latency_ms`: 103.0; mean_tpot_ms:"
            + " 0.00002013 s is less than a 30th of the time to read the weights",
        "AIPERF; `ms`, `avg`: 3080.0; `furlong`, `avg`: 3080.0; request_latency.avg: its unit"
            + " 'furlong' must be one of time, such as ms",
        "AIPERF; `avg`: 500.0; `avg`: 5000.0; output_token_throughput.avg · inter_token_latency.avg:"
            + " 100 contradicts input_config.loadgen.concurrency, 16 requests at a time",
        "AIPERF; `avg`: 2990; `avg`: 2500; total_draft_tokens.avg: 2.5 draft tokens per step in the"
            + " mean"
      })
  void mistakesNameTheKeyOfTheFormat(String tool, String from, String to, String message) {
    String json = file(tool).replace(from.replace('`', '"'), to.replace('`', '"'));
    assertThatThrownBy(() -> read(json, -1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void unitsOfAiperfAreRead() throws Exception {
    String seconds =
        AIPERF
            .replace("\"ms\", \"avg\": 3080.0", "\"s\", \"avg\": 3.08")
            .replace("\"ms\", \"avg\": 100.0", "\"us\", \"avg\": 100000.0");
    assertThat(read(seconds, -1).get(0).tpotS()).isCloseTo(0.02, within(1e-15));
  }

  /** Records of requests are no result of a run. */
  @Test
  void whatWasLookedForIsNamed() {
    assertThatThrownBy(
            () ->
                read("{\"metrics\": {\"request_latency\": {\"value\": 3, \"unit\": \"ms\"}}}", -1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("run.json:1:1: no result of " + BenchFormat.signs());
  }
}
