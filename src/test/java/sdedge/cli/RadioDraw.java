package sdedge.cli;

import java.util.Locale;
import java.util.Random;
import sdedge.instance.Batching.Padding;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/**
 * Files of small instances whose channels are what is hard about them: gains from −60 to −200 dB in
 * whole decibels or in tenths, few distinct prompts, so that upload times are equal or differ by
 * many decades, and both power models beside each other.
 */
final class RadioDraw {
  private static final int LEAST_DB = -200;
  private static final int MOST_DB = -60;
  private static final Pipeline[] SLOTS = {
    Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL
  };
  private static final int[] INPUTS = {1, 46, 128, 129, 2749};
  private static final int[] OUTPUTS = {1, 2, 16};

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  final Pipeline pipeline;
  final UplinkPolicy uplink;
  private final int drafters;
  private final int tasks;

  RadioDraw(Random random) {
    this.random = random;
    drafters = 1 + random.nextInt(3);
    tasks = 1 + random.nextInt(5);
    // Asynchronous plans are searched for a hundred times as long.
    pipeline = chance(0.05) ? Pipeline.ASYNCHRONOUS : oneOf(SLOTS);
    uplink =
        chance(0.5)
            ? UplinkPolicy.JOINT
            : oneOf(UplinkPolicy.REQUESTS.toArray(UplinkPolicy[]::new));
  }

  /** The file. */
  String file() {
    add("version: 1%nname: radio%nmodels:%n");
    add("  small: {layers: 4, hidden: 512}%n  large: {layers: 16, hidden: 1024}%n");
    add("verifier: {id: v, model: large, latency_model: flops, peak_flops: 1e13}%ndrafters:%n");
    boolean psd = random.nextBoolean();
    for (int d = 0; d < drafters; d++, psd = !psd) {
      drafter(d, psd ? PowerModel.CONSTANT_PSD : PowerModel.CONSTANT_POWER);
    }
    options();
    add("tasks:%n");
    tasks();
    return text.toString();
  }

  private void options() {
    int most = random.nextInt(3);
    int least = random.nextInt(most + 1);
    Scope scope = chance(0.5) ? Scope.BATCH : oneOf(Scope.values());
    Steps steps = chance(0.3) ? Steps.EXPECTED : Steps.MEAN;
    add(
        "speculation: {min_length: %d, max_length: %d, scope: %s, steps: %s}%n",
        least, most, scope.key(), steps.key());
    if (chance(0.4)) {
      add(
          "batching: {max_tasks_per_cohort: %d, max_tasks_per_batch: %d, padding: %s}%n",
          1 + random.nextInt(tasks), 1 + random.nextInt(tasks), oneOf(Padding.values()).key());
    }
    TaskOrder order = chance(0.3) ? TaskOrder.UPLOAD_ASC : oneOf(TaskOrder.values());
    add("uplink: %s%npipeline: %s%norder: %s%n", uplink.key(), pipeline.key(), order.key());
  }

  private void tasks() {
    boolean tenths = chance(0.5);
    int near = MOST_DB - random.nextInt(30);
    int far = LEAST_DB + 10 + random.nextInt(40);
    int[] sums = chance(0.5) ? new int[] {near, far} : new int[] {sumDb(), sumDb()};
    int[] inputs = {oneOf(INPUTS), oneOf(INPUTS)};
    for (int k = 0; k < tasks; k++) {
      int power = tenths ? random.nextInt(300) : 10 * (10 + random.nextInt(14));
      int sum = 10 * (chance(0.8) ? oneOf(sums) : sumDb());
      task(k, oneOf(inputs), power, Math.max(10 * LEAST_DB, sum - power));
    }
  }

  /** Power and gain. */
  private int sumDb() {
    return LEAST_DB + 23 + random.nextInt(MOST_DB - LEAST_DB - 22);
  }

  private void drafter(int d, PowerModel model) {
    double[] bands = {2e4, 1e6, 1e7, 1e8};
    add("- id: d%d%n  model: small%n  latency_model: flops%n  peak_flops: 1e12%n", d);
    boolean asPower = model == PowerModel.CONSTANT_PSD && chance(0.3);
    add(
        "  wireless: {bandwidth_hz: %s, power_model: %s, %s, header_bits: %d}%n",
        bands[random.nextInt(bands.length)],
        model.key(),
        asPower
            ? "noise_dbm: " + -(80 + random.nextInt(50))
            : "noise_figure_db: " + (chance(0.5) ? 0 : random.nextInt(10)),
        chance(0.8) ? 0 : 256);
    add(
        "  fronthaul: {rate_bps: 1e9, latency_s: %s, bits_per_prompt_token: 32,",
        chance(0.5) ? "0" : "0.001");
    add(" bits_per_draft_token: 32, bits_per_verdict: 64}%n");
  }

  private void task(int k, int input, int power, int gain) {
    add(
        "- {id: u%d, drafter: d%d, input_tokens: %d, output_tokens: %d, acceptance: 0.%d,",
        k, random.nextInt(drafters), input, oneOf(OUTPUTS), 5 + random.nextInt(5));
    add(" tx_power_dbm: %s, channel_gain_db: %s}%n", power / 10.0, gain / 10.0);
  }

  private <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private int oneOf(int[] values) {
    return values[random.nextInt(values.length)];
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
