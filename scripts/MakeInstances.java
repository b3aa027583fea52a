import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes the shipped instances with drawn tasks: {@code java scripts/MakeInstances.java instances}.
 * The seed is fixed, so the files come out the same.
 */
public final class MakeInstances {
  private static final String SOURCES =
      """
      # Models: shapes from their published configurations; the caches are FP16.
      # RTX 3080 10 GB: 59.5 TFLOP/s dense FP16 with FP32 accumulation, 760 GB/s (NVIDIA GA102 whitepaper).
      # RTX 4500 Ada 24 GB: 79.2 TFLOP/s dense FP16 with FP32 accumulation, 432 GB/s (NVIDIA data sheet).
      # L4 24 GB: 121 TFLOP/s dense BF16, 300 GB/s. A100 SXM 80 GB: 312 TFLOP/s, 2039 GB/s (data sheets).
      # Efficiencies: prefill reaches 0.3 to 0.45 of peak FLOP/s, decoding about 0.8 of peak bandwidth.
      # Channel: 3GPP TR 38.901 UMi street canyon NLOS at 3.5 GHz, users uniform over a disc of 20 to
      # 200 m, no shadowing; 23 dBm; noise figure 5 dB. Fronthaul 1 Gbit/s, 1 ms: an assumption.
      """;
  private static final String LLAMA_68M =
      "{layers: 2, hidden: 768, ffn: 3072, gated_ffn: true, parameters: 68e6}";
  private static final String TINYLLAMA =
      "{layers: 22, hidden: 2048, ffn: 5632, kv_hidden: 256, gated_ffn: true, parameters: 1.1e9}";
  private static final String LLAMA_7B =
      "{layers: 32, hidden: 4096, ffn: 11008, gated_ffn: true, parameters: 6.74e9}";
  private static final String LLAMA_13B_INT8 =
      "{layers: 40, hidden: 5120, ffn: 13824, gated_ffn: true, parameters: 13.02e9, bytes_per_weight: 1}";
  private static final String LLAMA_3_1B =
      "{layers: 16, hidden: 2048, ffn: 8192, kv_hidden: 512, gated_ffn: true, parameters: 1.24e9}";
  private static final String LLAMA_3_8B =
      "{layers: 32, hidden: 4096, ffn: 14336, kv_hidden: 1024, gated_ffn: true, parameters: 8.03e9}";
  private static final String RTX_3080 =
      "peak_flops: 59.5e12, flops_efficiency: 0.3, memory_bandwidth: 760e9, bandwidth_efficiency: 0.8, pass_overhead_s: 0.0003";
  private static final String RTX_4500 =
      "peak_flops: 79.2e12, flops_efficiency: 0.3, memory_bandwidth: 432e9, bandwidth_efficiency: 0.8, pass_overhead_s: 0.0005";
  private static final String L4 =
      "peak_flops: 121e12, flops_efficiency: 0.4, memory_bandwidth: 300e9, bandwidth_efficiency: 0.8, pass_overhead_s: 0.0003";
  private static final String A100 =
      "peak_flops: 312e12, flops_efficiency: 0.4, memory_bandwidth: 2039e9, bandwidth_efficiency: 0.8, pass_overhead_s: 0.0005";

  private final StringBuilder text = new StringBuilder();
  private final SplittableRandom random;

  private MakeInstances(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Writes all files into the folder named by the only argument. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length == 1 ? args[0] : "instances");
    paper(folder, "paper-68m-7b", "llama-68m", LLAMA_68M, "llama-2-7b", LLAMA_7B, 0.54, 0.74, 1);
    paper(folder, "paper-1.1b-7b", "tinyllama-1.1b", TINYLLAMA, "llama-2-7b", LLAMA_7B, 0.6, 0.8, 2);
    paper(folder, "paper-1.1b-13b", "tinyllama-1.1b", TINYLLAMA, "llama-2-13b-int8", LLAMA_13B_INT8, 0.58, 0.78, 3);
    l4A100(folder);
    memoryLimited(folder);
    slowUplink(folder);
  }

  private static void paper(
      Path folder, String name, String draft, String draftModel, String target, String targetModel,
      double lowRate, double highRate, long seed) throws IOException {
    MakeInstances file = new MakeInstances(seed);
    file.line(
        "# The setting of arXiv 2510.11331: 100 tasks, %s drafting for %s, an RTX 3080-class small base", draft, target);
    file.line("# station and an RTX 4500-class macro base station. Memory holds about half of the tasks or fewer,");
    file.line("# so there are several cohorts. Prompts of 64 to 512 tokens, answers of 64 to 128, uniform: an");
    file.line("# assumption. Acceptance uniform in %.2f to %.2f: around the rates reported for such pairs.", lowRate, highRate);
    file.head(name);
    file.models(draft, draftModel, target, targetModel);
    file.nodes(target, RTX_4500, "24e9", draft, RTX_3080, "10e9", "{bandwidth_hz: 20e6, noise_figure_db: 5}");
    file.line("speculation: {min_length: 0, max_length: 8}");
    file.tasks(100, 64, 512, 64, 128, lowRate, highRate);
    file.write(folder, name);
  }

  private static void l4A100(Path folder) throws IOException {
    MakeInstances file = new MakeInstances(4);
    file.line("# Current hardware: Llama-3.2-1B on an L4-class small base station drafts for Llama-3.1-8B on an");
    file.line("# A100-class macro base station. 32 prompts of 200 to 2000 tokens, answers of 50 to 400: the bulk of");
    file.line("# the Azure LLM inference trace 2023, conversations (Azure/AzurePublicDataset, CC-BY 4.0). Acceptance");
    file.line("# uniform in 0.52 to 0.77, the 10th to 90th percentile of requests reported for drafts of Llama-3.1-8B.");
    file.head("l4-a100");
    file.models("llama-3.2-1b", LLAMA_3_1B, "llama-3.1-8b", LLAMA_3_8B);
    file.nodes("llama-3.1-8b", A100, "80e9", "llama-3.2-1b", L4, "24e9", "{bandwidth_hz: 40e6, noise_figure_db: 5}");
    file.line("speculation: {min_length: 0, max_length: 8}");
    file.tasks(32, 200, 2000, 50, 400, 0.52, 0.77);
    file.write(folder, "l4-a100");
  }

  private static void memoryLimited(Path folder) throws IOException {
    MakeInstances file = new MakeInstances(5);
    file.line("# Memory decides: other software leaves 16 GB to the 7B verifier and 2.3 GB to the 1.1B drafter (an");
    file.line("# assumption), so each holds the caches of about a dozen of the 36 tasks. Prompts of 64 to 512 tokens,");
    file.line("# answers of 32 to 128, acceptance 0.6 to 0.8, uniform: assumptions.");
    file.head("memory-limited");
    file.models("tinyllama-1.1b", TINYLLAMA, "llama-2-7b", LLAMA_7B);
    file.nodes("llama-2-7b", RTX_4500, "16e9", "tinyllama-1.1b", RTX_3080, "2.3e9", "{bandwidth_hz: 20e6, noise_figure_db: 5}");
    file.line("speculation: {min_length: 0, max_length: 6}");
    file.tasks(36, 64, 512, 32, 128, 0.6, 0.8);
    file.write(folder, "memory-limited");
  }

  private static void slowUplink(Path folder) throws IOException {
    MakeInstances file = new MakeInstances(6);
    file.line("# Uploads take as long as decoding: one 180 kHz resource block as in NB-IoT, users that hold their");
    file.line("# power, and prompts sent as 512-bit compressed embeddings (assumptions). `uplink: auto` compares");
    file.line("# one after the other with all together. 16 tasks, acceptance 0.6 to 0.8.");
    file.head("slow-uplink");
    file.models("llama-68m", LLAMA_68M, "llama-2-7b", LLAMA_7B);
    file.nodes("llama-2-7b", RTX_4500, "24e9", "llama-68m", RTX_3080, "10e9",
        "{bandwidth_hz: 180e3, noise_figure_db: 5, power_model: constant-power, bits_per_token: 512, header_bits: 400}");
    file.line("speculation: {min_length: 0, max_length: 6}");
    file.line("uplink: auto");
    file.tasks(16, 64, 512, 32, 128, 0.6, 0.8);
    file.write(folder, "slow-uplink");
  }

  private void head(String name) {
    line("#");
    text.append(SOURCES);
    line("# Written by scripts/MakeInstances.java.");
    line("version: 1");
    line("name: %s", name);
  }

  private void models(String draft, String draftModel, String target, String targetModel) {
    line("models:");
    line("  %s: %s", draft, draftModel);
    line("  %s: %s", target, targetModel);
  }

  private void nodes(String target, String verifier, String verifierBytes, String draft, String drafter, String drafterBytes, String wireless) {
    line("verifier: {id: mbs, model: %s, latency_model: roofline, memory_bytes: %s, %s}", target, verifierBytes, verifier);
    line("drafters:");
    line("  - id: sbs1");
    line("    model: %s", draft);
    line("    latency_model: roofline");
    for (String setting : drafter.split(", ")) {
      line("    %s", setting);
    }
    line("    memory_bytes: %s", drafterBytes);
    line("    wireless: %s", wireless);
    line("    fronthaul: {rate_bps: 1e9, latency_s: 0.001, bits_per_prompt_token: 32, bits_per_draft_token: 32, bits_per_verdict: 64}");
  }

  private void tasks(int count, int lowInput, int highInput, int lowOutput, int highOutput, double lowRate, double highRate) {
    line("tasks:");
    for (int k = 1; k <= count; k++) {
      int input = random.nextInt(lowInput, highInput + 1);
      int output = random.nextInt(lowOutput, highOutput + 1);
      double rate = lowRate + (highRate - lowRate) * random.nextDouble();
      line("  - {id: u%d, input_tokens: %d, output_tokens: %d, acceptance: %.3f, tx_power_dbm: 23, channel_gain_db: %.1f}",
          k, input, output, rate, channelGainDb());
    }
  }

  /** UMi street canyon NLOS, 3.5 GHz, for a user uniform over the ring. */
  private double channelGainDb() {
    double inner = 20;
    double outer = 200;
    double distance = Math.sqrt(inner * inner + (outer * outer - inner * inner) * random.nextDouble());
    return -(22.4 + 35.3 * StrictMath.log10(distance) + 21.3 * StrictMath.log10(3.5));
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void write(Path folder, String name) throws IOException {
    Files.writeString(folder.resolve(name + ".yaml"), text.toString());
  }
}
