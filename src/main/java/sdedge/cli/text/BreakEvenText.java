package sdedge.cli.text;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import sdedge.document.Human;
import sdedge.explain.BreakEven;

/** Where speculation stops to pay, or begins to, for people. */
record BreakEvenText(BreakEven of) {
  /** One line, and one more for each of lengths and modes that change first. */
  static List<String> of(BreakEven breakEven) {
    return new BreakEvenText(breakEven).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("  speculation " + pays() + (of.unsolved() > 0 ? ", not solved to the end" : ""));
    List<BreakEven.Edge> lengths =
        of.lengthEdges().stream().filter(e -> !isEndOfDrafts(e)).toList();
    lines.addAll(changes("lengths", lengths, this::lengths));
    lines.addAll(changes("modes", of.modeEdges(), this::modes));
    return lines;
  }

  /** Such as {@code pays as long as acceptance is above 0.65; it is 0.71}. */
  private String pays() {
    Boolean pays = of.pays();
    if (pays == null) {
      return "by " + of.number().quantity() + ": not known at " + at(of.number().now());
    }
    String it = of.number().quantity() + (of.edges().isEmpty() ? "" : " is ");
    String ends = of.edges().stream().map(this::end).collect(joining(pays ? " and " : " or "));
    String range = ", " + at(of.number().least()) + " to " + at(of.number().most());
    String now = "; it is " + at(of.number().now());
    if (of.edges().isEmpty()) {
      return (pays ? "pays at any " : "pays at no ") + it + (of.unsolved() > 0 ? "" : range) + now;
    }
    return (pays ? "pays as long as " : "would pay where ") + it + ends + now;
  }

  /** On which side of an edge it pays. */
  private String end(BreakEven.Edge edge) {
    return edge.high().solved().speculates()
        ? "above " + value(edge.high().value())
        : "below " + value(edge.low().value());
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
        : List.of("  " + what + " change by " + of.number().quantity() + ": from " + places);
  }

  private String modes(BreakEven.End end) {
    List<String> modes = end.solved().modes();
    return value(end.value())
        + " ("
        + (modes == null || modes.isEmpty() ? "none" : String.join(" ", modes))
        + ")";
  }

  private String lengths(BreakEven.End end) {
    String lengths = end.solved().lengths().stream().map(l -> "l" + l).collect(joining(" "));
    return value(end.value()) + " (" + lengths + ")";
  }

  private String at(double turn) {
    return value(of.number().value(turn));
  }

  private String value(double value) {
    if (of.number().unit().equals("s")) {
      return Human.seconds(value);
    }
    boolean large = value >= 1e6;
    String number = large ? Human.number(value / 1e12) + "e12" : Human.number(value);
    return of.number().unit().isEmpty() ? number : number + " " + of.number().unit();
  }
}
