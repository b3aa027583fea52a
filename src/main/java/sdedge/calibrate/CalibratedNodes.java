package sdedge.calibrate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sdedge.document.Human;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.reader.Arrivals;
import sdedge.stream.steady.Residuals;
import sdedge.stream.steady.SteadyLoad;
import sdedge.study.Settings;

/**
 * The nodes of a calibration read back, as an instance whose one task only has their acceptance.
 *
 * @param lengths that schedules choose among, ascending; empty where the file names none
 * @param hasRates whether acceptance is known, {@code byMode} whether it is known by mode
 * @param measured what runs differ by from the law
 */
public record CalibratedNodes(
    Instance instance,
    List<Integer> lengths,
    boolean hasRates,
    boolean byMode,
    MeasuredLoad measured) {
  /** What makes an instance of a file that has only nodes. */
  private static final byte[] REST =
      """
      version: 1
      name: nodes
      speculation: {min_length: 0, max_length: 8}
      task: {id: u1, input_tokens: 1, output_tokens: 2, acceptance: 0}
      radio: {tx_power_dbm: 23, channel_gain_db: -100}
      """
          .getBytes(StandardCharsets.UTF_8);

  /** The file of nodes in a folder of {@code calibrate}. */
  public static Path file(Path folder) {
    return folder.resolve(NodesYaml.FILE);
  }

  /** Whether a file has nodes and no tasks, as far as it can be read. */
  public static boolean isOne(byte[] bytes) {
    ValueReader file = Document.parse(new Problems(""), bytes);
    return file.isObject()
        && file.object().optional("verifier").isPresent()
        && file.object().optional("tasks").isEmpty();
  }

  /**
   * Reads such a file.
   *
   * @param folder what the tables it names are relative to
   * @param settings values in place of those of the file
   */
  public static CalibratedNodes read(String file, byte[] bytes, Path folder, Settings settings)
      throws InvalidInputException {
    Completion completion = new Completion();
    Instance instance =
        settings.applied(file, bytes, folder, Arrivals.AT_ZERO, completion::of).instance();
    return new CalibratedNodes(
        instance, completion.lengths, completion.hasRates, completion.byMode, completion.measured);
  }

  /** Makes an instance of such a file, and notes what an instance does not say. */
  private static final class Completion {
    private List<Integer> lengths = List.of();
    private boolean hasRates;
    private boolean byMode;
    private MeasuredLoad measured = MeasuredLoad.NONE;

    ValueReader of(ValueReader nodes) {
      ObjectReader said = nodes.object();
      Optional<ValueReader> rates = said.optional(NodesYaml.ACCEPTANCE);
      hasRates = rates.isPresent();
      byMode =
          rates
              .filter(ValueReader::isObject)
              .filter(value -> value.object().optional("context_tokens").isEmpty())
              .isPresent();
      lengths =
          said.optional(NodesYaml.LENGTHS)
              .map(list -> list.list(1, 65).stream().map(each -> each.integer(0, 64)).toList())
              .map(Recommendation::sorted)
              .orElse(List.of());
      measured = MeasuredLoad.read(said.optional(MeasuredLoad.KEY));
      ObjectReader rest = Document.parse(nodes.problems(), REST).object();
      ValueReader task = rest.required("task");
      ValueReader accepted =
          rates.map(value -> task.with(NodesYaml.ACCEPTANCE, value)).orElse(task);
      if (hasUplink(said)) {
        ObjectReader radio = rest.required("radio").object();
        for (String key : List.of("tx_power_dbm", "channel_gain_db")) {
          accepted = accepted.with(key, radio.required(key));
        }
      }
      ValueReader whole =
          nodes
              .without(Set.of(NodesYaml.ACCEPTANCE, NodesYaml.LENGTHS, MeasuredLoad.KEY))
              .with("tasks", accepted.asList());
      for (String key : List.of("version", "name", "speculation")) {
        whole = said.optional(key).isEmpty() ? whole.with(key, rest.required(key)) : whole;
      }
      return whole;
    }

    /** Whether the drafter, the only one, has prompts sent by radio. */
    private static boolean hasUplink(ObjectReader nodes) {
      return nodes
          .optional("drafters")
          .filter(ValueReader::isList)
          .filter(drafters -> drafters.size() > 0)
          .map(drafters -> drafters.list(1, Integer.MAX_VALUE).get(0))
          .filter(ValueReader::isObject)
          .filter(drafter -> drafter.object().optional("wireless").isPresent())
          .isPresent();
    }
  }

  /** The rates in a mode; those of all of them if they are not known by mode. */
  Acceptance rates(String mode) {
    return instance.tasks().get(0).acceptance().under(new DraftChoice(mode, 1));
  }

  /** The nodes as they are, with their acceptance. */
  Pair pair() {
    List<FittedMode> modes =
        instance.drafters().get(0).modes().stream()
            .filter(mode -> byMode)
            .map(mode -> new FittedMode(mode, FittedAcceptance.of(rates(mode.name())), null))
            .toList();
    return new Pair(
        Calibration.nodes(instance),
        Map.of(Role.VERIFIER, Speed.OF_BASE, Role.DRAFTER, Speed.OF_BASE),
        hasRates && !byMode ? FittedAcceptance.of(rates(DraftMode.DEFAULT)) : null,
        modes,
        0,
        measured);
  }

  /** What runs of such requests differ by from the law in a mode; none of other requests. */
  public Residuals residuals(String mode, double input, double output) {
    return measured.isOf(input, output) ? measured.of(mode) : Residuals.NONE;
  }

  /** Says that requests are none of those that were measured; empty if they are. */
  public Optional<String> otherLoad(double input, double output) {
    return measured.byMode().isEmpty() || measured.isOf(input, output)
        ? Optional.empty()
        : Optional.of(
            ("the runs were of prompts of %s, answers of %s: corrections from runs to the"
                    + " law are left out")
                .formatted(Human.number(measured.input()), Human.number(measured.output())));
  }

  /** Requests of so many tokens in the mean, accepted as the only mode of the drafter is. */
  public static SteadyLoad load(Instance inOneMode, double input, double output) {
    SteadyLoad.Kind kind = SteadyLoad.of(inOneMode, 0).kinds().get(0);
    return new SteadyLoad(List.of(new SteadyLoad.Kind(input, output, kind.steps())));
  }
}
