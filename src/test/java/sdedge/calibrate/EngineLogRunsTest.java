package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.document.InvalidInputException;

/** Lines as vLLM 0.11 logs them every ten seconds. */
class EngineLogRunsTest {
  private static final String DRAFTS =
      "INFO 11-30 10:00:00 [core.py:77] Initializing a V1 LLM engine with config:"
          + " speculative_config=SpeculativeConfig(method='eagle3', model='m', num_spec_tokens=3)\n";
  private static final String NONE =
      "INFO 11-30 09:00:00 [core.py:77] Initializing a V1 LLM engine with config:"
          + " model='m', speculative_config=None, tokenizer='m'\n";

  private final List<String> notes = new ArrayList<>();

  private static String served(int engine, double tokensPerS, int running) {
    return "(APIServer pid=9) INFO 11-30 10:00:10 [loggers.py:127] Engine 00"
        + engine
        + ": Avg prompt throughput: 71.2 tokens/s, Avg generation throughput: "
        + tokensPerS
        + " tokens/s, Running: "
        + running
        + " reqs, Waiting: 0 reqs, GPU KV cache usage: 3.5%, Prefix cache hit rate: 0.0%\n";
  }

  private static String drafted(int accepted, int drafted) {
    return "(APIServer pid=9) INFO 11-30 10:00:10 [metrics.py:96] SpecDecoding metrics: Mean"
        + " acceptance length: 2.30, Accepted throughput: 130.00 tokens/s, Drafted throughput:"
        + " 300.00 tokens/s, Accepted: "
        + accepted
        + " tokens, Drafted: "
        + drafted
        + " tokens, Per-position acceptance rate: 0.700, 0.400, 0.200, Avg Draft acceptance rate:"
        + " 43.3%\n";
  }

  private List<MeasuredRun> read(String log, int length) throws Exception {
    return EngineLogRuns.read(
        "serve.log",
        log.getBytes(StandardCharsets.UTF_8),
        length,
        new Request.Load(700, 220),
        notes);
  }

  /** The first interval began with other requests; 8 of 200, 220 and 240 tokens/s. */
  @Test
  void aRunIsTheMeanOfItsIntervals() throws Exception {
    String log =
        DRAFTS
            + (served(0, 90, 8) + drafted(10, 300))
            + (served(0, 200, 8) + drafted(1200, 3000))
            + (served(0, 220, 8) + drafted(1300, 3000))
            + (served(0, 240, 8) + drafted(1400, 3000))
            + (served(0, 50, 2) + drafted(100, 300))
            + (served(0, 60, 2) + drafted(100, 300));
    List<MeasuredRun> runs = read(log, -1);
    assertThat(runs).hasSize(1);
    MeasuredRun run = runs.get(0);
    assertThat(run.length()).isEqualTo(3);
    assertThat(run.running()).isEqualTo(8);
    assertThat(run.tpotS()).isCloseTo(8 / 220.0, within(1e-15));
    assertThat(run.acceptanceLength()).isCloseTo(2.3, within(1e-12));
    assertThat(run.inputTokens()).isEqualTo(700);
    assertThat(run.outputTokens()).isEqualTo(220);
    assertThat(notes).containsExactly("serve.log: 1 loads with less than 3 intervals are left out");
  }

  /** With a server that was begun anew, and engines that each have requests of their own. */
  @Test
  void lengthsAndEnginesAreKeptApart() throws Exception {
    StringBuilder log = new StringBuilder(NONE);
    for (int i = 0; i < 4; i++) {
      log.append(served(0, 120, 4)).append(served(1, 60, 2));
    }
    log.append(DRAFTS);
    for (int i = 0; i < 4; i++) {
      log.append(served(0, 200, 4)).append(drafted(1000, 3000));
    }
    assertThat(read(log.toString(), -1))
        .extracting(run -> run.length() + ":" + run.running() + ":" + run.tokensPerS())
        .containsExactly("0:2.0:60.0", "0:4.0:120.0", "3:4.0:200.0");
  }

  @Test
  void whatItDoesNotSayIsAskedFor() throws Exception {
    String log = served(0, 120, 4).repeat(4);
    assertThatThrownBy(() -> read(log, -1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("serve.log: the log does not say whether it drafts: --length FILE=N");
    assertThat(read(log, 0)).hasSize(1);
    assertThat(EngineLogRuns.isOne(log.getBytes(StandardCharsets.UTF_8))).isTrue();
    byte[] broken = log.replace("120.0 tokens", "1.2.0 tokens").getBytes(StandardCharsets.UTF_8);
    assertThat(EngineLogRuns.isOne(broken)).isFalse();
    assertThatThrownBy(() -> read(served(0, 120, 4).repeat(3), 0))
        .hasMessage("serve.log: no 3 intervals that begin and end with as many running requests");
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> EngineLogRuns.read("serve.log", bytes, 0, null, notes))
        .hasMessage("serve.log: a log does not say the tokens of a request: --load INPUT,OUTPUT");
  }
}
