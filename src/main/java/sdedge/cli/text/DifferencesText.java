package sdedge.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.Human;
import sdedge.explain.AgainstBest;
import sdedge.explain.difference.Differences;
import sdedge.explain.difference.Differences.PropertyDifference;
import sdedge.explain.difference.SideBySide;

/** In what a plan differs from the best one, and what that costs, for people. */
final class DifferencesText {
  private static final String MISSING = "-";
  private static final double NOTHING = 1e-9;
  private static final int MOST_BATCHES = 12;

  private DifferencesText() {}

  /** A heading and a line per difference, or a line that there is none worth a word. */
  static List<String> of(AgainstBest against) {
    Differences found = against.differences();
    if (found == null) {
      return List.of(Human.field("differs", "from the best plan: " + against.best().failure()));
    }
    String best = "the best plan, " + Human.seconds(found.bestS());
    List<PropertyDifference> worthwhile = found.worthwhile();
    if (worthwhile.isEmpty()) {
      return List.of(Human.field("differs", "from " + best + ", in nothing that costs 0.5 %"));
    }
    TextGrid grid = new TextGrid().left(1, 2);
    grid.row(
        "  differs in",
        "here",
        "best",
        "put in the best",
        "",
        "best with it",
        "",
        "mended here",
        "");
    for (PropertyDifference one : worthwhile) {
      grid.row(
          "  " + one.property().key(),
          one.own(),
          one.best(),
          seconds(one.forcedS(), found),
          share(one.forcedS(), found),
          seconds(one.anewS(), found),
          share(one.anewS(), found),
          seconds(negative(one.mendedS()), found),
          share(negative(one.mendedS()), found));
    }
    double allS = found.makespanS() - found.bestS();
    grid.row(
        "  all together",
        "",
        "",
        seconds(allS, found),
        share(allS, found),
        "",
        "",
        seconds(-allS, found),
        share(-allS, found));
    List<String> lines = new ArrayList<>();
    boolean isSlower = found.makespanS() > found.bestS();
    lines.add(
        Human.field(
            isSlower ? "why" : "differs",
            (isSlower ? "against " : "from ") + best + "; each alone, so they need not add up"));
    lines.addAll(grid.lines());
    lines.addAll(plans(against));
    return lines;
  }

  /** Both plans, a line per batch; none unless both have batches. */
  private static List<String> plans(AgainstBest against) {
    List<SideBySide> places = against.sideBySide();
    if (places.isEmpty()) {
      return List.of();
    }
    TextGrid grid = new TextGrid().left(1, 2, 3, 4);
    grid.row("  batch", "here", "drafts", "the best plan", "drafts");
    for (SideBySide place : places.subList(0, Math.min(MOST_BATCHES, places.size()))) {
      grid.row(
          "  " + place.place(),
          SideBySide.tasks(against.asked(), place.own()),
          SideBySide.drafting(place.own()),
          SideBySide.tasks(against.asked(), place.best()),
          SideBySide.drafting(place.best()));
    }
    List<String> lines = new ArrayList<>(grid.lines());
    int more = places.size() - MOST_BATCHES;
    if (more > 0) {
      lines.add("  … and " + more + " more");
    }
    return lines;
  }

  /** What mending takes off. */
  private static @Nullable Double negative(@Nullable Double seconds) {
    return seconds == null ? null : Double.valueOf(-seconds);
  }

  private static String seconds(@Nullable Double seconds, Differences found) {
    if (seconds == null) {
      return MISSING;
    }
    boolean isNothing = Math.abs(seconds) <= NOTHING * found.makespanS();
    return isNothing ? "0 s" : (seconds > 0 ? "+" : "-") + Human.seconds(Math.abs(seconds));
  }

  private static String share(@Nullable Double seconds, Differences found) {
    return seconds == null ? "" : Human.percent(seconds / found.makespanS());
  }
}
