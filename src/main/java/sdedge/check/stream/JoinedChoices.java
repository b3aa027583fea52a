package sdedge.check.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.plan.JoiningService;

/**
 * How many drafts the rounds of those who join have, and in which mode (Section 13 of the model).
 */
final class JoinedChoices {
  private final Instance instance;
  private final JoiningService service;
  private final @Nullable Rule common; // of all drafts; null where each has its own
  private final Set<Resident> residents;
  private final Map<Resident, DraftChoice> underWay = new HashMap<>();
  private @Nullable DraftChoice commonChoice; // until residents are others, or farther
  private int incomplete; // answers that have not arrived

  /** What all residents draft whose answers are not complete. */
  interface Rule {
    DraftChoice of(List<Resident> incomplete);
  }

  /**
   * Of a service that has not begun.
   *
   * @param common of all drafts; null where each resident has its own
   * @param residents who are there, whenever they are asked for
   */
  JoinedChoices(
      Instance instance,
      JoiningService service,
      @Nullable Rule common,
      Set<Resident> residents,
      int requests) {
    this.instance = instance;
    this.service = service;
    this.common = common;
    this.residents = residents;
    incomplete = requests;
  }

  /** Residents are others, or farther. */
  void change() {
    commonChoice = null;
  }

  /** An answer has arrived. */
  void arrived() {
    incomplete--;
  }

  /** How a resident drafts if its round begins now. */
  DraftChoice next(Resident resident) {
    if (common == null) {
      return new DraftChoice(mode(resident), length(resident));
    }
    DraftChoice known = commonChoice;
    if (known == null) {
      known = common.of(residents.stream().filter(each -> !each.isComplete()).toList());
      commonChoice = known;
    }
    return known;
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

  /** Whether the drafter of a resident makes drafts by a choice. */
  boolean isAway(Resident resident, DraftChoice choice) {
    return choice.length() > 0
        && !instance.drafters().get(resident.drafter()).mode(choice.mode()).isAtVerifier();
  }

  /** The round of a resident has a choice. */
  void begin(Resident resident, DraftChoice choice) {
    underWay.put(resident, choice);
  }

  /** The choices of rounds that have begun. */
  List<DraftChoice> begun(List<Resident> of) {
    return of.stream().map(each -> underWay.getOrDefault(each, DraftChoice.NONE)).toList();
  }
}
