package sdedge.cli.text;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.document.Human;
import sdedge.explain.BreakEven;
import sdedge.explain.Explanation.Saving;
import sdedge.explain.Lever;
import sdedge.explain.Lever.Change;

/**
 * What seconds are of a makespan, and what more of each resource saves of it, for people.
 *
 * @param makespanS of the plan that is explained, seconds
 */
record SavingsText(double makespanS) {
  private static final String MISSING = "-";
  private static final double LITTLE = 1e-3;

  /** Less than this of the makespan is no saving. */
  private static final double NOTHING = 1e-9;

  /** A row per resource that reads as a sentence, then what saves nothing; none of no savings. */
  List<String> lines(List<Saving> savings) {
    if (savings.isEmpty()) {
      return List.of();
    }
    TextGrid worth = new TextGrid().left(1, 4);
    worth.row("  what to buy", "", "", "", "per unit", "", "");
    Set<String> nothing = new LinkedHashSet<>();
    for (Saving saving : savings) {
      Lever lever = saving.lever();
      if (isNothing(lever.tenPercent(), saving.byTenPercentS())
          && isNothing(lever.oneUnit(), saving.byOneUnitS())) {
        nothing.add(lever.resource());
      } else {
        worth.row(row(saving));
      }
    }
    List<String> lines = new ArrayList<>(worth.lines());
    if (!nothing.isEmpty()) {
      String others = nothing.size() == 1 ? " other resource" : " other resources";
      lines.add("  nothing by " + nothing.size() + others + ", which --json lists");
    }
    return lines;
  }

  /** What saves most by itself; null if nothing is known to save anything. */
  @Nullable String most(List<Saving> savings) {
    Saving most = null;
    double mostS = 0;
    for (Saving saving : savings) {
      Double savedS =
          saving.lever().tenPercent() == null ? saving.byOneUnitS() : saving.byTenPercentS();
      if (savedS != null && savedS > mostS && !isNothing(savedS)) {
        most = saving;
        mostS = savedS;
      }
    }
    return most == null
        ? null
        : "%s, which saves %s of %s"
            .formatted(row(most)[0].strip(), Human.seconds(mostS), Human.seconds(makespanS));
  }

  private String[] row(Saving saving) {
    Change tenth = saving.lever().tenPercent();
    Change unit = saving.lever().oneUnit();
    if (tenth == null && unit != null) { // which is all that can be bought
      Double savedS = saving.byOneUnitS();
      return new String[] {
        "  " + unit.words(), verb(savedS), amount(savedS), share(savedS), "", "", ""
      };
    }
    Double savedS = saving.byTenPercentS();
    Double byUnitS = saving.byOneUnitS();
    return new String[] {
      "  " + (tenth == null ? saving.lever().resource() : tenth.words()),
      verb(savedS),
      amount(savedS),
      share(savedS),
      unit == null ? "" : unit.amount(),
      unit == null ? "" : seconds(byUnitS),
      share(byUnitS)
    };
  }

  private static String verb(@Nullable Double savedS) {
    return savedS != null && savedS < 0 ? "costs" : "saves";
  }

  private String amount(@Nullable Double savedS) {
    return savedS == null ? MISSING : seconds(Math.abs(savedS));
  }

  /** What is saved or costs; {@code -} if that is not known. */
  String seconds(@Nullable Double savedS) {
    return savedS == null ? MISSING : isNothing(savedS) ? "0 s" : Human.seconds(savedS);
  }

  /** Of the makespan; one of a loss is below 0. */
  String share(@Nullable Double savedS) {
    if (savedS == null) {
      return "";
    }
    double share = isNothing(savedS) ? 0 : savedS / makespanS;
    return share < 0 && share > -LITTLE ? "> -0.1 %" : Human.share(share);
  }

  /** Whether a change is none, or known to save nothing. */
  private boolean isNothing(@Nullable Change change, @Nullable Double savedS) {
    return change == null || (savedS != null && isNothing(savedS));
  }

  /** Whether it is less than searches tell apart. */
  boolean isNothing(double savedS) {
    return Math.abs(savedS) <= NOTHING * makespanS;
  }

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
        return (pays ? "pays at any " : "pays at no ")
            + it
            + (of.unsolved() > 0 ? "" : range)
            + now;
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
}
