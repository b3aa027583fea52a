package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.check.stream.Tariff;
import sdedge.check.stream.Valuation;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.instance.Steps;

/** Prices found on the shipped instances say what they said when they were first found. */
class PriceSearchTest {
  private static final Path FOLDER = Path.of("instances");

  private static Instance read(String name) throws IOException, InvalidInputException {
    return InstanceReader.read(FOLDER.resolve(name + ".yaml"));
  }

  @ParameterizedTest
  @CsvSource({
    "quickstart,2.000,Ridden",
    "two-drafters,2.925,Ridden",
    "l4-a100-70b,0.6181,Stalling",
    "city-4-sbs,1.6619,Stalling",
    "calibrated/azure-code,14.219,Shared",
    "calibrated/azure-conv,16.197,Shared",
  })
  void ratesAreAsLowAsEver(String name, double perS, String way) throws Exception {
    LoadBound bound = PriceSearch.best(read(name), Steps.MEAN);

    assertThat(bound.mostPerS()).isCloseTo(perS, within(1e-3 * perS));
    assertThat(bound.prices().firstRounds().getClass().getSimpleName()).isEqualTo(way);
  }

  /** A measured table: prices with planes, and a rate that a stream of its own cannot exceed. */
  @Test
  void tablesHavePrices() throws Exception {
    Instance instance = read("measured-table");

    LoadBound bound = PriceSearch.best(instance, Steps.MEAN);

    assertThat(bound.prices().verifier().floor()).isInstanceOf(PassFloor.Plane.class);
    assertThat(bound.mostPerS()).isBetween(1.0, 5.0);
  }

  /** The second implementation says the same of the prices, and something else of others. */
  @Test
  void changedPricesProveSomethingElse() throws Exception {
    Instance instance = read("city-4-sbs");
    LoadBound bound = PriceSearch.best(instance, Steps.MEAN);
    double claimed = bound.mostPerS();
    Tariff right = RandomPrices.tariff(bound.prices());

    assertThat(perS(instance, right)).isCloseTo(claimed, within(1e-9 * claimed));
    Tariff.OfNode node = right.verifier();
    Tariff.OfNode dearer =
        new Tariff.OfNode(
            node.perS() * 1.01,
            node.compute(),
            node.plane(),
            node.byPresence(),
            node.byMemory(),
            node.byCap());
    Tariff.OfNode split =
        new Tariff.OfNode(
            node.perS(),
            node.compute() + 0.01,
            node.plane(),
            node.byPresence(),
            node.byMemory(),
            node.byCap());
    Tariff.OfNode shared =
        new Tariff.OfNode(node.perS(), node.compute(), node.plane(), 0.99, 0.01, 0);
    double memory = right.memory();
    double phaseS = right.phaseS();
    assertChanged(instance, claimed, with(right, dearer, memory, phaseS));
    assertChanged(instance, claimed, with(right, split, memory, phaseS));
    assertChanged(instance, claimed, with(right, shared, memory, phaseS));
    assertChanged(instance, claimed, with(right, node, memory * 0.99, phaseS));
    assertChanged(instance, claimed, with(right, node, memory, phaseS * 1.01));
  }

  private static Tariff with(Tariff tariff, Tariff.OfNode verifier, double memory, double phaseS) {
    return new Tariff(verifier, memory, tariff.drafters(), tariff.way(), phaseS, tariff.prompts());
  }

  private static double perS(Instance instance, Tariff tariff) {
    return tariff.total() / new Valuation(instance, tariff, Steps.MEAN).load();
  }

  private static void assertChanged(Instance instance, double claimed, Tariff tariff) {
    assertThat(Math.abs(perS(instance, tariff) / claimed - 1)).isGreaterThan(1e-7);
  }
}
