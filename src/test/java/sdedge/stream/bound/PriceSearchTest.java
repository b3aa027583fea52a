package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.check.stream.Tariff;
import sdedge.check.stream.Valuation;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.stream.Requests;

/** Prices that are found, what they say, and that it is they who prove it. */
class PriceSearchTest {
  private static final Path FOLDER = Path.of("instances");

  private static Instance read(String name) throws IOException, InvalidInputException {
    return InstanceReader.read(FOLDER.resolve(name + ".yaml"));
  }

  @Test
  void memoryIsDearWherePromptsStallIt() throws Exception {
    PolicyBound bound = PriceSearch.best(read("city-4-sbs"), Steps.MEAN);

    assertThat(bound.mostPerS()).isCloseTo(1.6619, within(2e-3));
    assertThat(bound.prices().firstRounds()).isInstanceOf(FirstRounds.Stalling.class);
    assertThat(bound.prices().memory()).isGreaterThan(0.9);
  }

  /** Where prompts take long to arrive, nothing but the band is short. */
  @Test
  void slowUploadsMakeTheBandDear() throws Exception {
    Instance instance = read("slow-uplink");

    PolicyBound bound = PriceSearch.best(instance, Steps.MEAN);

    assertThat(bound.mostPerS()).isCloseTo(0.5382, within(1e-3));
    assertThat(bound.prices().drafters().get(0).band()).isGreaterThan(0.99);
    int[] tasks = IntStream.range(0, instance.tasks().size()).toArray();
    assertThat(bound.leastSpanS(Requests.atOnce(tasks)))
        .isCloseTo(tasks.length / bound.mostPerS(), within(1e-9));
  }

  /** A drafter that reads what it missed must not be cheaper than one that missed nothing. */
  @Test
  void planesOfDraftersAreNoSteeperAlongCachedTokens() {
    LatencyTable table =
        new LatencyTable(
            new double[] {1, 10}, new double[] {0, 100}, new double[][] {{3, 4}, {3, 4}});
    Node node =
        new Node(
            "sbs",
            new Model("m", 1, 1, 1, 0, 1),
            new LatencyModel.Table(table),
            Double.POSITIVE_INFINITY,
            0,
            0.001);
    NodeFloors floors = new NodeFloors(node, 100);

    assertThat(floors.drafterLine(new PassFloor.Plane(0, 0.001)).cachedS()).isEqualTo(0.001);
    assertThatThrownBy(() -> floors.drafterLine(new PassFloor.Plane(0, 0.002)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("steeper along cached tokens");
    assertThat(floors.line(new PassFloor.Plane(0, 0.002)).cachedS()).isEqualTo(0.002);
    PassFloor.Plane highest = floors.highestOfDrafter(1, 100);
    assertThat(floors.drafterLine(highest).cachedS()).isLessThanOrEqualTo(0.001);
  }

  /** A measured table: prices with planes, and a rate that a stream of its own cannot exceed. */
  @Test
  void tablesHavePrices() throws Exception {
    Instance instance = read("measured-table");

    PolicyBound bound = PriceSearch.best(instance, Steps.MEAN);

    assertThat(bound.prices().verifier().floor()).isInstanceOf(PassFloor.Plane.class);
    assertThat(bound.mostPerS()).isBetween(1.0, 5.0);
  }

  /** The second implementation says the same of the prices, and something else of others. */
  @Test
  void changedPricesProveSomethingElse() throws Exception {
    Instance instance = read("city-4-sbs").withFirstTasks(6);
    PolicyBound bound = PriceSearch.best(instance, Steps.MEAN);
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
    return new Tariff(
        verifier,
        memory,
        tariff.drafters(),
        tariff.links(),
        tariff.way(),
        phaseS,
        tariff.prompts());
  }

  private static double perS(Instance instance, Tariff tariff) {
    return tariff.total() / new Valuation(instance, tariff, Steps.MEAN).load();
  }

  private static void assertChanged(Instance instance, double claimed, Tariff tariff) {
    assertThat(Math.abs(perS(instance, tariff) / claimed - 1)).isGreaterThan(1e-7);
  }
}
