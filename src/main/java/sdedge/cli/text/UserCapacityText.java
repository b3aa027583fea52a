package sdedge.cli.text;

import java.util.ArrayList;
import java.util.List;
import sdedge.cli.terminal.Palette;
import sdedge.control.Termination;
import sdedge.document.Human;
import sdedge.study.users.UserCapacity;
import sdedge.study.users.UserQuestion;

/** How many users are served in time, for people. */
public final class UserCapacityText {
  private UserCapacityText() {}

  /** A sentence, then a line per number of users tried. */
  public static List<String> of(UserCapacity found, Palette palette) {
    UserQuestion question = found.question();
    String within = " within " + Human.seconds(question.withinS());
    List<String> lines = new ArrayList<>();
    lines.add(
        found.name()
            + ": "
            + palette.bold(count(found))
            + within
            + " in "
            + Human.percent(question.share())
            + " of "
            + question.draws()
            + " draws ("
            + found.method()
            + ", ended: "
            + found.termination().key()
            + ")");
    String row = "  %8s  %15s";
    lines.add(Human.format(row, "users", "draws in time"));
    for (UserCapacity.Step step : found.steps()) {
      lines.add(Human.format(row, step.users(), step.within()));
    }
    if (!found.curve().isEmpty()) {
      String curve = "  %8s  %15s  %12s  %12s  %12s";
      String share = Human.percent(question.share());
      lines.add(Human.format(curve, "users", "draws in time", "mean", "median", share));
      for (UserCapacity.CurveStep step : found.curve()) {
        lines.add(
            Human.format(
                curve,
                step.users(),
                step.within(),
                Human.seconds(step.meanS()),
                Human.seconds(step.medianS()),
                Human.seconds(step.shareS())));
      }
    }
    return lines;
  }

  private static String count(UserCapacity found) {
    Integer tooMany = found.tooMany();
    boolean exact = tooMany != null && tooMany == found.users() + 1;
    String users = found.users() == 1 ? " user" : " users";
    if (exact) {
      return found.users() + users;
    } else if (tooMany != null) {
      return "from " + found.users() + " to " + (tooMany - 1) + " users";
    }
    return (found.termination() == Termination.COMPLETED ? "" : "at least ")
        + found.users()
        + users
        + (found.termination() == Termination.COMPLETED ? " or more" : "");
  }
}
