package sdedge.instance.plausibility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.LoadedInstance;
import sdedge.instance.ModeNumber;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Noise;
import sdedge.instance.RadioLink;
import sdedge.instance.Task;
import sdedge.instance.plausibility.Plausibility.Finding;
import sdedge.instance.plausibility.Plausibility.PlacedNode;
import sdedge.instance.plausibility.UsualRanges.UsualRange;

/** Holds the numbers of an instance, each once, against what is usual at their keys. */
final class OddNumbers {
  private static final double LEAST_BYTES_PER_PARAMETER = 1.0 / 16;
  private static final double LEAST_SHARE_OF_CACHE = 1.0 / 256; // few heads, 4 bits, compressed
  private static final Map<String, UsualRange> BY_KEY =
      UsualRanges.ALL.stream().collect(Collectors.toMap(UsualRange::key, Function.identity()));

  private final Map<String, List<Finding>> found = new LinkedHashMap<>(); // by key

  private OddNumbers() {
    UsualRanges.ALL.forEach(range -> found.put(range.key(), new ArrayList<>()));
  }

  /** By range what is odd, in the sequence of the ranges. */
  static Stream<List<Finding>> of(LoadedInstance loaded) {
    OddNumbers odd = new OddNumbers();
    List<Drafter> drafters = loaded.instance().drafters();
    Plausibility.models(loaded).forEach(odd::model);
    PlacedNode.of(loaded).forEach(odd::node);
    for (int d = 0; d < drafters.size(); d++) {
      odd.links("drafters[" + d + "]", drafters.get(d));
    }
    for (int d = 0; d < drafters.size(); d++) {
      odd.modes("drafters[" + d + "].modes", drafters.get(d), loaded.instance().verifier());
    }
    loaded.instance().bands().stream()
        .sorted(Comparator.comparing(RadioLink::name))
        .forEach(band -> odd.band("links." + band.name(), band.bandwidthHz(), band.noise()));
    List<Task> tasks = loaded.instance().tasks();
    for (int k = 0; k < tasks.size(); k++) {
      String path = "tasks[" + k + "]";
      odd.look(path, "tx_power_dbm", tasks.get(k).txPowerDbm());
      odd.look(path, "channel_gain_db", tasks.get(k).channelGainDb());
    }
    return odd.found.values().stream();
  }

  private void look(String at, String key, double number) {
    look(at + "." + key, range(key), number);
  }

  private void look(String path, UsualRange range, double number) {
    if (range.isOdd().test(number)) {
      Objects.requireNonNull(found.get(range.key())).add(range.finding(path, number));
    }
  }

  private static UsualRange range(String key) {
    return Objects.requireNonNull(BY_KEY.get(key), key);
  }

  private void model(Model model) {
    String path = "models." + model.name();
    look(path, range("parameters"), model.parameters());
    if (model.parameters() >= UsualRange.FEWEST_PARAMETERS
        && model.weightBytes() < LEAST_BYTES_PER_PARAMETER * model.parameters()) {
      look(path, "weight_bytes", model.weightBytes());
    }
    if (model.kvBytesPerToken() < LEAST_SHARE_OF_CACHE * 4 * model.layers() * model.hidden()) {
      look(path, "kv_bytes_per_token", model.kvBytesPerToken());
    }
  }

  private void node(PlacedNode place) {
    Node node = place.node();
    place.peakFlops().ifPresent(rate -> look(place.path(), "peak_flops", rate));
    place.memoryBandwidth().ifPresent(rate -> look(place.path(), "memory_bandwidth", rate));
    if (node.cacheBytes() < 0) {
      look(place.path(), "memory_bytes", node.memoryBytes());
    }
    look(place.path(), "pass_overhead_s", node.passOverheadS());
    look(place.path(), "token_overhead_s", node.tokenOverheadS());
  }

  private void links(String path, Drafter drafter) {
    if (drafter.hasFronthaul()) {
      String at = path + ".fronthaul";
      Fronthaul fronthaul = drafter.fronthaul();
      look(at, "rate_bps", fronthaul.rateBps());
      look(at, "latency_s", fronthaul.latencyS());
      look(at, "bits_per_prompt_token", fronthaul.bitsPerPromptToken());
      look(at, "bits_per_draft_token", fronthaul.bitsPerDraftToken());
      look(at, "bits_per_verdict", fronthaul.bitsPerVerdict());
      RadioLink.Access access = fronthaul.access();
      if (access != null) {
        look(at, "tx_power_dbm", access.txPowerDbm());
        look(at, "channel_gain_db", access.channelGainDb());
      }
    }
    if (drafter.hasUplink()) {
      band(path + ".wireless", drafter.wireless().bandwidthHz(), drafter.wireless().noise());
    }
  }

  private void band(String path, double bandwidthHz, Noise noise) {
    look(path, "bandwidth_hz", bandwidthHz);
    if (noise instanceof Noise.Density density) {
      look(path, "noise_psd_dbm_per_hz", density.dbmPerHz());
      look(path, "noise_figure_db", density.figureDb());
    } else if (noise instanceof Noise.Power power) {
      look(path, "noise_dbm", power.dbm());
    }
  }

  /** Numbers of modes that are those which they would have without a mode are looked at there. */
  private void modes(String path, Drafter drafter, Node verifier) {
    for (int m = 0; m < drafter.modes().size(); m++) {
      DraftMode mode = drafter.modes().get(m);
      Node on = mode.isAtVerifier() ? verifier : drafter.node();
      for (ModeNumber number : ModeNumber.values()) {
        if (mode.number(number) != number.otherwise(on, drafter.fronthaul())) {
          look(path + "[" + m + "]", number.key(), mode.number(number));
        }
      }
    }
  }
}
