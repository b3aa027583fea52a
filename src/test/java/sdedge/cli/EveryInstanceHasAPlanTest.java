package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.Json;
import sdedge.TestSeeds;
import sdedge.cli.Cli.Ended;
import sdedge.instance.Pipeline;

/**
 * Whatever the channels are like, a valid instance ends with a plan, which passes its check; under
 * a slot pipeline it is optimal.
 */
@Tag(TestSeeds.DRAWS)
class EveryInstanceHasAPlanTest {
  private static final String SIDES_AT_ONE_INSTANT =
      """
      version: 1
      name: radio
      models:
        small: {layers: 4, hidden: 512}
        large: {layers: 16, hidden: 1024}
      verifier: {id: v, model: large, latency_model: flops, peak_flops: 1e13}
      drafters:
      - id: d0
        model: small
        latency_model: flops
        peak_flops: 1e12
        wireless: {bandwidth_hz: 1.0E7, power_model: constant-psd, noise_figure_db: 0, header_bits: 0}
        fronthaul: {rate_bps: 1e9, latency_s: 0.001, bits_per_prompt_token: 32, bits_per_draft_token: 32, bits_per_verdict: 64}
      - id: d1
        model: small
        latency_model: flops
        peak_flops: 1e12
        wireless: {bandwidth_hz: 20000.0, power_model: constant-power, noise_figure_db: 2, header_bits: 0}
        fronthaul: {rate_bps: 1e9, latency_s: 0, bits_per_prompt_token: 32, bits_per_draft_token: 32, bits_per_verdict: 64}
      speculation: {min_length: 1, max_length: 1, scope: drafter, steps: mean}
      batching: {max_tasks_per_cohort: 4, max_tasks_per_batch: 4, padding: longest-input}
      uplink: joint
      pipeline: rolling
      order: given
      tasks:
      - {id: u0, drafter: d0, input_tokens: 129, output_tokens: 2, acceptance: 0.6, tx_power_dbm: 9.6, channel_gain_db: -127.6}
      - {id: u1, drafter: d0, input_tokens: 1, output_tokens: 1, acceptance: 0.5, tx_power_dbm: 28.2, channel_gain_db: -176.2}
      - {id: u2, drafter: d1, input_tokens: 129, output_tokens: 16, acceptance: 0.7, tx_power_dbm: 25.6, channel_gain_db: -173.6}
      - {id: u3, drafter: d1, input_tokens: 1, output_tokens: 1, acceptance: 0.7, tx_power_dbm: 27.5, channel_gain_db: -174.5}
      - {id: u4, drafter: d0, input_tokens: 1, output_tokens: 1, acceptance: 0.8, tx_power_dbm: 22.7, channel_gain_db: -170.7}
      """;

  @Test
  void withEqualAndWithFarChannels() {
    AtomicInteger lengths = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(50, 250, 2_000),
        random -> {
          RadioDraw draw = new RadioDraw(random);
          String file = draw.file();
          Ended ended = Cli.runWithInput(file, "solve", "-", "-o", "-");
          assertThat(ended.code()).as("%s%n%s", ended.err(), file).isZero();
          List<String> said = // of a value that is rare
              ended.err().lines().filter(line -> !line.startsWith("sdedge: warning: ")).toList();
          String status = said.get(0);
          if (draw.pipeline == Pipeline.ASYNCHRONOUS) {
            assertThat(status).matches("radio: (optimal|feasible) .*");
          } else {
            assertThat(status).as(file).startsWith("radio: optimal ");
          }
          assertThat(said)
              .as(file)
              .filteredOn(line -> line.startsWith("sdedge:"))
              .allMatch(line -> line.contains("--pipeline continuous")); // which is faster
          assertThat(Json.parse(ended.out())).containsKey("cohorts");
          lengths.addAndGet(ended.out().contains("length_s") ? 1 : 0);
        });
    TestSeeds.guard(
        () -> assertThat(lengths.get()).as("plans with windows that state a length").isPositive());
  }

  /** The window is as long as makes the drafter side of a slot end with the verifier side. */
  @Test
  void withASlotWhoseSidesEndAtOneInstant() {
    Ended ended = Cli.runWithInput(SIDES_AT_ONE_INSTANT, "solve", "-", "-o", "-");
    assertThat(ended.code()).as(ended.err()).isZero();
  }
}
