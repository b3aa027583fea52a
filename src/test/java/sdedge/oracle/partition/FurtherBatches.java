package sdedge.oracle.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What batches beside the two longest of a cohort take at least, whatever their lengths: every side
 * weighed alike in all batches, step by step, that of whose drafter leads (Section 7 of the model).
 */
final class FurtherBatches {
  private final List<ChoiceCosts> choices;
  private final PricedTasks priced;
  private final double[] shares; // by task; those of a batch come to 1 at most
  private final Map<List<Object>, Line> lines = new ConcurrentHashMap<>();
  private final Map<Weighing, List<Sides>> ways = new ConcurrentHashMap<>();

  /** How sides of batches are weighed up to the last step of further ones: 1 by side. */
  enum Weighing {
    /** The verifier side of all steps. */
    VERIFIER,
    /** The drafter side of the first step, then the verifier side. */
    FIRST_DRAFTER,
    /** The drafter side of all steps. */
    DRAFTER,
    /** Either side of the first step, then the verifier side. */
    EITHER;

    /** Whether the drafter side of a step counts. */
    boolean isDrafter(int step) {
      return this == DRAFTER || (this == FIRST_DRAFTER && step == 1);
    }
  }

  /**
   * What they add at least.
   *
   * @param fixed of one of them, less what it pays; 0 if each task has its share of that
   * @param perTask infinite for whoever is in none
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  record Line(double fixed, double[] perTask) {}

  FurtherBatches(List<ChoiceCosts> choices, PricedTasks priced) {
    this.choices = choices;
    this.priced = priced;
    shares = priced.room().sharesOfBatch(priced.count());
  }

  /**
   * Of batches of at most some steps, one of which has more than others.
   *
   * @param byShares whether each task has its share of what its batch takes and pays; else one
   *     batch does, or all if they may pay more than that
   */
  Line line(int moreThan, int atMost, Weighing weighing, boolean byShares) {
    return lines.computeIfAbsent(
        List.of(moreThan, atMost, weighing, byShares),
        key -> {
          Line one = byShares ? null : once(moreThan, atMost, weighing);
          return one == null || one.fixed < 0 ? shared(atMost, weighing) : one;
        });
  }

  /** Whether a task has more steps than some and no more than others. */
  boolean mayBe(int moreThan, int atMost) {
    return choices.stream()
        .flatMapToInt(choice -> Arrays.stream(choice.steps()))
        .anyMatch(steps -> steps > moreThan && steps <= atMost);
  }

  /** All ways of a batch: its length, whose task leads it, and of which side step 1 is. */
  private List<Sides> ways(Weighing weighing) {
    return ways.computeIfAbsent(weighing, this::made);
  }

  private List<Sides> made(Weighing weighing) {
    List<Sides> ways = new ArrayList<>();
    for (ChoiceCosts choice : choices) {
      for (int d : Arrays.stream(choice.drafterOf()).distinct().toArray()) {
        if (weighing != Weighing.VERIFIER) {
          ways.add(new Sides(choice, d, true, weighing == Weighing.DRAFTER));
        }
        if (weighing == Weighing.VERIFIER || weighing == Weighing.EITHER) {
          ways.add(new Sides(choice, d, false, false));
        }
      }
    }
    return ways;
  }

  private Line once(int moreThan, int atMost, Weighing weighing) {
    double fixed = Double.POSITIVE_INFINITY;
    double ofFourth = Double.POSITIVE_INFINITY; // which may have fewer steps
    double[] perTask = new double[priced.count()];
    Arrays.fill(perTask, Double.POSITIVE_INFINITY);
    for (Sides sides : ways(weighing)) {
      double[] atLeast = sides.atLeast(atMost);
      int third = sides.fewestSteps(moreThan, atMost);
      for (int k = 0; k < perTask.length; k++) {
        int steps = sides.choice.steps()[k];
        if (steps <= atMost && sides.mayHave(k)) {
          double net = third > atMost ? fixed : atLeast[Math.max(third, steps)] - paid(k);
          fixed = Math.min(fixed, net);
          ofFourth = Math.min(ofFourth, atLeast[steps] - paid(k));
          perTask[k] = Math.min(perTask[k], sides.perTask[k]);
        }
      }
    }
    return new Line(ofFourth < 0 ? ofFourth : fixed, perTask);
  }

  private double paid(int task) {
    return priced.ofBatch()[task];
  }

  private Line shared(int atMost, Weighing weighing) {
    double[] perTask = new double[priced.count()];
    Arrays.fill(perTask, Double.POSITIVE_INFINITY);
    for (Sides sides : ways(weighing)) {
      double[] atLeast = sides.atLeast(atMost);
      for (int k = 0; k < perTask.length; k++) {
        if (sides.choice.steps()[k] <= atMost && sides.mayHave(k)) {
          double net = sides.netOfBatchWith(k, atMost, atLeast);
          double own = net < 0 ? net : shares[k] * net;
          perTask[k] = Math.min(perTask[k], sides.perTask[k] + own);
        }
      }
    }
    return new Line(0, perTask);
  }

  /** A way of a batch, each pass by the plane that is the largest for one mean task. */
  private final class Sides {
    private final ChoiceCosts choice;
    private final int leading; // the drafter of the lead
    private final boolean isFirstDrafter; // of step 1 the drafter side counts
    private final boolean isLaterDrafter; // of later ones
    private final BatchSides longest;
    private final double[] perTask = new double[priced.count()]; // what each adds

    Sides(ChoiceCosts choice, int leading, boolean isFirstDrafter, boolean isLaterDrafter) {
      this.choice = choice;
      this.leading = leading;
      this.isFirstDrafter = isFirstDrafter;
      this.isLaterDrafter = isLaterDrafter;
      int lead = -1;
      for (int k = 0; k < perTask.length; k++) {
        boolean isLonger = lead < 0 || choice.steps()[k] > choice.steps()[lead];
        lead = isOwn(k) && isLonger ? k : lead;
      }
      longest = new BatchSides(choice, lead, priced.room());
      long own = Arrays.stream(choice.drafterOf()).filter(d -> d == leading).count();
      double[] mean = new double[perTask.length];
      Arrays.setAll(mean, k -> isOwn(k) ? 1.0 / own : 0);
      longest.lookAt(mean);
      double[] weightA = new double[longest.steps() + 2];
      double[] weightB = new double[longest.steps() + 2];
      for (int n = 1; n <= longest.steps(); n++) {
        (isDrafter(n) ? weightA : weightB)[n] = 1;
      }
      longest.addTo(weightA, weightB, perTask);
    }

    private boolean isOwn(int task) {
      return choice.drafterOf()[task] == leading;
    }

    private boolean isDrafter(int step) {
      return step == 1 ? isFirstDrafter : isLaterDrafter;
    }

    /** Whether a task may be in it. */
    boolean mayHave(int task) {
      return task == longest.lead() || longest.admits(task);
    }

    /** Of the tasks that may lead it with more than some steps; beyond the most if none may. */
    int fewestSteps(int moreThan, int atMost) {
      int fewest = atMost + 1;
      for (int k = 0; k < choice.steps().length; k++) {
        if (isOwn(k) && choice.steps()[k] > moreThan) {
          fewest = Math.min(fewest, choice.steps()[k]);
        }
      }
      return fewest;
    }

    /** What batches of so many steps or more take at least whoever is in them. */
    double[] atLeast(int most) {
      double[] atLeast = new double[most + 2];
      Arrays.fill(atLeast, Double.POSITIVE_INFINITY);
      double sum = 0;
      for (int n = 1; n <= Math.min(most, longest.steps()); n++) {
        sum += longest.fixedS(n, isDrafter(n));
        boolean returns = choice.length() == 0 && !isDrafter(n); // after the last step alone
        atLeast[n] = sum + (returns ? choice.drafters().get(leading).latencyS() : 0);
      }
      for (int n = most; n >= 1; n--) {
        atLeast[n] = Math.min(atLeast[n], atLeast[n + 1]);
      }
      return atLeast;
    }

    /** What a batch takes with a task less what it pays, whoever of its tasks pays the most. */
    double netOfBatchWith(int task, int atMost, double[] atLeast) {
      double net = Double.POSITIVE_INFINITY;
      for (int m = 0; m < choice.steps().length; m++) {
        if (choice.steps()[m] <= atMost && paid(m) >= paid(task)) {
          int steps = Math.max(choice.steps()[m], choice.steps()[task]);
          net = Math.min(net, atLeast[steps] - paid(m));
        }
      }
      return net;
    }
  }
}
