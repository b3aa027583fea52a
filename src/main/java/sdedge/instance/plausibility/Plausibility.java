package sdedge.instance.plausibility;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.AnswerLaw;
import sdedge.instance.DraftMode;
import sdedge.instance.LoadedInstance;
import sdedge.instance.LoadedInstance.UnusedKeys;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Task;
import sdedge.instance.plausibility.UsualRanges.UsualRange;

/** Warns of what is well-formed and still most likely a mistake. */
public final class Plausibility {
  /** A layer has about 12 h² parameters. */
  private static final double PER_LAYER = 12;

  /** The two tables of a vocabulary, which only count in small models, have 2 · 32000 h. */
  private static final double VOCABULARY = 2 * 32_000.0;

  private static final double FACTOR = 3;

  /** In 2001; no trace is so old, and none so long. */
  private static final double SECONDS_SINCE_1970 = 1e9;

  /** Steps of less are left out (docs/model.md section 9). */
  private static final double LEAST_CHANCE = 1e-7;

  private Plausibility() {}

  /** A line for each rule that finds something: the first value, and how many more there are. */
  public static List<String> warnings(LoadedInstance loaded) {
    Stream<Stream<Finding>> others =
        Stream.of(
            shapes(loaded),
            arrivals(loaded),
            rareOutcomes(loaded),
            unreadTables(loaded),
            TableUnits.findings(loaded));
    return Stream.concat(OddNumbers.of(loaded), others.map(Stream::toList))
        .flatMap(all -> all.stream().limit(1).map(first -> first.text(all.size() - 1)))
        .toList();
  }

  /** Parameters that layers and hidden size contradict. */
  private static Stream<Finding> shapes(LoadedInstance loaded) {
    return models(loaded)
        .filter(model -> model.parameters() >= UsualRange.FEWEST_PARAMETERS && contradicts(model))
        .map(
            model ->
                new Finding(
                    "models." + model.name(),
                    Figure.of(model.parameters())
                        + " parameters in "
                        + (model.layers() + " layers of " + model.hidden()),
                    "within 3 times of the " + Figure.of(ofLayers(model)) + " that those have",
                    "one of layers, hidden and parameters is mistyped"));
  }

  private static double ofLayers(Model model) {
    return PER_LAYER * model.layers() * model.hidden() * (double) model.hidden();
  }

  private static boolean contradicts(Model model) {
    double most = FACTOR * (ofLayers(model) + VOCABULARY * model.hidden());
    return model.parameters() > most || FACTOR * model.parameters() < ofLayers(model);
  }

  /** Arrivals that are dates. */
  private static Stream<Finding> arrivals(LoadedInstance loaded) {
    List<Task> tasks = loaded.instance().tasks();
    return IntStream.range(0, tasks.size())
        .filter(k -> tasks.get(k).arrivalS() >= SECONDS_SINCE_1970)
        .mapToObj(
            k ->
                new Finding(
                    "tasks[" + k + "].arrival_s",
                    Figure.of(tasks.get(k).arrivalS()) + " s",
                    "0 to 1e8 s",
                    "it counts from 1970, and should from the first task"));
  }

  /** Outcomes of answers that memory is reserved for, and that no step counts. */
  private static Stream<Finding> rareOutcomes(LoadedInstance loaded) {
    List<Task> tasks = loaded.instance().tasks();
    return IntStream.range(0, tasks.size())
        .boxed()
        .flatMap(
            k -> {
              AnswerLaw law = tasks.get(k).answer();
              return law.outcomes().stream()
                  .filter(outcome -> law.chance(outcome) < LEAST_CHANCE)
                  .limit(1)
                  .map(
                      outcome ->
                          new Finding(
                              "tasks[" + k + "].answer",
                              outcome.outputTokens()
                                  + " tokens with a chance of "
                                  + Figure.of(law.chance(outcome)),
                              "1e-7 to 1: rarer ones hold memory and count in no step",
                              "a weight is mistyped"));
            });
  }

  /** A measured table beside a latency model that does not read it. */
  private static Stream<Finding> unreadTables(LoadedInstance loaded) {
    return PlacedNode.of(loaded)
        .filter(place -> place.unused().table())
        .map(
            place ->
                new Finding(
                    place.path() + ".table",
                    "not read by the latency model " + place.node().latency().kind().key(),
                    "given with the latency model table only",
                    "latency_model should be table"));
  }

  /** The models of the nodes and of draft modes, each once. */
  static Stream<Model> models(LoadedInstance loaded) {
    return Stream.concat(
            PlacedNode.of(loaded).map(place -> place.node().model()),
            loaded.instance().drafters().stream()
                .flatMap(drafter -> drafter.modes().stream())
                .map(DraftMode::model))
        .distinct();
  }

  /**
   * A value that is most likely a mistake.
   *
   * @param path of the value, such as {@code tasks[0].tx_power_dbm}
   * @param value with its unit
   * @param usual the usual range, with its unit
   * @param maybe what may have been meant: the words between "Maybe" and the question mark
   */
  public record Finding(String path, String value, String usual, String maybe) {
    /** One line; {@code others} is how many values more are like this one. */
    public String text(int others) {
      String more = others == 0 ? "" : " (and " + others + " more like it)";
      return path + ": " + value + more + ", usually " + usual + ". Maybe " + maybe + "?";
    }
  }

  /** A node and where it is described. */
  record PlacedNode(String path, Node node, UnusedKeys unused) {

    /** The verifier, then the drafters. */
    static Stream<PlacedNode> of(LoadedInstance loaded) {
      var drafters = loaded.instance().drafters();
      return Stream.concat(
          Stream.of(
              new PlacedNode("verifier", loaded.instance().verifier(), loaded.unused().get(0))),
          IntStream.range(0, drafters.size())
              .mapToObj(
                  d ->
                      new PlacedNode(
                          "drafters[" + d + "]",
                          drafters.get(d).node(),
                          loaded.unused().get(d + 1))));
    }

    /** What peak_flops says, FLOP/s, even beside a table. */
    OptionalDouble peakFlops() {
      OptionalDouble read = node.latency().statedFlops();
      return read.isPresent() ? read : unused.peakFlops();
    }

    /** What memory_bandwidth says, bytes/s, even beside a table. */
    OptionalDouble memoryBandwidth() {
      OptionalDouble read = node.latency().statedBytes();
      return read.isPresent() ? read : unused.memoryBandwidth();
    }
  }

  /** Numbers as one would type them into an instance. */
  public static final class Figure {
    private static final MathContext DIGITS = new MathContext(4);
    private static final double LEAST_PLAIN = 1e-3;
    private static final double MOST_PLAIN = 1e6;

    private Figure() {}

    /** At most four significant digits: {@code 6.74}, {@code 79.2e12} as {@code 7.92e13}. */
    public static String of(double value) {
      BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
      double size = Math.abs(value);
      boolean plain = value == 0 || (size >= LEAST_PLAIN && size < MOST_PLAIN);
      return plain ? rounded.toPlainString() : scientific(rounded);
    }

    private static String scientific(BigDecimal value) {
      int exponent = value.precision() - value.scale() - 1;
      return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
  }
}
