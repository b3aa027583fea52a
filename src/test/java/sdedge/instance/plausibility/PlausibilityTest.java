package sdedge.instance.plausibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.instance.plausibility.UsualRanges.UsualRange;
import sdedge.instance.reader.Arrivals;
import sdedge.instance.reader.InstanceReader;

/** Every mistake, with its exact message. */
class PlausibilityTest {
  private static final String SOUND =
      """
      version: 1
      name: sound
      models:
        small: {layers: 22, hidden: 2048, parameters: 1.1e9}
        large: {layers: 32, hidden: 4096, parameters: 6.74e9}
      verifier:
        {id: mbs, model: large, latency_model: roofline, peak_flops: 79.2e12, memory_bandwidth: 432e9, memory_bytes: 24e9}
      drafters:
      - id: sbs1
        model: small
        latency_model: flops
        peak_flops: 59.5e12
        wireless: {bandwidth_hz: 20e6, noise_psd_dbm_per_hz: -174}
        fronthaul: {rate_bps: 1e9, latency_s: 0, bits_per_prompt_token: 1, bits_per_draft_token: 2, bits_per_verdict: 3}
      speculation: {min_length: 0, max_length: 8}
      tasks:
      - {id: u1, input_tokens: 128, output_tokens: 96, acceptance: 0.72, tx_power_dbm: 23, channel_gain_db: -95}
      - {id: u2, input_tokens: 128, output_tokens: 96, acceptance: 0.72, tx_power_dbm: 23, channel_gain_db: -96}
      """;

  @TempDir private Path folder;

  private List<String> warnings(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Plausibility.warnings(InstanceReader.load("test.yaml", bytes, folder, Arrivals.ANY));
  }

  private List<String> warnings(String piece, String replacement) throws Exception {
    assertThat(SOUND).contains(piece);
    return warnings(SOUND.replace(piece, replacement));
  }

  @Test
  void nothingIsSaidOfASoundInstance() throws Exception {
    assertThat(warnings(SOUND)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gain_db: -95 | gain_db: 95 | tasks[0].channel_gain_db: 95 dB, usually -160 to -40 dB."
            + " Maybe the sign is missing?",
        "gain_db: -96 | gain_db: 2.5e-10 | tasks[1].channel_gain_db: 2.5e-10 dB, usually -160 to"
            + " -40 dB. Maybe it is linear, which is -96.02 dB?",
        "gain_db: -96 | gain_db: -96, arrival_s: 1.7e9 | tasks[1].arrival_s: 1.7e9 s, usually 0 to"
            + " 1e8 s. Maybe it counts from 1970, and should from the first task?",
        "tx_power_dbm: 23 | tx_power_dbm: 200 | tasks[0].tx_power_dbm: 200 dBm (and 1 more like"
            + " it), usually 10 to 40 dBm. Maybe it is in mW, which is 23.01 dBm?",
        "hz: -174 | hz: 174 | drafters[0].wireless.noise_psd_dbm_per_hz: 174 dBm/Hz, usually -174"
            + " to -160 dBm/Hz. Maybe the sign is missing?",
        "hz: -174 | hz: -95 | drafters[0].wireless.noise_psd_dbm_per_hz: -95 dBm/Hz, usually -174"
            + " to -160 dBm/Hz. Maybe it is the noise of the whole band in dBm?",
        "bandwidth_hz: 20e6 | bandwidth_hz: 20 | drafters[0].wireless.bandwidth_hz: 20 Hz, usually"
            + " 1e3 to 1e9 Hz. Maybe it is in MHz, which is 2e7 Hz?",
        "bandwidth_hz: 20e6 | bandwidth_hz: 100 | drafters[0].wireless.bandwidth_hz: 100 Hz, usually"
            + " 1e3 to 1e9 Hz. Maybe it is in MHz, which is 1e8 Hz?",
        "bandwidth_hz: 20e6 | bandwidth_hz: 400 | drafters[0].wireless.bandwidth_hz: 400 Hz, usually"
            + " 1e3 to 1e9 Hz. Maybe it is in MHz, which is 4e8 Hz?",
        "tx_power_dbm: 23 | tx_power_dbm: 2 | tasks[0].tx_power_dbm: 2 dBm (and 1 more like it),"
            + " usually 10 to 40 dBm. Maybe it is in W, which is 33.01 dBm?",
        "rate_bps: 1e9 | rate_bps: 10000 | drafters[0].fronthaul.rate_bps: 10000 bit/s, usually 1e6"
            + " to 1e12 bit/s. Maybe it is in Mbit/s, which is 1e10 bit/s?",
        "latency_s: 0 | latency_s: 0.5 | drafters[0].fronthaul.latency_s: 0.5 s, usually 0 to 0.3 s."
            + " Maybe it is in ms, which is 5e-4 s?",
        "gain_db: -96 | gain_db: -8.9 | tasks[1].channel_gain_db: -8.9 dB, usually -160 to -40 dB."
            + " Maybe it is the logarithm of the gain, which is -89 dB?",
        "gain_db: -96 | gain_db: -20 | tasks[1].channel_gain_db: -20 dB, usually -160 to -40 dB."
            + " Maybe a digit is missing?",
        "6.74e9 | 6.74 | models.large: 6.74 parameters, usually 1e7 to 1e12. Maybe parameters is in"
            + " billions, which is 6.74e9?",
        "6.74e9 | 6740 | models.large: 6740 parameters, usually 1e7 to 1e12. Maybe parameters is in"
            + " millions, which is 6.74e9?",
        "6.74e9 | 6.74e10 | models.large: 6.74e10 parameters in 32 layers of 4096, usually within 3"
            + " times of the 6.442e9 that those have. Maybe one of layers, hidden and parameters is"
            + " mistyped?",
        "hidden: 4096 | hidden: 40960 | models.large: 6.74e9 parameters in 32 layers of 40960,"
            + " usually within 3 times of the 6.442e11 that those have. Maybe one of layers, hidden"
            + " and parameters is mistyped?",
        "79.2e12 | 79.2 | verifier.peak_flops: 79.2 FLOP/s, usually 1e11 to 1e16 FLOP/s. Maybe it"
            + " is in TFLOP/s, which is 7.92e13 FLOP/s?",
        "59.5e12 | 59500 | drafters[0].peak_flops: 59500 FLOP/s, usually 1e11 to 1e16 FLOP/s. Maybe"
            + " it is in GFLOP/s, which is 5.95e13 FLOP/s?",
        "432e9 | 432 | verifier.memory_bandwidth: 432 bytes/s, usually 1e10 to 1e13 bytes/s. Maybe"
            + " it is in GB/s, which is 4.32e11 bytes/s?",
        "432e9 | 432000 | verifier.memory_bandwidth: 432000 bytes/s, usually 1e10 to 1e13 bytes/s."
            + " Maybe it is in MB/s, which is 4.32e11 bytes/s?",
        "bytes: 24e9 | bytes: 24 | verifier.memory_bytes: 24 bytes, usually 1e9 to 1e12 bytes."
            + " Maybe it is in GB, which is 2.4e10 bytes?",
        "bytes: 24e9 | bytes: 24000 | verifier.memory_bytes: 24000 bytes, usually 1e9 to 1e12"
            + " bytes. Maybe it is in MB, which is 2.4e10 bytes?",
        "hz: -174 | hz: -144 | drafters[0].wireless.noise_psd_dbm_per_hz: -144 dBm/Hz, usually -174"
            + " to -160 dBm/Hz. Maybe it is in dBm/kHz, which is -174 dBm/Hz?",
        "hz: -174 | hz: -204 | drafters[0].wireless.noise_psd_dbm_per_hz: -204 dBm/Hz, usually -174"
            + " to -160 dBm/Hz. Maybe it is in dBW/Hz, which is -174 dBm/Hz?",
        "hz: -174 | hz: -174, noise_figure_db: 50 | drafters[0].wireless.noise_figure_db: 50 dB,"
            + " usually 0 to 15 dB. Maybe it is linear, which is 16.99 dB?",
        "noise_psd_dbm_per_hz: -174 | noise_dbm: 106 | drafters[0].wireless.noise_dbm: 106 dBm,"
            + " usually -130 to -80 dBm. Maybe the sign is missing?",
        "noise_psd_dbm_per_hz: -174 | noise_dbm: -136 | drafters[0].wireless.noise_dbm: -136 dBm,"
            + " usually -130 to -80 dBm. Maybe it is in dBW, which is -106 dBm?",
        "noise_psd_dbm_per_hz: -174 | noise_dbm: -174 | drafters[0].wireless.noise_dbm: -174 dBm,"
            + " usually -130 to -80 dBm. Maybe it is a density, which goes to"
            + " noise_psd_dbm_per_hz?",
        "noise_psd_dbm_per_hz: -174 | noise_dbm: -204 | drafters[0].wireless.noise_dbm: -204 dBm,"
            + " usually -130 to -80 dBm. Maybe it is a density in dBW/Hz, which goes to"
            + " noise_psd_dbm_per_hz as -174?",
        "noise_psd_dbm_per_hz: -174 | noise_dbm: -10.6 | drafters[0].wireless.noise_dbm: -10.6 dBm,"
            + " usually -130 to -80 dBm. Maybe it is the logarithm of the noise in mW, which is"
            + " -106 dBm?",
        "noise_psd_dbm_per_hz: -174 | noise_dbm: -16 | drafters[0].wireless.noise_dbm: -16 dBm,"
            + " usually -130 to -80 dBm. Maybe a digit is missing?",
        "tx_power_dbm: 23 | tx_power_dbm: 0.2 | tasks[0].tx_power_dbm: 0.2 dBm (and 1 more like"
            + " it), usually 10 to 40 dBm. Maybe it is in W, which is 23.01 dBm?",
        "rate_bps: 1e9 | rate_bps: 1 | drafters[0].fronthaul.rate_bps: 1 bit/s, usually 1e6 to 1e12"
            + " bit/s. Maybe it is in Gbit/s, which is 1e9 bit/s?",
        "rate_bps: 1e9 | rate_bps: 1000 | drafters[0].fronthaul.rate_bps: 1000 bit/s, usually 1e6"
            + " to 1e12 bit/s. Maybe it is in Mbit/s, which is 1e9 bit/s?",
        "latency_s: 0 | latency_s: 1 | drafters[0].fronthaul.latency_s: 1 s, usually 0 to 0.3 s."
            + " Maybe it is in ms, which is 0.001 s?",
        "prompt_token: 1 | prompt_token: 32e9 | drafters[0].fronthaul.bits_per_prompt_token: 3.2e10"
            + " bits, usually 1 to 1e7 bits. Maybe the exponent is that of rate_bps?",
        "draft_token: 2 | draft_token: 1.1e8 | drafters[0].fronthaul.bits_per_draft_token: 1.1e8"
            + " bits, usually 1 to 1e7 bits. Maybe the exponent is that of rate_bps?",
        "verdict: 3 | verdict: 64e9 | drafters[0].fronthaul.bits_per_verdict: 6.4e10 bits, usually"
            + " 1 to 1e7 bits. Maybe the exponent is that of rate_bps?",
        "bytes: 24e9 | bytes: 24e9, pass_overhead_s: 2 | verifier.pass_overhead_s: 2 s, usually 0"
            + " to 0.1 s. Maybe it is in ms, which is 0.002 s?",
        "bytes: 24e9 | bytes: 24e9, token_overhead_s: 0.02 | verifier.token_overhead_s: 0.02 s,"
            + " usually 0 to 0.001 s. Maybe it is in ms, which is 2e-5 s?",
        "bytes: 24e9 | bytes: 24e9, token_overhead_s: 30 | verifier.token_overhead_s: 30 s, usually"
            + " 0 to 0.001 s. Maybe it is in µs, which is 3e-5 s?",
        "6.74e9 | 6.74e9, weight_bytes: 13.48 | models.large.weight_bytes: 13.48 bytes, usually 0.5"
            + " to 4 bytes per parameter. Maybe it is in GB, which is 1.348e10 bytes?",
        "6.74e9 | 6.74e9, weight_bytes: 13480 | models.large.weight_bytes: 13480 bytes, usually 0.5"
            + " to 4 bytes per parameter. Maybe it is in MB, which is 1.348e10 bytes?",
        "6.74e9 | 6.74e9, kv_bytes_per_token: 512 | models.large.kv_bytes_per_token: 512 bytes,"
            + " usually 1/64 to 1 of 4 · layers · hidden. Maybe it is in KiB, which is 524300"
            + " bytes?",
        "memory_bytes: | table: t.csv, memory_bytes: | verifier.table: not read by the latency"
            + " model roofline, usually given with the latency model table only. Maybe"
            + " latency_model should be table?",
      })
  void aMistakeIsNamedWithWhatIsUsual(String piece, String replacement, String warning)
      throws Exception {
    assertThat(warnings(piece, replacement)).containsExactly(warning);
  }

  /** A second mode beside the one of the node, over a band. */
  private static final String MODES =
      SOUND
          .replace("models:", "links: {air: {bandwidth_hz: 5e6, noise_figure_db: 7}}\nmodels:")
          .replace("  wireless:", "  modes: [{name: ids}, {name: other, KEYS}]\n  wireless:")
          .replace("rate_bps:", "link: air, tx_power_dbm: 23, channel_gain_db: -90, rate_bps:");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KEYS | bits_per_verdict: 3 | ",
        "KEYS | pass_overhead_s: 2 | drafters[0].modes[1].pass_overhead_s: 2 s, usually 0 to 0.1 s."
            + " Maybe it is in ms, which is 0.002 s?",
        "KEYS | token_overhead_s: 0.02 | drafters[0].modes[1].token_overhead_s: 0.02 s, usually 0"
            + " to 0.001 s. Maybe it is in ms, which is 2e-5 s?",
        "KEYS | bits_per_draft_token: 2e9 | drafters[0].modes[1].bits_per_draft_token: 2e9 bits,"
            + " usually 1 to 1e7 bits. Maybe the exponent is that of rate_bps?",
        "KEYS | bits_per_verdict: 2e9 | drafters[0].modes[1].bits_per_verdict: 2e9 bits, usually 1"
            + " to 1e7 bits. Maybe the exponent is that of rate_bps?",
        "5e6 | 5 | links.air.bandwidth_hz: 5 Hz, usually 1e3 to 1e9 Hz. Maybe it is in MHz, which"
            + " is 5e6 Hz?",
        "figure_db: 7 | figure_db: 50 | links.air.noise_figure_db: 50 dB, usually 0 to 15 dB. Maybe"
            + " it is linear, which is 16.99 dB?",
        "noise_figure_db: 7 | noise_psd_dbm_per_hz: 174 | links.air.noise_psd_dbm_per_hz: 174"
            + " dBm/Hz, usually -174 to -160 dBm/Hz. Maybe the sign is missing?",
        "tx_power_dbm: 23, channel_gain_db: -90 | tx_power_dbm: 200, channel_gain_db: -90 |"
            + " drafters[0].fronthaul.tx_power_dbm: 200 dBm, usually 10 to 40 dBm. Maybe it is in"
            + " mW, which is 23.01 dBm?",
        "gain_db: -90 | gain_db: 90 | drafters[0].fronthaul.channel_gain_db: 90 dB, usually -160 to"
            + " -40 dB. Maybe the sign is missing?",
      })
  void aMistakeOfModesAndBandsIsNamedToo(String piece, String replacement, @Nullable String warning)
      throws Exception {
    assertThat(MODES).contains(piece);
    String text = MODES.replace(piece, replacement).replace(", KEYS", "");
    assertThat(warnings(text)).isEqualTo(warning == null ? List.of() : List.of(warning));
  }

  @Test
  void modelsOfModesCountToo() throws Exception {
    String text =
        MODES
            .replace("  small:", "  odd: {layers: 22, hidden: 2048, parameters: 1.1}\n  small:")
            .replace("KEYS", "model: odd");
    assertThat(warnings(text))
        .containsExactly(
            "models.odd: 1.1 parameters, usually 1e7 to 1e12. Maybe parameters is in billions,"
                + " which is 1.1e9?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gain_db: -95 | gain_db: 0",
        "gain_db: -96 | gain_db: -96, arrival_s: 9.9e8",
        "tx_power_dbm: 23 | tx_power_dbm: 60",
        "hz: -174 | hz: -150",
        "hz: -174 | hz: -180",
        "noise_psd_dbm_per_hz: -174 | noise_dbm: -130",
        "noise_psd_dbm_per_hz: -174 | noise_dbm: -80",
        "hz: -174 | hz: -174, noise_figure_db: 30",
        "tx_power_dbm: 23 | tx_power_dbm: 10",
        "tx_power_dbm: 23 | tx_power_dbm: -10",
        "rate_bps: 1e9 | rate_bps: 1e5",
        "latency_s: 0 | latency_s: 0.3",
        "prompt_token: 1 | prompt_token: 1e8",
        "bytes: 24e9 | bytes: 24e9, pass_overhead_s: 0.99, token_overhead_s: 0.0099",
        "6.74e9 | 6.74e9, weight_bytes: 0.43e9",
        "6.74e9 | 6.74e9, kv_bytes_per_token: 2048",
        "bandwidth_hz: 20e6 | bandwidth_hz: 1e4",
        "gain_db: -95 | gain_db: -30",
        "6.74e9 | 2.2e9",
        "6.74e9 | 20e9",
        "layers: 22, hidden: 2048, parameters: 1.1e9 | layers: 2, hidden: 768, parameters: 68e6",
        "79.2e12 | 1e9",
        "432e9 | 1e9",
        "bytes: 24e9 | bytes: 1e8",
      })
  void nothingIsSaidAtTheLimit(String piece, String replacement) throws Exception {
    assertThat(warnings(piece, replacement)).isEmpty();
  }

  /** The page for users has the same ranges and sources. */
  @Test
  void docsTellWhatIsUsualAndWhy() throws Exception {
    String page = Files.readString(Path.of("docs/instance.md")).replace('\u2212', '-');
    for (UsualRange range : UsualRanges.ALL) {
      assertThat(page).contains("| " + range.usual() + " | " + range.source() + " |");
    }
  }

  private List<String> withTable(double factor, String keys) throws Exception {
    // On an A100: 10 ms to read the weights, 0.14 ms for a token of a long pass.
    String rows =
        List.of(1, 64, 1024).stream()
            .map(q -> q + ",0," + factor * Math.max(0.01, q * 1.4e-4) + "\n")
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("t.csv"), "new_tokens,context_tokens,seconds\n" + rows);
    String roofline = "roofline, peak_flops: 79.2e12, memory_bandwidth: 432e9";
    return warnings(roofline, "table, table: t.csv" + keys);
  }

  @Test
  void millisecondsInATableAreNoticed() throws Exception {
    String keys = ", peak_flops: 3.12e14, memory_bandwidth: 2.039e12";
    assertThat(withTable(1, keys)).isEmpty();
    assertThat(withTable(10, "")).isEmpty();
    assertThat(withTable(1000, keys))
        .containsExactly(
            "verifier.table: half of the times are above 1513 times the roofline, usually 1 to 20"
                + " times. Maybe they are in milliseconds?");
    assertThat(withTable(1000, ""))
        .containsExactly(
            "verifier.table: half of the times are above 148.4 times the roofline, usually 1 to 20"
                + " times. Maybe they are in milliseconds?");
    assertThat(withTable(1, ", peak_flops: zero, memory_bandwidth: -1"))
        .containsExactly(
            "verifier.memory_bandwidth: -1 bytes/s, usually 1e10 to 1e13 bytes/s. Maybe it is in"
                + " GB/s, which is -1e9 bytes/s?");
  }
}
