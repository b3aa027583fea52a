package sdedge.cli.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.Palette;
import sdedge.control.Termination;
import sdedge.document.Human;
import sdedge.study.users.CapacityFindings;
import sdedge.study.users.UserCapacity;
import sdedge.study.users.UserCapacity.Chance;
import sdedge.study.users.UserGain;
import sdedge.study.users.UserQuestion;
import sdedge.study.users.UserStudy;

/** How many users are served in time, for people. */
public final class UserCapacityText {
  private UserCapacityText() {}

  /** A sentence, then a line per number of users tried. */
  public static List<String> of(CapacityFindings findings, Palette palette) {
    UserCapacity found = findings.capacity();
    UserQuestion question = found.question();
    String within = " within " + Human.seconds(question.withinS());
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s%s in at least %s of %s draws (%s, ended: %s)"
            .formatted(
                found.name(),
                palette.bold(count(found)),
                within,
                Human.percent(question.share()),
                question.draws(),
                found.method(),
                found.termination().key()));
    String row = "  %8s  %15s";
    lines.add(Human.format(row, "users", "draws in time"));
    for (UserCapacity.Step step : found.steps()) {
      lines.add(Human.format(row, step.users(), step.within().held()));
    }
    chance(found, lines);
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
    UserStudy.Unbatched unbatched = findings.unbatched();
    if (unbatched != null) {
      lines.add(Human.field("unbatched", refilled(unbatched)));
    }
    if (findings.purchases() != null) {
      lines.addAll(PurchasesText.of(findings.purchases()));
      mostGained(found, findings.purchases()).ifPresent(lines::add);
    }
    return lines;
  }

  /** The one thing to buy. */
  private static Optional<String> mostGained(UserCapacity found, List<UserGain> gains) {
    return gains.stream()
        .filter(gain -> gain.gained() != null && gain.gained() > 0)
        .max(Comparator.comparingInt(gain -> Objects.requireNonNull(gain.gained())))
        .map(
            gain ->
                Human.field(
                    "most by",
                    gain.bought() + ": from " + found.users() + " to " + gain.users() + " users"));
  }

  /** How sure it is that those are served, and that one more is not. */
  private static void chance(UserCapacity found, List<String> lines) {
    Integer tooMany = found.tooMany();
    for (UserCapacity.Step step : found.steps()) {
      if (step.users() == found.users() || (tooMany != null && step.users() == tooMany)) {
        lines.add(Human.field("in time", chance(step)));
      }
    }
  }

  private static String chance(UserCapacity.Step step) {
    Chance chance = step.within();
    return Human.percent(chance.share())
        + (step.users() == 1
            ? " of draws with 1 user"
            : " of draws with " + step.users() + " users")
        + " (95 % confidence: "
        + Human.percent(chance.low())
        + " to "
        + Human.percent(chance.high())
        + ")";
  }

  /** What groups that are refilled serve. */
  private static String refilled(UserStudy.Unbatched unbatched) {
    String without = "continuous batching (--pipeline continuous) ";
    if (unbatched.within() == 0) {
      return without + (unbatched.isWhole() ? "no more" : "not known");
    }
    return without
        + (unbatched.isWhole() ? "" : "at least ")
        + unbatched.users()
        + " users, in "
        + unbatched.within()
        + " of the first "
        + unbatched.draws()
        + " draws";
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

  /** What more of each resource adds to the users served in time, for people. */
  private static final class PurchasesText {
    private static final double MONEY = 1000; // for which users are counted

    private PurchasesText() {}

    /**
     * A line per purchase that changes the users, then how many change nothing, and what is not
     * known.
     */
    static List<String> of(List<UserGain> gains) {
      boolean priced = gains.stream().anyMatch(gain -> gain.price() != null);
      TextGrid grid = new TextGrid();
      grid.row(
          "  what to buy",
          "users",
          "gained",
          priced ? "price" : "",
          priced ? "gained per 1000" : "");
      for (UserGain gain : gains) {
        Integer gained = gain.gained();
        if (gained != null && gained != 0) {
          grid.row(
              "  " + gain.bought(),
              String.valueOf(gain.users()),
              Human.format("%+d", gained),
              number(gain.price(), 1),
              number(gain.perPrice(), MONEY));
        }
      }
      List<String> rows = grid.lines();
      List<String> lines = new ArrayList<>(rows.size() > 1 ? rows : List.of());
      long none = gains.stream().filter(gain -> Integer.valueOf(0).equals(gain.gained())).count();
      if (none > 0) {
        lines.add("  " + none + " others gain no user (listed by --json)");
      }
      addNamed(lines, "not known", gains, gain -> gain.users() == null && gain.failure().isEmpty());
      gains.stream()
          .filter(gain -> !gain.failure().isEmpty())
          .forEach(gain -> lines.add("  not possible: " + gain.resource() + ": " + gain.failure()));
      return lines;
    }

    private static String number(@Nullable Double value, double times) {
      return value == null ? "" : Human.number(value * times);
    }

    /** Resources of which something is said, with their changes unless it is said of all. */
    private static void addNamed(
        List<String> lines, String said, List<UserGain> gains, Predicate<UserGain> of) {
      Map<String, List<String>> changes = new LinkedHashMap<>();
      gains.stream()
          .filter(of)
          .forEach(
              gain ->
                  changes
                      .computeIfAbsent(gain.resource(), resource -> new ArrayList<>())
                      .add(gain.change()));
      if (!changes.isEmpty()) {
        lines.add(
            changes.entrySet().stream()
                .map(each -> each.getKey() + some(each.getKey(), each.getValue(), gains))
                .collect(Collectors.joining("; ", "  " + said + " ", "")));
      }
    }

    /** Changes of a resource; nothing if they are all that there are. */
    private static String some(String resource, List<String> changes, List<UserGain> gains) {
      long all = gains.stream().filter(gain -> gain.resource().equals(resource)).count();
      return changes.size() == all ? "" : " " + String.join(", ", changes);
    }
  }
}
