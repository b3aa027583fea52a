package sdedge.search.scheme;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.search.Effort;
import sdedge.search.planning.Optimum;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.ModeFilter;

/** The optimum of some of the draft modes and of no drafts. */
public record FewerModes(String key, String definition, ModeFilter kept, boolean byName)
    implements Optimum {
  private static final String PREFIX = "mode:";
  private static final Pattern NAME = Pattern.compile(PREFIX + "([A-Za-z0-9][A-Za-z0-9._-]{0,63})");

  /** How those of one name each are written in lists. */
  public static final String ANY = PREFIX + "NAME";

  /** How the definition begins; the name follows. */
  public static final String DEFINITION = "the joint optimum with the draft mode ";

  /** Those that go by the node that drafts. */
  public static final List<FewerModes> BY_PLACE =
      List.of(
          new FewerModes(
              "co-located",
              "the joint optimum with all drafts made on the verifier's node",
              DraftMode::isAtVerifier,
              false),
          new FewerModes(
              "edge",
              "the joint optimum with all drafts made at the drafters",
              mode -> !mode.isAtVerifier(),
              false));

  public static FewerModes of(String name) {
    return new FewerModes(
        PREFIX + name, DEFINITION + name + " only", mode -> mode.name().equals(name), true);
  }

  /** All modes but those of a name. */
  public static FewerModes without(String name) {
    return new FewerModes(
        "without-" + name,
        "the joint optimum without the draft mode " + name,
        mode -> !mode.name().equals(name),
        false);
  }

  /** The scheme of a name; null if it is not one of these. */
  public static @Nullable FewerModes named(String key) {
    Matcher matcher = NAME.matcher(key);
    return matcher.matches() ? of(matcher.group(1)) : null;
  }

  @Override
  public @Nullable String refusal(Instance instance) {
    List<Drafter> drafters =
        instance.tasks().stream()
            .map(task -> instance.drafters().get(task.drafter()))
            .distinct()
            .toList();
    if (byName) {
      return drafters.stream()
          .filter(drafter -> !kept.keepsOneOf(drafter))
          .findFirst()
          .map(drafter -> "drafter " + drafter.id() + " has no mode of that name")
          .orElse(null);
    }
    return drafters.stream().noneMatch(kept::keepsOneOf)
        ? "no drafter with tasks has such a mode"
        : null;
  }

  @Override
  public Effort effort() {
    return Effort.MODES;
  }

  @Override
  public List<ContiguousProblem> narrow(List<ContiguousProblem> group) {
    ContiguousProblem first = group.get(0);
    return first.withEach(ChoiceSets.of(first.instance(), kept));
  }
}
