package sdedge.calibrate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.document.Human;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.document.tree.YamlText;
import sdedge.stream.steady.KvCacheSize;

/** The calibrated nodes as YAML, ready for an instance and for {@code generate --base}. */
final class NodesYaml {
  /** The file in a folder of a fit. */
  static final String FILE = "nodes.yaml";

  /** The key of rates by position, by context or by mode. */
  static final String ACCEPTANCE = "acceptance";

  /** The key of the lengths that schedules choose among. */
  static final String LENGTHS = "lengths";

  private static final Set<String> FITTED =
      Set.of(
          "latency_model",
          "table",
          "flops_efficiency",
          "bandwidth_efficiency",
          "pass_overhead_s",
          "token_overhead_s",
          "position_overhead_s",
          "prompt_pass_overhead_s");

  private static final String SERVING = "serving";
  private static final String FRONT_END = "front_end_s";
  private static final String MEMORY = "memory_bytes";
  private static final String MODES = "modes";
  private static final Set<String> OF_MODES = Set.of("name", "pass_overhead_s", "token_overhead_s");

  private static final Set<String> ELSEWHERE =
      Set.of(
          "version", "name", "models", "verifier", "drafters", "tasks", SERVING, MeasuredLoad.KEY);

  private NodesYaml() {}

  /**
   * The whole file.
   *
   * @param comments for its beginning
   * @param base the document whose nodes were calibrated
   */
  static String of(
      List<String> comments, ValueReader base, Pair pair, Request request, FrontEnd frontEnd) {
    ObjectReader reader = base.object();
    ObjectReader drafter = reader.list("drafters", 1, Integer.MAX_VALUE).get(0).object();
    StringBuilder text = new StringBuilder();
    comments.forEach(comment -> text.append("# ").append(comment).append('\n'));
    text.append("models:\n").append(YamlText.entries(reader.required("models"), 2, Set.of()));
    text.append("verifier:\n");
    KvCacheSize cache = request.serving().cache();
    node(text, reader.required("verifier"), pair, Role.VERIFIER, "  ", cache);
    text.append("drafters:\n  - id: ").append(YamlText.inline(drafter.required("id"))).append('\n');
    node(
        text,
        reader.list("drafters", 1, Integer.MAX_VALUE).get(0),
        pair,
        Role.DRAFTER,
        "    ",
        null);
    if (!pair.modes().isEmpty()) {
      modes(text, drafter, pair);
    }
    text.append(YamlText.entries(base, 0, ELSEWHERE));
    serving(text, reader, frontEnd);
    text.append(LENGTHS + ": ")
        .append(request.lengths())
        .append(" # that schedules choose among\n");
    if (!pair.modes().isEmpty()) {
      text.append(ACCEPTANCE + ": {")
          .append(ofModes(pair, ": ", each -> each.accepted().yaml(Human::exact)));
      text.append("}\n# standard errors of the rates: ");
      text.append(ofModes(pair, " ", each -> each.accepted().errors(Human::number))).append('\n');
    }
    FittedAcceptance all = pair.accepted();
    if (all != null) {
      text.append(ACCEPTANCE + ": ").append(all.yaml(Human::exact)).append('\n');
      text.append("# standard errors of the rates: ").append(all.errors(Human::number));
      text.append('\n');
    }
    text.append(pair.measured().yaml());
    return text.toString();
  }

  /** What the base says of how the engine admits requests, with the front end that runs show. */
  private static void serving(StringBuilder text, ObjectReader base, FrontEnd found) {
    Set<String> without = found.isKnown() ? Set.of(FRONT_END) : Set.of();
    String said =
        base.optional(SERVING).map(value -> YamlText.entries(value, 2, without)).orElse("");
    if (found.isKnown() || !said.isEmpty()) {
      text.append(SERVING + ":\n").append(said);
    }
    if (found.isKnown()) {
      text.append("  " + FRONT_END + ": ").append(Human.exact(found.seconds()));
      text.append(" # median of ").append(found.runs()).append(" runs of one request\n");
    }
  }

  private static String ofModes(Pair pair, String between, Function<FittedMode, Object> of) {
    return pair.modes().stream()
        .map(each -> each.mode().name() + between + of.apply(each))
        .collect(Collectors.joining(", "));
  }

  private static void node(
      StringBuilder text,
      ValueReader base,
      Pair pair,
      Role role,
      String indent,
      @Nullable KvCacheSize cache) {
    Set<String> without = new HashSet<>(role == Role.DRAFTER ? Set.of("id") : Set.of());
    if (cache != null) {
      without.add(MEMORY);
      double bytes = cache.memoryBytes(pair.node(role).model(), pair.draftModel());
      text.append(indent).append(MEMORY + ": ").append(Human.exact(bytes));
      text.append(" # caches of ").append(Human.number(cache.tokens()));
      text.append(" tokens beside the draft model, as told\n");
    }
    if (role == Role.DRAFTER && !pair.modes().isEmpty()) {
      without.add(MODES);
    }
    Speed speed = Pair.known(pair.speeds(), role);
    boolean isOfBase = speed.isOfBase();
    text.append(YamlText.entries(base, indent.length(), isOfBase ? without : union(without)));
    if (isOfBase) {
      text.append(indent).append("# not calibrated\n");
    } else {
      String kind = speed.table() == null ? "roofline" : "table";
      text.append(indent).append("latency_model: ").append(kind).append('\n');
    }
    if (speed.table() != null) {
      text.append(indent).append("table: ").append(tableFile(pair.node(role).id())).append('\n');
    }
    speed.estimates().forEach(estimate -> text.append(indent).append(line(estimate)));
  }

  /** The modes that runs distinguished, with their overheads. */
  private static void modes(StringBuilder text, ObjectReader drafter, Pair pair) {
    text.append("    modes:\n");
    for (ValueReader mode : drafter.required(MODES).list(1, Integer.MAX_VALUE)) {
      String name = mode.object().text("name", TextRule.NAME);
      for (FittedMode fitted : pair.modes()) {
        if (fitted.mode().name().equals(name)) {
          Estimate overhead = fitted.overhead();
          text.append("      - name: ").append(YamlText.text(name)).append('\n');
          boolean states =
              overhead != null || (fitted.isPredicted() && FittedMode.isFree(fitted.mode()));
          text.append(YamlText.entries(mode, 8, states ? OF_MODES : Set.of("name")));
          if (states) {
            String predicted =
                "pass_overhead_s: " + Human.exact(fitted.mode().passOverheadS()) + " # predicted\n";
            text.append("        ").append(overhead == null ? predicted : line(overhead));
            text.append("        token_overhead_s: 0\n");
          }
        }
      }
    }
  }

  private static Set<String> union(Set<String> without) {
    Set<String> all = new HashSet<>(FITTED);
    all.addAll(without);
    return all;
  }

  private static String line(Estimate estimate) {
    String known = estimate.isIdentified() ? "" : ", not identified";
    return "%s: %s # ± %s%s\n"
        .formatted(
            estimate.parameter().field(),
            Human.exact(estimate.value()),
            Human.percent(estimate.deviation()),
            known);
  }

  /** The name of a node's table, beside the YAML. */
  static String tableFile(String node) {
    return node + ".csv";
  }
}
