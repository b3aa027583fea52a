package sdedge.instance.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.References;
import sdedge.document.tree.ValueReader;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.LoadedInstance.UnusedKeys;
import sdedge.instance.Magnitude;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader.InstanceLimits;
import sdedge.instance.reader.LatencyTableCsv.LatencyTableReader;

/** Binds a whole instance file. */
final class InstanceBinder {
  private final Path folder;
  private final Arrivals arrivals;
  private final Map<String, String> sha256 = new LinkedHashMap<>();
  private List<UnusedKeys> unused = List.of();
  private final IdRules nodeIds = new IdRules("nodes");

  /**
   * @param folder what the paths of tables are relative to
   */
  InstanceBinder(Path folder, Arrivals arrivals) {
    this.folder = folder;
    this.arrivals = arrivals;
  }

  /** The instance; not to be used if there are problems. */
  Instance bind(ValueReader root) {
    int before = root.problems().count();
    ObjectReader reader = root.object();
    reader.integer("version", 1, 1);
    String name = reader.text("name", TextRule.NAME);
    LatencyTableReader tables = new LatencyTableReader(folder, sha256);
    NodeBinder nodes = new NodeBinder(tables, reader.required("models"));
    Node verifier = verifier(reader.object("verifier"), nodes);
    int beforeDrafters = root.problems().count();
    DrafterBinder binder =
        new DrafterBinder(nodes, verifier, reader.optional("links"), longest(reader));
    List<Drafter> drafters = drafters(reader.required("drafters"), binder);
    unused = nodes.unused();
    boolean draftersValid = root.problems().count() == beforeDrafters;
    Instance.Options options = OptionsBinder.bind(reader);
    AnswersBinder answers = new AnswersBinder(options.speculation().maxLength(), folder, sha256);
    reader.optional("answers").ifPresent(answers::declare);
    List<Task> tasks = tasks(reader, drafters, draftersValid, answers);
    boolean stepsGiven = reader.object("speculation").optional("steps").isPresent();
    reader.finish();
    Instance read = new Instance(name, new Instance.Network(verifier, drafters), tasks, options);
    Instance instance = read.with(read.isUncertain() && !stepsGiven ? Steps.EXPECTED : null);
    if (root.problems().count() == before) {
      LongestTimes.check(reader, instance);
    }
    return instance;
  }

  /** The most drafts of a step, as far as it is known before the options are read. */
  private static int longest(ObjectReader reader) {
    return reader
        .optional("speculation")
        .filter(ValueReader::isObject)
        .map(value -> (int) value.object().glimpse("max_length").orElse(0))
        .orElse(0);
  }

  /** SHA-256 by path of the tables read. */
  Map<String, String> sha256() {
    return sha256;
  }

  /** Of the verifier, then of the drafters. */
  List<UnusedKeys> unused() {
    return unused;
  }

  private Node verifier(ObjectReader reader, NodeBinder nodes) {
    Node node = nodes.bind(reader, nodeIds, true);
    reader.finish();
    return node;
  }

  private List<Drafter> drafters(ValueReader value, DrafterBinder binder) {
    List<Drafter> drafters = new ArrayList<>();
    value
        .list(1, InstanceLimits.DRAFTERS)
        .forEach(item -> drafters.add(binder.bind(item, nodeIds)));
    return drafters;
  }

  private List<Task> tasks(
      ObjectReader reader, List<Drafter> drafters, boolean draftersValid, AnswersBinder answers) {
    boolean complete = reader.required("drafters").size() <= InstanceLimits.DRAFTERS;
    List<String> ids = drafters.stream().map(Drafter::id).toList();
    References references = new References("drafters", ids, !ids.isEmpty() && complete);
    TaskBinder binder = new TaskBinder(references, drafters, draftersValid, answers, arrivals);
    List<Task> tasks = new ArrayList<>();
    reader.list("tasks", 1, InstanceLimits.TASKS).forEach(item -> tasks.add(binder.bind(item)));
    binder.finish();
    return tasks;
  }

  /** The names of one kind of things, which must be unique. */
  static final class IdRules {
    private final String kind;
    private final Map<String, Integer> lines = new HashMap<>();

    /**
     * @param kind in the plural, for messages
     */
    IdRules(String kind) {
      this.kind = kind;
    }

    /** Reads a name and reports it if it is used already. */
    String declare(ValueReader value) {
      String name = value.text(TextRule.NAME);
      Integer line = name.isEmpty() ? null : lines.putIfAbsent(name, value.line());
      if (line != null) {
        String first = line > 0 ? "; first used on line " + line : ""; // a setting has no line
        value.report(name + " must be unique among the " + kind + first);
      }
      return name;
    }
  }

  /** Checks that no time or size of any plan of an instance can overflow, by generous bounds. */
  private static final class LongestTimes {
    private static final int LONGEST = Speculation.LONGEST;

    private final double passes;
    private final double tokens;

    /** Of a pass, by the table that says them: drafters may share a large one. */
    private final Map<LatencyTable, Double> tableSeconds = new HashMap<>();

    private LongestTimes(List<Task> tasks, boolean pads) {
      double outputs = 0;
      double inputs = 0;
      double longest = 0;
      for (Task task : tasks) {
        outputs += task.answer().largestOutputTokens();
        inputs += task.inputTokens();
        longest = Math.max(longest, task.inputTokens());
      }
      inputs = pads ? longest * tasks.size() : inputs;
      passes = outputs * (LONGEST + 1);
      tokens = inputs + outputs + (LONGEST + 1.0) * tasks.size();
    }

    /**
     * Reports the nodes and links of an instance, otherwise without problems, that are too slow.
     */
    static void check(ObjectReader reader, Instance instance) {
      LongestTimes times = new LongestTimes(instance.tasks(), instance.batching().pads());
      times.node(reader.object("verifier").required("latency_model"), instance.verifier());
      List<ValueReader> entries = reader.list("drafters", 1, Integer.MAX_VALUE);
      for (int i = 0; i < entries.size(); i++) {
        Drafter drafter = instance.drafters().get(i);
        ObjectReader entry = entries.get(i).object();
        times.node(entry.required("latency_model"), drafter.node());
        if (drafter.hasFronthaul()) {
          times.link(entry.object("fronthaul").required("rate_bps"), drafter.fronthaul());
        }
        List<ValueReader> modes =
            drafter.modes().isEmpty() ? List.of() : entry.list("modes", 1, Integer.MAX_VALUE);
        for (int m = 0; m < modes.size(); m++) {
          DraftMode mode = drafter.modes().get(m);
          Node on = mode.isAtVerifier() ? instance.verifier() : drafter.node();
          times.node(modes.get(m), mode.on(on));
          times.link(modes.get(m), mode.over(drafter.fronthaul()));
        }
      }
    }

    private void node(ValueReader place, Node node) {
      Overheads each = node.overheads();
      double overheads = each.passS() + each.promptPassS() + each.decodedS() * tokens;
      double longest = passes * (passSeconds(node) + overheads);
      Magnitude.checkNotTooLarge(place, "an upper bound of the seconds of all passes", longest);
      double cache = node.model().kvBytesPerToken() * tokens;
      Magnitude.checkNotTooLarge(place, "an upper bound of the key/value bytes", cache);
    }

    private double passSeconds(Node node) {
      return node.latency() instanceof LatencyModel.Table measured
          ? tableSeconds.computeIfAbsent(measured.table(), table -> longestPassS(node))
          : longestPassS(node);
    }

    private double longestPassS(Node node) {
      Model model = node.model();
      double attention = 4.0 * model.layers() * model.hidden() * tokens * 2 * tokens;
      return node.latency()
          .longestPassS(
              2 * model.parameters() * tokens + attention,
              model.weightBytes() + model.kvBytesPerToken() * tokens,
              tokens * (LONGEST + 1));
    }

    private void link(ValueReader place, Fronthaul link) {
      double bits =
          tokens
              * (link.bitsPerPromptToken()
                  + link.bitsPerDraftToken() * LONGEST
                  + link.bitsPerVerdict());
      double longest = 2 * passes * (bits / link.rateBps() + link.latencyS());
      Magnitude.checkNotTooLarge(place, "an upper bound of the seconds on the fronthaul", longest);
    }
  }
}
