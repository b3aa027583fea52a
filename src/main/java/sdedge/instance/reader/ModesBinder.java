package sdedge.instance.reader;

import static sdedge.document.NumberRange.NON_NEGATIVE;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.DraftMode;
import sdedge.instance.Fronthaul;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.ModeNumber;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.reader.InstanceBinder.IdRules;

/** Binds {@code modes} of drafters. */
final class ModesBinder {
  private static final int MOST = Integer.MAX_VALUE;
  private static final int MOST_NAMES = 6;

  private final NodeBinder nodes;
  private final Node verifier;
  private final int longest;
  private final Set<String> names = new HashSet<>();

  /**
   * Of nodes.
   *
   * @param longest the most drafts of a step
   */
  ModesBinder(NodeBinder nodes, Node verifier, int longest) {
    this.nodes = nodes;
    this.longest = longest;
    this.verifier = verifier;
  }

  /** The modes of a drafter; none if it lists none. */
  List<DraftMode> bind(ObjectReader drafter, Node node, Fronthaul fronthaul) {
    Optional<ValueReader> value = drafter.optional("modes");
    if (value.isEmpty()) {
      return List.of();
    }
    IdRules ids = new IdRules("modes of the drafter");
    List<DraftMode> modes = new ArrayList<>();
    for (ValueReader entry : value.get().list(1, MOST)) {
      modes.add(mode(entry, ids, node, fronthaul));
    }
    modes.forEach(mode -> names.add(mode.name()));
    if (names.size() > MOST_NAMES) {
      value.get().report(names.size() + " different names of modes must be at most " + MOST_NAMES);
    }
    return modes;
  }

  private DraftMode mode(ValueReader value, IdRules ids, Node node, Fronthaul fronthaul) {
    ObjectReader reader = value.object();
    int before = reader.problems().count();
    String name = ids.declare(reader.required("name"));
    boolean atVerifier = isOther(reader, "at", "drafter", "verifier");
    boolean block = isOther(reader, "passes", "sequential", "block");
    boolean all = isOther(reader, "drafts", "used", "all");
    if (all && !block) {
      reader.required("drafts").report("all needs passes: block, of which some are not used");
    }
    Model model = reader.optional("model").map(nodes::model).orElse(node.model());
    LatencyTable table = reader.optional("table").map(nodes::table).orElse(null);
    Node on = atVerifier ? verifier : node;
    DraftMode mode =
        new DraftMode(
            name,
            model,
            atVerifier,
            block,
            all ? longest : 0,
            table,
            numbers(reader, atVerifier, on, fronthaul));
    reader.finish();
    if (reader.problems().count() == before) {
      checkMeasured(value, mode, on, table);
    }
    return mode;
  }

  /** Whether a word is not the one that holds if it is left out. */
  private static boolean isOther(ObjectReader mode, String key, String otherwise, String other) {
    return mode.word(key, new String[] {otherwise, other}, word -> word, otherwise).equals(other);
  }

  private static Map<ModeNumber, Double> numbers(
      ObjectReader reader, boolean atVerifier, Node on, Fronthaul fronthaul) {
    Map<ModeNumber, Double> numbers = new EnumMap<>(ModeNumber.class);
    for (ModeNumber number : ModeNumber.values()) {
      Optional<ValueReader> stated = reader.optional(number.key());
      double value = number.otherwise(on, fronthaul);
      if (stated.isPresent() && atVerifier && number.isOfFronthaul()) {
        String message = " must be left out with at: verifier, where no drafts travel";
        stated.get().report(number.key() + message);
      } else if (stated.isPresent()) {
        value = stated.get().number(NON_NEGATIVE);
      }
      numbers.put(number, value);
    }
    return numbers;
  }

  private static void checkMeasured(
      ValueReader value, DraftMode mode, Node on, @Nullable LatencyTable table) {
    boolean measured = on.latency() instanceof LatencyModel.Table;
    if (measured && table == null && !mode.model().name().equals(on.model().name())) {
      value.report(
          "mode %s needs a table: that of %s is of %s, not of %s"
              .formatted(mode.name(), on.id(), on.model().name(), mode.model().name()));
    }
  }
}
