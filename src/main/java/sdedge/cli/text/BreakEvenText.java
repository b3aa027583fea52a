package sdedge.cli.text;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import sdedge.document.Human;
import sdedge.explain.BreakEven;
import sdedge.instance.Instance;

/** Where speculation stops to pay, or begins to, for people. */
record BreakEvenText(BreakEven of, Instance instance) {
  /** One line, and one more for each of lengths and modes that change first. */
  static List<String> of(BreakEven breakEven, Instance instance) {
    return new BreakEvenText(breakEven, instance).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("  speculation by " + of.quantity() + ": " + pays());
    List<BreakEven.Edge> lengths =
        of.lengthEdges().stream().filter(e -> !isEndOfDrafts(e)).toList();
    lines.addAll(changes("lengths", lengths, this::lengths));
    lines.addAll(changes("modes", of.modeEdges(), this::modes));
    return lines;
  }

  private String pays() {
    Boolean pays = of.pays();
    StringJoiner text = new StringJoiner(", ");
    text.add(
        (pays == null ? "not known at " : pays ? "pays at " : "does not pay at ")
            + value(of.now()));
    for (BreakEven.Edge edge : of.edges()) {
      boolean below = edge.low().solved().speculates();
      text.add((below ? "pays up to " : "not up to ") + lengths(edge.low()));
      text.add((below ? "not from " : "pays from ") + lengths(edge.high()));
    }
    if (of.unsolved() > 0) {
      text.add("not solved to the end");
    } else if (pays != null && of.edges().isEmpty()) {
      text.add("as everywhere from " + value(of.from()) + " to " + value(of.to()));
    }
    return text.toString();
  }

  private static boolean isEndOfDrafts(BreakEven.Edge edge) {
    return edge.low().solved().speculates() != edge.high().solved().speculates();
  }

  /** Where something of the best plan becomes another: a line; none if there is no such place. */
  private List<String> changes(
      String what, List<BreakEven.Edge> edges, Function<BreakEven.End, String> text) {
    String places =
        edges.stream()
            .map(edge -> text.apply(edge.low()) + " to " + text.apply(edge.high()))
            .collect(joining("; "));
    return places.isEmpty()
        ? List.of()
        : List.of("  " + what + " change by " + of.quantity() + ": from " + places);
  }

  private String modes(BreakEven.End end) {
    List<String> modes = end.solved().modes(instance);
    return value(end.value()) + " (" + (modes.isEmpty() ? "none" : String.join(" ", modes)) + ")";
  }

  private String lengths(BreakEven.End end) {
    String lengths = end.solved().lengths().stream().map(l -> "l" + l).collect(joining(" "));
    return value(end.value()) + " (" + lengths + ")";
  }

  private String value(double value) {
    if (of.unit().equals("s")) {
      return Human.seconds(value);
    }
    boolean large = value >= 1e6;
    String number = large ? Human.number(value / 1e12) + "e12" : Human.number(value);
    return of.unit().isEmpty() ? number : number + " " + of.unit();
  }
}
