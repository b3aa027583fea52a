package sdedge.wireless;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;
import static sdedge.Json.numbers;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import sdedge.DraftsReference;
import sdedge.Json;
import sdedge.instance.Noise;
import sdedge.instance.PowerModel;
import sdedge.instance.RadioLink;
import sdedge.instance.RadioLink.Sharing;

class LinkSharingTest {

  /** Interrupted transfers, unequal latencies and both choices of {@code best} among them. */
  @Test
  void agreesWithIndependentValues() throws Exception {
    String json = Files.readString(DraftsReference.file("links.json"));
    List<Object> steps = list(Json.parse("{\"steps\": " + json + "}").get("steps"));
    int values = 0;
    for (Object step : steps) {
      for (Sharing sharing : Sharing.values()) {
        double[] expected = numbers(map(map(step).get("sent_s")).get(sharing.key()));
        double[] sent = sent(map(step), sharing);
        for (int d = 0; d < sent.length; d++) {
          assertThat(sent[d])
              .as("%s of %s", sharing, step)
              .isCloseTo(expected[d], Offset.offset(1e-9 * expected[d]));
          values++;
        }
      }
    }
    assertThat(steps).hasSize(60);
    assertThat(values).isGreaterThan(400);
  }

  private static double[] sent(Map<String, Object> step, Sharing sharing) {
    Map<String, Object> band = map(step.get("link"));
    boolean psd = PowerModel.CONSTANT_PSD.key().equals(band.get("power_model"));
    RadioLink link =
        new RadioLink(
            "air",
            number(band.get("bandwidth_hz")),
            new Noise.Density(
                number(band.getOrDefault("noise_psd_dbm_per_hz", -174)),
                number(band.get("noise_figure_db"))),
            psd ? PowerModel.CONSTANT_PSD : PowerModel.CONSTANT_POWER,
            sharing);
    List<Map<String, Object>> parts = Json.maps(step.get("parts"));
    BandUser[] access =
        parts.stream()
            .map(
                part ->
                    BandUser.of(
                        new RadioLink.Access(
                            link,
                            number(part.get("tx_power_dbm")),
                            number(part.get("channel_gain_db")))))
            .toArray(BandUser[]::new);
    return new LinkSharing(access, values(parts, "latency_s"))
        .sentS(values(parts, "draft_s"), values(parts, "bits"));
  }

  private static double[] values(List<Map<String, Object>> parts, String key) {
    return parts.stream().mapToDouble(part -> number(part.get(key))).toArray();
  }
}
