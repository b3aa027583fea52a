package sdedge.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.Human;
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
    worth.row("  what to buy", "", "", "", "or a unit", "", "");
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
      lines.add("  nothing by " + String.join(", ", nothing));
    }
    return lines;
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
}
