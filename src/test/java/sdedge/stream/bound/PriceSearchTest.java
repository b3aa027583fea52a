package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.TinySystem;
import sdedge.control.Control;
import sdedge.document.InvalidInputException;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.ModeNumber;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.instance.RadioLink;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.SharedBand;
import sdedge.oracle.stream.ServerPrices;
import sdedge.oracle.stream.Valuation;

/** Prices that are found, what they say, and that it is they who prove it. */
class PriceSearchTest {
  private static final Path FOLDER = Path.of("instances");
  private static final ServerPrices.Plane NO_PLANE = new ServerPrices.Plane(0, 0);
  private static final DraftChoice ONE = new DraftChoice("top64", 1);

  private static Instance read(String name) throws IOException, InvalidInputException {
    return InstanceReader.read(FOLDER.resolve(name + ".yaml"));
  }

  @Test
  void memoryIsDearWherePromptsStallIt() throws Exception {
    RateBound.OfModes bound = best(read("city-4-sbs"), Set.of());

    assertThat(bound.mostPerS()).isCloseTo(1.6619, within(2e-3));
    assertThat(bound.prices().charging().first()).isEqualTo(Charging.FirstRounds.STALLED);
    assertThat(bound.prices().memory()).isGreaterThan(0.9);
  }

  private static RateBound.OfModes best(Instance instance, Set<String> loaded) {
    return RateBound.best(instance, loaded, RateBound.STREAM, Control.NONE);
  }

  /** Where prompts take long to arrive, nothing but the band is short. */
  @Test
  void slowUploadsMakeTheBandDear() throws Exception {
    Instance instance = read("slow-uplink");

    RateBound.OfModes bound = best(instance, Set.of());

    assertThat(bound.mostPerS()).isCloseTo(0.5382, within(1e-3));
    assertThat(bound.prices().drafters().get(0).band()).isGreaterThan(0.99);
    assertThat(Arrays.stream(bound.values().means()).sum() / bound.total())
        .isCloseTo(instance.tasks().size() / bound.mostPerS(), within(1e-9));
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
            new Overheads(0, 0.001, 0, 0));
    NodeFloors floors = new NodeFloors(node, 100);

    assertThat(floors.drafterLine(new PassFloor.Plane(0, 0.001)).cachedS()).isEqualTo(0.001);
    assertThatThrownBy(() -> floors.drafterLine(new PassFloor.Plane(0, 0.002)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("steeper along cached tokens");
    assertThat(floors.line(new PassFloor.Plane(0, 0.002)).cachedS()).isEqualTo(0.002);
    PassFloor.Plane highest = floors.highestOfDrafter(1, 100);
    assertThat(floors.drafterLine(highest).cachedS()).isLessThanOrEqualTo(0.001);
  }

  /** Modes that use one table of a drafter share its plane: that of no mode may be too steep. */
  @ParameterizedTest
  @CsvSource({"0, 2", "2, 0"})
  void aPlaneIsForAllModesOfADrafter(double firstOverheadS, double secondOverheadS) {
    TinySystem system = new TinySystem().verifier(1, 30).drafter(0.5, TinySystem.INSTANT, 30, 0);
    Instance plain = system.task(9, 9).instance();
    Drafter drafter = plain.drafters().get(0);
    List<DraftMode> modes =
        List.of(mode("a", drafter, firstOverheadS), mode("b", drafter, secondOverheadS));
    Instance instance =
        plain.with(new Instance.Network(plain.verifier(), List.of(drafter.with(modes))));

    RateBound.OfModes bound = best(instance, Set.of("a", "b"));

    assertThat(bound.mostPerS()).isPositive().isFinite();
  }

  private static DraftMode mode(String name, Drafter drafter, double tokenOverheadS) {
    Map<ModeNumber, Double> numbers = Map.of(ModeNumber.TOKEN_OVERHEAD_S, tokenOverheadS);
    return new DraftMode(name, drafter.node().model(), false, false, null, numbers);
  }

  /** A measured table: prices with planes, and a rate that a stream of its own cannot exceed. */
  @Test
  void tablesHavePrices() throws Exception {
    Instance instance = read("measured-table");

    RateBound.OfModes bound = best(instance, Set.of());

    assertThat(bound.prices().charging().floor()).isInstanceOf(PassFloor.Plane.class);
    assertThat(bound.mostPerS()).isBetween(1.0, 5.0);
  }

  /** The second implementation says the same of the prices, and something else of others. */
  @Test
  void changedPricesProveSomethingElse() throws Exception {
    Instance instance = read("city-4-sbs").withFirstTasks(6);
    RateBound.OfModes bound = best(instance, Set.of());
    double claimed = bound.mostPerS();
    ServerPrices right = RandomPrices.serverPrices(bound.prices());

    assertThat(perS(instance, Set.of(), right)).isCloseTo(claimed, within(1e-9 * claimed));
    ServerPrices.OfNode node = right.verifier();
    ServerPrices.OfNode split =
        new ServerPrices.OfNode(
            node.perS(),
            node.compute() + 0.01,
            node.plane(),
            node.byPresence(),
            node.byMemory(),
            node.byCap());
    ServerPrices.OfNode shared =
        new ServerPrices.OfNode(node.perS(), node.compute(), node.plane(), 0.99, 0.01, 0);
    double memory = right.memory();
    double phaseS = right.phaseS();
    assertChanged(instance, Set.of(), claimed, with(right, dearer(node), memory, phaseS));
    assertChanged(instance, Set.of(), claimed, with(right, split, memory, phaseS));
    assertChanged(instance, Set.of(), claimed, with(right, shared, memory, phaseS));
    assertChanged(instance, Set.of(), claimed, with(right, node, memory * 0.99, phaseS));
    assertChanged(instance, Set.of(), claimed, with(right, node, memory, phaseS * 1.01));
  }

  /** With draft modes each set that is loaded has prices of its own, and a rate they prove. */
  @ParameterizedTest
  @CsvSource({
    "'', 0.43985",
    "ids, 0.46619",
    "top30, 0.47039",
    "all, 0.45271", // whose distributions fill the link
    "ids top30 all, 0.47039"
  })
  void modesThatAreLoadedHavePrices(String names, double perS) throws Exception {
    Instance instance = read("drafts/compressed-drafts").withFirstTasks(6);
    Set<String> loaded = names.isEmpty() ? Set.of() : Set.of(names.split(" "));

    RateBound.OfModes bound = best(instance, loaded);

    double claimed = bound.mostPerS();
    assertThat(claimed).isCloseTo(perS, within(1e-3 * perS));
    assertThat(bound.prices().drafters().get(0).up() > 0).isEqualTo(names.equals("all"));
    ServerPrices right = RandomPrices.serverPrices(bound.prices());
    assertThat(perS(instance, loaded, right)).isCloseTo(claimed, within(1e-9 * claimed));
    ServerPrices.OfNode node = right.verifier();
    assertChanged(
        instance, loaded, claimed, with(right, node, right.memory() * 0.99, right.phaseS()));
    assertChanged(instance, loaded, claimed, with(right, dearer(node), right.memory(), 0));
    ServerPrices.OfDrafter drafter = right.drafters().get(0);
    ServerPrices.OfDrafter dearerUp =
        new ServerPrices.OfDrafter(
            drafter.node(), drafter.up() + 0.01, drafter.down(), drafter.band());
    assertChanged(instance, loaded, claimed, with(right, List.of(dearerUp), right.links()));
  }

  /** The prices of a set prove nothing while others are loaded: there may be a cheaper way. */
  @Test
  void moreModesMayNeedLess() throws Exception {
    Instance instance = read("drafts/compressed-drafts").withFirstTasks(6);
    ServerPrices ofNone = RandomPrices.serverPrices(best(instance, Set.of()).prices());

    double none = perS(instance, Set.of(), ofNone);
    double some = perS(instance, Set.of("ids"), ofNone);
    double all = perS(instance, Set.of("ids", "top30", "all"), ofNone);

    assertThat(some).isGreaterThan(none * 1.01);
    assertThat(all).isGreaterThanOrEqualTo(some);
  }

  /**
   * Where drafts must go over one narrow band nothing else is short, and what is sent is least with
   * drafts of one token: a token and a 64th more of one per round, at most.
   */
  @Test
  void narrowBandsOfDraftsAreDear() throws Exception {
    Instance instance = overNarrowBand(read("drafts/handsets-band").withFirstTasks(6));
    Set<String> loaded = Set.of("top64");

    RateBound.OfModes bound = best(instance, loaded);

    double loadS = 0;
    for (Task task : instance.tasks()) {
      double gain =
          Math.ceil(64 * (1 + task.acceptance().under(ONE).inContext(1).at(1)) - 1e-9) / 64;
      double bits = 18 * task.inputTokens() + 1682 * Math.ceil(task.outputTokens() / gain);
      loadS += bits / SharedBand.bitsPerS(instance.drafters().get(task.drafter()).fronthaul()) / 6;
    }
    double claimed = bound.mostPerS();
    assertThat(claimed).isCloseTo(1 / loadS, within(1e-9 * claimed));
    ServerPrices right = RandomPrices.serverPrices(bound.prices());
    assertThat(right.links().get(0)).isCloseTo(right.total(), within(1e-9));
    assertThat(perS(instance, loaded, right)).isCloseTo(claimed, within(1e-9 * claimed));
    ServerPrices.OfNode priced = new ServerPrices.OfNode(0.01, 1, NO_PLANE, 1, 0, 0);
    ServerPrices spread = with(right, priced, right.memory(), right.phaseS());
    assertThat(perS(instance, loaded, spread)).isGreaterThan(claimed * 1.005);
  }

  /** Two kilohertz for all drafters, and at least one draft per step. */
  private static Instance overNarrowBand(Instance instance) {
    List<Drafter> drafters =
        instance.drafters().stream().map(PriceSearchTest::overNarrowBand).toList();
    return instance
        .with(new Instance.Network(instance.verifier(), drafters))
        .with(new Speculation(1, instance.speculation().maxLength(), Scope.BATCH, Steps.MEAN));
  }

  private static Drafter overNarrowBand(Drafter drafter) {
    RadioLink.Access access = Objects.requireNonNull(drafter.fronthaul().access());
    return drafter.with(drafter.fronthaul().with(access.withBand(2e3)));
  }

  private static ServerPrices with(
      ServerPrices serverPrices, List<ServerPrices.OfDrafter> drafters, List<Double> links) {
    return new ServerPrices(
        serverPrices.verifier(),
        serverPrices.memory(),
        drafters,
        links,
        serverPrices.charging(),
        serverPrices.phaseS(),
        serverPrices.prompts());
  }

  private static ServerPrices.OfNode dearer(ServerPrices.OfNode node) {
    return new ServerPrices.OfNode(
        node.perS() * 1.01,
        node.compute(),
        node.plane(),
        node.byPresence(),
        node.byMemory(),
        node.byCap());
  }

  private static ServerPrices with(
      ServerPrices serverPrices, ServerPrices.OfNode verifier, double memory, double phaseS) {
    return new ServerPrices(
        verifier,
        memory,
        serverPrices.drafters(),
        serverPrices.links(),
        serverPrices.charging(),
        phaseS,
        serverPrices.prompts());
  }

  private static double perS(Instance instance, Set<String> loaded, ServerPrices serverPrices) {
    Valuation valuation =
        new Valuation(new ModeSelection(instance, loaded), serverPrices, Steps.MEAN);
    return serverPrices.total() / Arrays.stream(valuation.values()).average().orElseThrow();
  }

  private static void assertChanged(
      Instance instance, Set<String> loaded, double claimed, ServerPrices serverPrices) {
    assertThat(Math.abs(perS(instance, loaded, serverPrices) / claimed - 1)).isGreaterThan(1e-7);
  }
}
