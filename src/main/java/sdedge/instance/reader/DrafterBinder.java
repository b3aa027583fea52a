package sdedge.instance.reader;

import static sdedge.document.NumberRange.FINITE;
import static sdedge.document.NumberRange.NON_NEGATIVE;
import static sdedge.document.NumberRange.POSITIVE;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.References;
import sdedge.document.tree.ValueReader;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.ModeNumber;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;
import sdedge.instance.RadioLink.Sharing;
import sdedge.instance.Wireless;
import sdedge.instance.reader.InstanceBinder.IdRules;
import sdedge.instance.reader.InstanceReader.InstanceLimits;

/** Binds an entry of {@code drafters}. */
final class DrafterBinder {
  private final NodeBinder nodes;
  private final LinksBinder links;
  private final ModesBinder modes;

  /**
   * Of drafters beside a verifier.
   *
   * @param links what stands at that key
   * @param longest the most drafts of a step
   */
  DrafterBinder(NodeBinder nodes, Node verifier, Optional<ValueReader> links, int longest) {
    this.nodes = nodes;
    this.links = new LinksBinder(links);
    modes = new ModesBinder(nodes, verifier, longest);
  }

  Drafter bind(ValueReader value, IdRules ids) {
    ObjectReader reader = value.object();
    Node node = nodes.bind(reader, ids, false);
    Wireless wireless =
        reader.optional("wireless").map(cell -> wireless(cell.object())).orElse(Wireless.NONE);
    Fronthaul fronthaul =
        reader.optional("fronthaul").map(link -> fronthaul(link.object())).orElse(Fronthaul.NONE);
    List<DraftMode> own = modes.bind(reader, node, fronthaul);
    reader.finish();
    return new Drafter(node, wireless, fronthaul, own);
  }

  private static Wireless wireless(ObjectReader reader) {
    int before = reader.problems().count();
    Wireless wireless =
        new Wireless(
            reader.number("bandwidth_hz", POSITIVE),
            NoiseBinder.any(reader),
            NoiseBinder.powerModel(reader),
            reader.number("bits_per_token", NON_NEGATIVE, 32),
            reader.number("header_bits", NON_NEGATIVE, 0));
    reader.finish();
    if (reader.problems().count() == before) {
      NoiseBinder.check(reader, wireless.bandwidthHz(), wireless.noise());
    }
    return wireless;
  }

  private Fronthaul fronthaul(ObjectReader reader) {
    Fronthaul fronthaul =
        new Fronthaul(
            reader.number("rate_bps", POSITIVE),
            reader.number("latency_s", NON_NEGATIVE),
            reader.number("bits_per_prompt_token", NON_NEGATIVE),
            reader.number("bits_per_draft_token", NON_NEGATIVE),
            reader.number("bits_per_verdict", NON_NEGATIVE),
            links.access(reader));
    reader.finish();
    return fronthaul;
  }

  /** Binds {@code modes} of drafters. */
  private static final class ModesBinder {
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
        value
            .get()
            .report(names.size() + " different names of modes must be at most " + MOST_NAMES);
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

  /** Binds {@code links} and what a fronthaul says of them. */
  private static final class LinksBinder {
    private static final String POWER = "tx_power_dbm";
    private static final String GAIN = "channel_gain_db";

    private final List<RadioLink> links = new ArrayList<>();
    private final Set<Integer> unusable = new HashSet<>(); // of them, which is reported
    private final References references;

    LinksBinder(Optional<ValueReader> value) {
      Map<String, ValueReader> entries =
          value
              .map(v -> v.object().entries(TextRule.NAME, InstanceLimits.DRAFTERS))
              .orElse(Map.of());
      boolean complete = value.isEmpty() || value.get().isObject();
      entries.forEach((name, entry) -> links.add(link(name, entry)));
      references = new References("links", List.copyOf(entries.keySet()), complete);
    }

    private RadioLink link(String name, ValueReader value) {
      ObjectReader reader = value.object();
      int before = reader.problems().count();
      RadioLink link =
          new RadioLink(
              name,
              reader.number("bandwidth_hz", POSITIVE),
              NoiseBinder.density(reader),
              NoiseBinder.powerModel(reader),
              reader.word("sharing", Sharing.values(), Sharing::key, Sharing.BEST));
      reader.finish();
      if (reader.problems().count() == before) {
        NoiseBinder.check(reader, link.bandwidthHz(), link.noise());
      }
      if (reader.problems().count() > before) {
        unusable.add(links.size());
      }
      return link;
    }

    /** What a fronthaul says of its way up; null if it has a link of its own. */
    RadioLink.@Nullable Access access(ObjectReader fronthaul) {
      Optional<ValueReader> named = fronthaul.optional("link");
      if (named.isEmpty()) {
        for (String key : List.of(POWER, GAIN)) {
          fronthaul
              .optional(key)
              .ifPresent(
                  value ->
                      value.report(key + " goes with link, which the fronthaul does not name"));
        }
        return null;
      }
      int before = fronthaul.problems().count();
      int index = references.resolve(named.get());
      double powerDbm = fronthaul.number(POWER, FINITE);
      double gainDb = fronthaul.number(GAIN, FINITE);
      if (index < 0) {
        return null;
      }
      RadioLink link = links.get(index);
      if (fronthaul.problems().count() == before && !unusable.contains(index)) {
        NoiseBinder.LinkBudget.check(fronthaul, link, powerDbm, gainDb);
      }
      return new RadioLink.Access(link, powerDbm, gainDb);
    }
  }
}
