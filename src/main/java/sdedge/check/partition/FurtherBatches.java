package sdedge.check.partition;

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
    double[] perTask = new double[priced.count()];
    Arrays.fill(perTask, Double.POSITIVE_INFINITY);
    for (Sides sides : ways(weighing)) {
      double[] atLeast = sides.atLeast(atMost);
      int third = sides.fewestSteps(moreThan, atMost);
      for (int k = 0; k < perTask.length; k++) {
        int steps = sides.choice.steps()[k];
        if (steps <= atMost) {
          double net = third > atMost ? fixed : atLeast[Math.max(third, steps)] - paid(k);
          fixed = Math.min(fixed, net);
          perTask[k] = Math.min(perTask[k], sides.of(k));
        }
      }
    }
    return new Line(fixed, perTask);
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
        if (sides.choice.steps()[k] <= atMost) {
          double net = sides.netOfBatchWith(k, atMost, atLeast);
          double own = net < 0 ? net : shares[k] * net;
          perTask[k] = Math.min(perTask[k], sides.of(k) + own);
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
    private final ChoiceCosts.OfDrafter drafter;
    private final PassPlanes.Plane prefill;
    private final PassPlanes.Plane draft;
    private final PassPlanes.Plane first;
    private final PassPlanes.Plane later;

    Sides(ChoiceCosts choice, int leading, boolean isFirstDrafter, boolean isLaterDrafter) {
      this.choice = choice;
      this.leading = leading;
      this.isFirstDrafter = isFirstDrafter;
      this.isLaterDrafter = isLaterDrafter;
      drafter = choice.drafters().get(leading);
      double prompt = Arrays.stream(choice.prompts()).average().orElse(0);
      double q = choice.length() + 1.0;
      double asked = prompt + choice.length();
      prefill = plane(drafter.planes(), prompt, prompt * prompt, 0);
      draft = plane(drafter.planes(), 1, prompt, prompt);
      first = plane(choice.verifier(), asked, asked * asked, 0);
      later = plane(choice.verifier(), q, q * (prompt + choice.length()), prompt);
    }

    private boolean isOwn(int task) {
      return choice.drafterOf()[task] == leading;
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
      double sum = 0;
      for (int n = 1; n <= most; n++) {
        boolean isDrafter = n == 1 ? isFirstDrafter : isLaterDrafter;
        sum += isDrafter ? fixedA(n) : fixedB(n);
        boolean returns = choice.length() == 0 && !isDrafter; // after the last step alone
        atLeast[n] = sum + (returns ? drafter.latencyS() : 0);
      }
      atLeast[most + 1] = Double.POSITIVE_INFINITY;
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

    private PassPlanes.Plane plane(
        PassPlanes planes, double fresh, double attended, double cached) {
      return planes.get(planes.largest(fresh, attended, cached));
    }

    private double fixedA(int n) {
      boolean sends = choice.length() > 0 || n == 1;
      double passes =
          choice.length() == 0
              ? 0
              : (n == 1 ? prefill.fixedS() : draft.fixedS())
                  + (choice.length() - 1) * draft.fixedS();
      return passes + (sends ? drafter.latencyS() : 0);
    }

    private double fixedB(int n) {
      double passS = n == 1 ? first.fixedS() + choice.firstVerifyS() : later.fixedS();
      return passS + (choice.length() > 0 ? drafter.latencyS() : 0);
    }

    /** What a task adds. */
    double of(int k) {
      double steps = choice.steps()[k] - 1.0; // later ones
      double prompt = choice.prompts()[k];
      double confirmed = steps * prompt + choice.gained()[k] * steps * (steps + 1) / 2; // Σ c
      return (isFirstDrafter ? firstA(k) : firstB(k))
          + (isLaterDrafter ? laterA(k, steps, confirmed) : laterB(k, steps, confirmed));
    }

    private double firstA(int k) {
      if (!isOwn(k)) {
        return 0;
      }
      double prompt = choice.prompts()[k];
      double up = drafter.upSPerTask() + drafter.upSPerPrompt() * prompt;
      if (choice.length() == 0) {
        return up;
      }
      double passes = choice.length() - 1.0;
      double before = passes * (passes + 1) / 2; // Σ (i − 1)
      return up
          + drafter.passesS()
          + prompt * (prefill.freshS() + prefill.attendedS() * prompt)
          + passes * draft.freshS()
          + draft.attendedS() * (passes * prompt + before)
          + draft.cachedS() * (passes * (prompt - 1) + before);
    }

    private double firstB(int k) {
      double asked = choice.prompts()[k] + choice.length();
      return asked * (first.freshS() + first.attendedS() * asked) + eachB(k);
    }

    /** What a task adds to b in each step beside its tokens. */
    private double eachB(int k) {
      boolean returns = isOwn(k) && choice.length() > 0;
      return choice.verifyS() + (returns ? drafter.downSPerTask() : 0);
    }

    private double laterA(int k, double steps, double confirmed) {
      if (!isOwn(k) || choice.length() == 0) {
        return 0;
      }
      double passes = choice.length();
      double before = passes * (passes - 1) / 2;
      return steps * (drafter.upSPerTask() + drafter.passesS() + passes * draft.freshS())
          + draft.attendedS() * (passes * confirmed + before * steps)
          + draft.cachedS() * (passes * (confirmed - steps) + before * steps);
    }

    private double laterB(int k, double steps, double confirmed) {
      double q = choice.length() + 1.0;
      return steps * (q * later.freshS() + eachB(k))
          + later.attendedS() * q * (confirmed + choice.length() * steps)
          + later.cachedS() * (confirmed - steps);
    }
  }
}
