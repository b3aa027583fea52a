package sdedge.instance.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Magnitude;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.instance.Speculation;
import sdedge.instance.Task;

/** Checks that no time or size of any plan of an instance can overflow, by generous bounds. */
final class LongestTimes {
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

  /** Reports the nodes and links of an instance, otherwise without problems, that are too slow. */
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
