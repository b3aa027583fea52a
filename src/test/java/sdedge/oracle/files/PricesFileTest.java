package sdedge.oracle.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.oracle.stream.ServerPrices;
import sdedge.result.files.PricesJson;
import sdedge.result.table.Json;
import sdedge.stream.bound.Prices;
import sdedge.stream.bound.RandomPrices;

/** Prices as they are written, and as they were before prefill charging had its words. */
class PricesFileTest {
  private static final Map<String, String> EARLIER =
      Map.of("shared", "shared", "piggybacked", "ridden", "stalled", "stalling");

  private static String written(Instance instance, Prices prices) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Json.write(out, PricesJson.KEYS.shown(new PricesJson(instance, prices)));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ServerPrices read(Instance instance, String json) {
    Problems problems = new Problems("stream.json");
    ServerPrices prices =
        new PricesFile(new Findings(), instance)
            .prices(Document.parseJson(problems, json.getBytes(StandardCharsets.UTF_8)).object());
    assertThat(problems.sorted()).as(json).isEmpty();
    return prices;
  }

  @Test
  void theChargingOfPrefillsIsReadInItsWordsAndInEarlierOnes() throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances", "city-4-sbs.yaml"));
    Set<String> seen = new TreeSet<>();
    for (int seed = 0; seed < 30; seed++) {
      Prices prices = RandomPrices.draw(new Random(seed), instance);
      String json = written(instance, prices);
      String word = json.replaceAll("(?s).*\"charging\": \"([a-z]+)\".*", "$1");
      String earlier =
          json.replaceAll("\"charging\": \"[a-z]+\"", "\"way\": \"" + EARLIER.get(word) + "\"");

      assertThat(earlier).contains("\"way\"").doesNotContain("charging");
      assertThat(read(instance, json))
          .as("seed " + seed)
          .isEqualTo(RandomPrices.serverPrices(prices))
          .isEqualTo(read(instance, earlier));
      seen.add(word);
    }
    assertThat(seen).isEqualTo(EARLIER.keySet());
  }
}
