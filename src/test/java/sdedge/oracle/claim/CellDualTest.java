package sdedge.oracle.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;
import static sdedge.Json.numbers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;

/** Optimal allocations of given plans are those of the reference. */
class CellDualTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("reference", "src/test/resources/reference"), "uplink");

  private static Map<String, Object> read(String name) throws Exception {
    return Json.parse(Files.readString(FOLDER.resolve(name)));
  }

  @Test
  void aBandIsPricedAsInFiftyDigits() throws Exception {
    for (Object entry : list(read("closed_forms.json").get("windows"))) {
      Map<String, Object> window = map(entry);
      BandPrice band =
          new BandPrice(
              number(window.get("bandwidth_hz")),
              numbers(window.get("weights")),
              numbers(window.get("gamma_hz")));
      assertThat(band.weightedRate / number(window.get("value"))).isBetween(1 - 1e-14, 1 + 1e-14);
      assertThat(band.price / number(window.get("price"))).isBetween(1 - 1e-13, 1 + 1e-13);
      double[] shares = numbers(window.get("shares_hz"));
      for (int k = 0; k < shares.length; k++) {
        assertThat(band.shareHz[k] / shares[k]).isBetween(1 - 1e-11, 1 + 1e-11);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aGivenPlanTakesAsLongAsInTheReference(int number) throws Exception {
    Map<String, Object> reference = read(String.format(Locale.ROOT, "c%02d.json", number));
    for (Map<String, Object> plan :
        List.of(map(reference.get("given")), map(map(reference.get("joint")).get("plan")))) {
      List<Double> bits = new ArrayList<>();
      List<Double> gammaHz = new ArrayList<>();
      List<Double> pathS = new ArrayList<>();
      double[] ofBatch = numbers(plan.get("L_s"));
      int b = 0;
      for (Object cohort : list(plan.get("cohorts"))) {
        for (Object batch : list(cohort)) {
          for (Object task : list(map(batch).get("tasks"))) {
            bits.add(number(map(reference.get("bits")).get(task)));
            gammaHz.add(number(map(reference.get("gamma_hz")).get(task)));
            pathS.add(ofBatch[b]);
          }
          b++;
        }
      }
      double bandHz = bandHz(number);
      CellDual dual = new CellDual(bandHz, array(bits), array(gammaHz), array(pathS));
      dual.solve(Double.NaN);
      double makespanS = number(plan.get("makespan_s"));
      assertThat(dual.lowestS() / makespanS).isBetween(1 - 1e-10, 1 + 1e-10);
      assertThat(dual.highestS() / makespanS).isBetween(1 - 1e-10, 1 + 1e-9);
    }
  }

  private static double bandHz(int number) throws Exception {
    String yaml =
        Files.readString(FOLDER.resolve(String.format(Locale.ROOT, "c%02d.yaml", number)));
    return Double.parseDouble(yaml.replaceAll("(?s).*bandwidth_hz: *([0-9.e+]*).*", "$1"));
  }

  private static double[] array(List<Double> values) {
    return IntStream.range(0, values.size()).mapToDouble(values::get).toArray();
  }
}
