package sdedge.search.scheme;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.search.Effort;
import sdedge.search.Reduction;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.ChoiceSets.ModeFilter;

/** The optima of some of the draft modes and of no drafts. */
public final class FewerModes {
  /** Those that go by the node that drafts. */
  public static final List<Reduction> BY_PLACE =
      List.of(
          anyOf(
              "co-located",
              "the joint optimum with all drafts made on the verifier's node",
              DraftMode::isAtVerifier),
          anyOf(
              "edge",
              "the joint optimum with all drafts made at the drafters",
              mode -> !mode.isAtVerifier()));

  private FewerModes() {}

  /** All modes but those of a name. */
  public static Reduction without(String name) {
    return anyOf(
        "without-" + name,
        "the joint optimum without the draft mode " + name,
        mode -> !mode.name().equals(name));
  }

  /** The mode of a name alone, which every drafter must have. */
  static Reduction named(String key, String definition, String name) {
    ModeFilter kept = mode -> mode.name().equals(name);
    return of(
        key,
        definition,
        kept,
        instance ->
            withTasks(instance).stream()
                .filter(drafter -> !kept.keepsOneOf(drafter))
                .findFirst()
                .map(drafter -> "drafter " + drafter.id() + " has no mode of that name")
                .orElse(null));
  }

  private static Reduction anyOf(String key, String definition, ModeFilter kept) {
    return of(
        key,
        definition,
        kept,
        instance ->
            withTasks(instance).stream().noneMatch(kept::keepsOneOf)
                ? "no drafter with tasks has such a mode"
                : null);
  }

  private static Reduction of(
      String key,
      String definition,
      ModeFilter kept,
      Function<Instance, @Nullable String> refusal) {
    return new Narrowed(
        key,
        definition,
        Effort.MODES,
        null,
        null,
        refusal,
        group -> group.get(0).withEach(ChoiceSets.of(group.get(0).instance(), kept)));
  }

  private static List<Drafter> withTasks(Instance instance) {
    return instance.tasks().stream()
        .map(task -> instance.drafters().get(task.drafter()))
        .distinct()
        .toList();
  }
}
