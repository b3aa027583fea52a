package sdedge.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import sdedge.document.ObjectReader;
import sdedge.document.ValueReader;
import sdedge.document.YamlText;

/** The calibrated nodes as YAML, ready for an instance and for {@code generate --base}. */
final class NodesYaml {
  /** The file in a folder of a fit. */
  static final String FILE = "nodes.yaml";

  private static final Set<String> FITTED =
      Set.of(
          "latency_model",
          "table",
          "flops_efficiency",
          "bandwidth_efficiency",
          "pass_overhead_s",
          "token_overhead_s");

  private static final Set<String> ELSEWHERE =
      Set.of("version", "name", "models", "verifier", "drafters", "tasks");

  private NodesYaml() {}

  /**
   * The whole file.
   *
   * @param comments for its beginning
   * @param base the document whose nodes were calibrated
   */
  static String of(List<String> comments, ValueReader base, Pair pair) {
    ObjectReader reader = base.object();
    ObjectReader drafter = reader.list("drafters", 1, Integer.MAX_VALUE).get(0).object();
    StringBuilder text = new StringBuilder();
    comments.forEach(comment -> text.append("# ").append(comment).append('\n'));
    text.append("models:\n").append(YamlText.entries(reader.required("models"), 2, Set.of()));
    text.append("verifier:\n");
    node(text, reader.required("verifier"), pair, Role.VERIFIER, "  ");
    text.append("drafters:\n  - id: ").append(YamlText.inline(drafter.required("id"))).append('\n');
    node(text, reader.list("drafters", 1, Integer.MAX_VALUE).get(0), pair, Role.DRAFTER, "    ");
    text.append(YamlText.entries(base, 0, ELSEWHERE));
    AcceptanceCurve curve = pair.curve();
    if (curve != null) {
      text.append("acceptance: ").append(rates(curve)).append('\n');
      text.append("# standard errors of the rates: ").append(errors(curve)).append('\n');
    }
    return text.toString();
  }

  private static List<String> rates(AcceptanceCurve curve) {
    return curve.rates().rates().stream().map(Words::exact).toList();
  }

  private static List<String> errors(AcceptanceCurve curve) {
    return curve.errors().stream().map(Words::number).toList();
  }

  private static void node(
      StringBuilder text, ValueReader base, Pair pair, Role role, String indent) {
    Set<String> without = role == Role.DRAFTER ? Set.of("id") : Set.of();
    Speed speed = pair.speeds().get(role);
    if (speed instanceof Speed.Fitted fitted) {
      text.append(YamlText.entries(base, indent.length(), union(without)));
      text.append(indent).append("latency_model: roofline\n");
      fitted.estimates().forEach(estimate -> text.append(indent).append(line(estimate)));
    } else if (speed instanceof Speed.Tabulated) {
      text.append(YamlText.entries(base, indent.length(), union(without)));
      text.append(indent).append("latency_model: table\n");
      text.append(indent).append("table: ").append(tableFile(pair.node(role).id())).append('\n');
    } else {
      text.append(YamlText.entries(base, indent.length(), without));
      text.append(indent).append("# not calibrated\n");
    }
  }

  private static Set<String> union(Set<String> without) {
    Set<String> all = new java.util.HashSet<>(FITTED);
    all.addAll(without);
    return all;
  }

  private static String line(Estimate estimate) {
    String known = estimate.isIdentified() ? "" : ", not identified";
    return estimate.parameter().field()
        + ": "
        + Words.exact(estimate.value())
        + " # ± "
        + Words.percent(estimate.deviation())
        + known
        + "\n";
  }

  /** The name of a node's table, beside the YAML. */
  static String tableFile(String node) {
    return node + ".csv";
  }

  /** The tables to write beside it. */
  static List<Role> tables(Pair pair) {
    return new ArrayList<>(List.of(Role.values()))
        .stream()
            .filter(role -> pair.speeds().get(role) instanceof Speed.Tabulated)
            .collect(Collectors.toList());
  }
}
