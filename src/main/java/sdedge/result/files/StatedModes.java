package sdedge.result.files;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.References;
import sdedge.document.tree.ValueReader;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;

/** The modes that a batch of a plan states: one for all parts, or for some of them their own. */
final class StatedModes {
  private static final int MOST = Integer.MAX_VALUE;

  private final Instance instance;
  private final ObjectReader batch;
  private final Optional<ValueReader> common;
  private final SortedMap<Integer, ValueReader> own = new TreeMap<>();

  /**
   * @param parts the drafters with a task in the batch; empty if some of its tasks are unknown
   */
  StatedModes(
      Instance instance, ObjectReader batch, References drafters, SortedSet<Integer> parts) {
    this.instance = instance;
    this.batch = batch;
    common = batch.optional("mode");
    for (Map.Entry<String, ValueReader> mode :
        batch
            .optional("modes")
            .map(m -> m.object().entries(TextRule.NAME, MOST))
            .orElse(Map.of())
            .entrySet()) {
      int drafter = drafters.resolve(mode.getValue(), mode.getKey());
      if (drafter >= 0 && !parts.isEmpty() && !parts.contains(drafter)) {
        mode.getValue().report(mode.getKey() + " has no task in the batch");
      }
      own.put(drafter, mode.getValue());
    }
  }

  /** Whether a part states a mode of its own. */
  boolean areOwn() {
    return !own.isEmpty();
  }

  DraftChoice common(int length, SortedSet<Integer> parts) {
    String mode = null;
    for (int drafter : parts) {
      String of = of(drafter, length).mode();
      mode = of == null ? mode : of;
    }
    return new DraftChoice(mode, length);
  }

  /** How each part drafts, with a length in common. */
  SortedMap<Integer, DraftChoice> each(int length, SortedSet<Integer> parts) {
    SortedMap<Integer, DraftChoice> choices = new TreeMap<>();
    parts.forEach(drafter -> choices.put(drafter, of(drafter, length)));
    return choices;
  }

  /** How a part drafts. */
  DraftChoice of(int drafter, int length) {
    if (drafter < 0 || length == 0 || !instance.drafters().get(drafter).hasChoice()) {
      return new DraftChoice(null, length);
    }
    Drafter at = instance.drafters().get(drafter);
    ValueReader stated = own.getOrDefault(drafter, common.orElse(null));
    if (stated == null) {
      batch.required("mode").reject("a mode of " + at.id() + ": " + names(at));
      return new DraftChoice(null, length);
    }
    String mode = stated.text(TextRule.NAME);
    if (!mode.isEmpty() && !at.has(new DraftChoice(mode, length))) {
      stated.report(mode + " must be a mode of " + at.id() + ": " + names(at));
    }
    return new DraftChoice(known(at, mode), length);
  }

  private static @Nullable String known(Drafter drafter, String mode) {
    return drafter.modes().stream()
        .map(DraftMode::name)
        .filter(mode::equals)
        .findFirst()
        .orElse(null);
  }

  private static String names(Drafter drafter) {
    return String.join(", ", drafter.modes().stream().map(DraftMode::name).toList());
  }
}
