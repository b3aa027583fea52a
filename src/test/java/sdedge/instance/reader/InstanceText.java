package sdedge.instance.reader;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;

/** A small valid instance as text, to be changed by tests. */
final class InstanceText {
  static final String MINIMAL =
      """
      version: 1
      name: minimal
      models:
        small: {layers: 2, hidden: 768}
        large: {layers: 32, hidden: 4096}
      verifier: {id: mbs, model: large, latency_model: flops, peak_flops: 79.2e12}
      drafters:
      - id: sbs1
        model: small
        latency_model: roofline
        peak_flops: 59.5e12
        memory_bandwidth: 760e9
        wireless: {bandwidth_hz: 20e6}
        fronthaul: {rate_bps: 1e9, latency_s: 0, bits_per_prompt_token: 1, bits_per_draft_token: 2, bits_per_verdict: 3}
      speculation: {min_length: 0, max_length: 8}
      tasks:
      - {id: u1, input_tokens: 128, output_tokens: 96, acceptance: 0.72, tx_power_dbm: 23, channel_gain_db: -95}
      """;

  private InstanceText() {}

  /** The minimal instance with one piece of its text replaced. */
  static String with(String piece, String replacement) {
    if (!MINIMAL.contains(piece)) {
      throw new IllegalArgumentException("no such piece: " + piece);
    }
    return MINIMAL.replace(piece, replacement);
  }

  static Instance read(String text) throws InvalidInputException {
    return InstanceReader.parse("test.yaml", text.getBytes(StandardCharsets.UTF_8), Path.of(""));
  }

  /** The problems of a text, one line each; empty if it is valid. */
  static List<String> problems(String text) {
    try {
      read(text);
      return List.of();
    } catch (InvalidInputException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }
}
