package sdedge.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.latency.DraftStation;
import sdedge.plan.Choices;

/**
 * The drafts of a step that are made on the verifier's node (docs/model.md section 11): parts that
 * may share passes are a set, and sets draft one after the other. Used again for every step.
 */
final class VerifierDraftSets {
  private final List<Parts> sets = new ArrayList<>(); // of which the first ones count
  private int count;

  /** Parts that share passes. */
  static final class Parts {
    private final DraftAggregates aggregates = new DraftAggregates();
    private DraftStation station;
    private int passes;
    private @Nullable String mode; // null where they differ
    private double steadyS; // of the length looked at last

    private Parts(DraftStation station) {
      this.station = station;
    }

    DraftStation station() {
      return station;
    }

    @Nullable String mode() {
      return mode;
    }

    /** Whether a drafter's drafts under a choice are among them. */
    boolean isOf(Choices choices, int drafter, int choice) {
      return choices.isAtVerifier(drafter, choice) && choices.passes(drafter, choice) == passes;
    }

    DraftAggregates sums() {
      return aggregates;
    }
  }

  /** Nothing is drafted here. */
  void clear() {
    count = 0;
  }

  /**
   * Adds a part that drafts here.
   *
   * @param passes the number of those that may be shared
   */
  void add(DraftStation station, int passes, @Nullable String mode, DraftAggregates part) {
    for (int i = 0; i < count; i++) {
      Parts known = sets.get(i);
      if (known.passes == passes) {
        known.mode = Objects.equals(known.mode, mode) ? mode : null;
        known.aggregates.add(part);
        return;
      }
    }
    if (count == sets.size()) {
      sets.add(new Parts(station));
    }
    Parts set = sets.get(count++);
    set.station = station;
    set.passes = passes;
    set.mode = mode;
    set.steadyS = 0;
    set.aggregates.clear();
    set.aggregates.add(part);
  }

  /** The sets, in the order of their first drafters. */
  List<Parts> sets() {
    return sets.subList(0, count);
  }

  /** Seconds of all of them. */
  double seconds(int length) {
    double seconds = 0;
    for (int i = 0; i < count; i++) {
      seconds += sets.get(i).aggregates.seconds(sets.get(i).station.passes(), length);
    }
    return seconds;
  }

  /** Seconds of all of them where no tokens were missed; asked for ascending lengths from 1. */
  double steadyS(int length) {
    double seconds = 0;
    for (int i = 0; i < count; i++) {
      Parts set = sets.get(i);
      set.steadyS = set.aggregates.steadyS(set.station.passes(), length, set.steadyS);
      seconds += set.steadyS;
    }
    return seconds;
  }
}
