package sdedge.oracle.stream;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.plan.JoiningService;

/**
 * How many drafts the rounds of those who join have, and in which mode (Section 13 of the model).
 */
class JoinedChoices {
  private final Instance instance;
  private final JoiningService service;
  private int incomplete; // answers that have not arrived

  /** Of a service that has not begun. */
  JoinedChoices(Instance instance, JoiningService service) {
    this.instance = instance;
    this.service = service;
    incomplete = service.tasks().size();
  }

  /** An answer has arrived. */
  void arrived() {
    incomplete--;
  }

  /** How a resident drafts if its round begins now. */
  DraftChoice next(Resident resident) {
    return new DraftChoice(mode(resident), length(resident));
  }

  private int length(Resident resident) {
    Speculation limits = instance.speculation();
    Map<Integer, Integer> all =
        incomplete <= service.few() ? service.fewLengths() : service.lengths();
    int length = all.getOrDefault(resident.drafter(), 0);
    if (length > 0) {
      length += service.offsets().getOrDefault(resident.index(), 0);
    }
    length = Math.max(limits.minLength(), Math.min(limits.maxLength(), length));
    while (length > limits.minLength()
        && resident.isEnough(new DraftChoice(mode(resident), length - 1))) {
      length--;
    }
    return length;
  }

  private @Nullable String mode(Resident resident) {
    return service.modes().get(resident.drafter());
  }

  /** Whether the drafter of a resident makes drafts if its round begins now. */
  boolean isAway(Resident resident) {
    DraftChoice choice = next(resident);
    return choice.length() > 0
        && !instance.drafters().get(resident.drafter()).mode(choice.mode()).isAtVerifier();
  }
}
