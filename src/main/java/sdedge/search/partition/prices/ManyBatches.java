package sdedge.search.partition.prices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How sides may be weighed in cohorts of three batches and more (docs/model.md section 7, "All
 * batch plans"). While a third batch may be active all batches are weighed alike, the drafter side
 * never more in a later step; or step 1 takes what a path through it takes that turns, from drafter
 * sides to verifier sides, at one of the two longest. Then the two longest are left; as finished
 * batches keep their slots, one at most of them is drafted while the other is verified.
 *
 * @param above steps that the third batch exceeds
 * @param upTo steps that it has at most, no more than {@code less}
 * @param longerFirst whether it is the shorter one that may be drafted while the longer is verified
 * @param longerLeads whether the longer one comes before the shorter one in the sequence
 * @param less steps of the second batch
 */
record ManyBatches(int above, int upTo, boolean longerFirst, boolean longerLeads, int less) {
  /** Where the path through step 1 turns. */
  enum Turn {
    /** At either end of the sequence, by chance: all batches are weighed alike. */
    ALIKE,
    AT_LONGER,
    AT_SHORTER
  }

  /** The batch of the most steps, the second, and any further one. */
  enum Role {
    LONGER,
    SHORTER,
    FURTHER
  }

  /**
   * Those with the third batch in either half of the interval; none of a single number of steps.
   */
  List<ManyBatches> halves() {
    if (upTo - above == 1) {
      return List.of();
    }
    int middle = (int) Math.sqrt((above + 1.0) * upTo);
    middle = Math.max(above + 1, Math.min(upTo - 1, middle));
    List<ManyBatches> halves = new ArrayList<>();
    halves.add(new ManyBatches(above, middle, longerFirst, longerLeads, less));
    if (upTo == less) { // where nothing was left for two batches alone
      halves.add(new ManyBatches(above, middle, !longerFirst, longerLeads, less));
    }
    halves.add(new ManyBatches(middle, upTo, longerFirst, longerLeads, less));
    return halves;
  }

  /**
   * Writes the weights of both sides; of a further batch those of one that comes after the turn.
   *
   * @param alike all 0 if it turns; else of the drafter side by step − 1 while a third batch may be
   *     active
   * @param later of the drafter side where the two share slots after that
   * @param steps to write
   */
  void write(Role role, Turn turn, double[] alike, double later, int steps, BatchWeights weights) {
    double[] a = weights.drafterSide;
    double[] b = weights.verifierSide;
    weights.fill(steps);
    for (int n = 0; n < Math.min(upTo, steps); n++) {
      a[n] = alike[n];
      b[n] = 1 - alike[n];
    }
    if (upTo < steps) {
      a[upTo] = alike[upTo - 1];
    }
    if (role == (longerFirst ? Role.SHORTER : Role.LONGER)) {
      if (upTo < steps) {
        a[upTo] = Math.min(a[upTo], later);
      }
      Arrays.fill(a, Math.min(upTo + 1, steps), Math.min(Math.max(upTo, less) + 1, steps), later);
    } else if (role != Role.FURTHER) {
      Arrays.fill(b, Math.min(upTo, steps), Math.min(less, steps), 1 - later);
    }
    if (turn != Turn.ALIKE) {
      boolean turns = role == (turn == Turn.AT_LONGER ? Role.LONGER : Role.SHORTER);
      boolean before = role != Role.FURTHER && (role == Role.LONGER) == longerLeads;
      a[0] = turns || before ? 1 : 0;
      b[0] = turns || !before ? 1 : 0;
    }
  }

  /**
   * Weights of the drafter side to begin with, of three batches and more.
   *
   * @param turn of step 1
   * @param first in step 1; 0 if it turns
   * @param alike later while a third batch may be active, no larger
   * @param later where two batches share slots after that
   */
  record ManyPoint(Turn turn, double first, double alike, double later) {
    /** Some that are good for something. */
    static final List<ManyPoint> FEW =
        List.of(
            new ManyPoint(Turn.ALIKE, 0, 0, 0),
            new ManyPoint(Turn.ALIKE, 0.5, 0, 0),
            new ManyPoint(Turn.ALIKE, 1, 0, 0),
            new ManyPoint(Turn.ALIKE, 0.5, 0.5, 0.5),
            new ManyPoint(Turn.ALIKE, 1, 1, 1),
            new ManyPoint(Turn.ALIKE, 1, 0.5, 0.5),
            new ManyPoint(Turn.AT_LONGER, 0, 0, 0),
            new ManyPoint(Turn.AT_SHORTER, 0, 0, 0));

    /** Writes the weights by step − 1. */
    void write(double[] ofSteps) {
      Arrays.fill(ofSteps, alike);
      ofSteps[0] = first;
    }
  }
}
