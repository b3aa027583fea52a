package sdedge.check.partition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What tasks of batches beside the two longest of a cohort add at least, whatever their batches and
 * lengths: every side weighed alike in all batches, step by step (Section 7 of the model).
 */
final class FurtherBatches {
  private final List<ChoiceCosts> choices;
  private final PricedTasks priced;
  private final boolean hasDrafterSide; // of whoever leads: not known among several drafters
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
   * @param fixed of one batch and whatever others there are, less what they pay
   * @param perTask infinite for whoever is in none
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  record Line(double fixed, double[] perTask) {}

  FurtherBatches(List<ChoiceCosts> choices, PricedTasks priced) {
    this.choices = choices;
    this.priced = priced;
    hasDrafterSide = choices.get(0).drafters().size() == 1;
  }

  /** Of batches of at most some steps, one of which has more than others. */
  Line line(int moreThan, int atMost, Weighing weighing) {
    return lines.computeIfAbsent(
        List.of(moreThan, atMost, weighing), key -> made(moreThan, atMost, weighing));
  }

  /** Whether a task has more steps than some and no more than others. */
  boolean mayBe(int moreThan, int atMost) {
    return choices.stream().anyMatch(choice -> leastSteps(choice, moreThan, atMost) <= atMost);
  }

  private static int leastSteps(ChoiceCosts choice, int moreThan, int atMost) {
    return Arrays.stream(choice.steps())
        .filter(steps -> steps > moreThan && steps <= atMost)
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private Line made(int moreThan, int atMost, Weighing weighing) {
    int tasks = priced.count();
    double[] perTask = new double[tasks];
    Arrays.fill(perTask, Double.POSITIVE_INFINITY);
    double longest = Double.POSITIVE_INFINITY;
    double shortest = Double.POSITIVE_INFINITY;
    double mostPaid = 0;
    for (ChoiceCosts choice : choices) {
      Sides sides = new Sides(choice, weighing);
      int third = leastSteps(choice, moreThan, atMost);
      longest = third > atMost ? longest : Math.min(longest, sides.fixed(third));
      shortest = Math.min(shortest, sides.fixed(1));
      for (int k = 0; k < tasks; k++) {
        if (choice.steps()[k] <= atMost) {
          perTask[k] = Math.min(perTask[k], sides.of(k));
          mostPaid = Math.max(mostPaid, priced.ofBatch()[k]);
        }
      }
    }
    double others = Math.min(0, shortest - mostPaid) * Math.max(0, tasks - 3);
    return new Line(longest - mostPaid + others, perTask);
  }

  /** A choice, each pass by the plane that is the largest for one mean task. */
  private final class Sides {
    private final ChoiceCosts choice;
    private final Weighing weighing;
    private final ChoiceCosts.OfDrafter drafter;
    private final PassPlanes.Plane prefill;
    private final PassPlanes.Plane draft;
    private final PassPlanes.Plane first;
    private final PassPlanes.Plane later;

    Sides(ChoiceCosts choice, Weighing weighing) {
      this.choice = choice;
      this.weighing = weighing;
      drafter = choice.drafters().get(0);
      double prompt = Arrays.stream(choice.prompts()).average().orElse(0);
      double q = choice.length() + 1.0;
      double asked = prompt + choice.length();
      prefill = plane(drafter.planes(), prompt, prompt * prompt, 0);
      draft = plane(drafter.planes(), 1, prompt, prompt);
      first = plane(choice.verifier(), asked, asked * asked, 0);
      later = plane(choice.verifier(), q, q * (prompt + choice.length()), prompt);
    }

    private PassPlanes.Plane plane(
        PassPlanes planes, double fresh, double attended, double cached) {
      return planes.get(planes.largest(fresh, attended, cached));
    }

    /** The fixed part of so many steps. */
    double fixed(int steps) {
      double sum = either(fixedA(1), fixedB(1));
      for (int n = 2; n <= steps; n++) {
        sum += weighing.isDrafter(n) ? fixedA(n) : fixedB(n);
      }
      return sum;
    }

    private double either(double a, double b) {
      return switch (weighing) {
        case EITHER -> Math.min(a, b);
        case VERIFIER -> b;
        case FIRST_DRAFTER, DRAFTER -> a;
      };
    }

    private double fixedA(int n) {
      boolean sends = hasDrafterSide && (choice.length() > 0 || n == 1);
      double passes =
          choice.length() == 0
              ? 0
              : (n == 1 ? prefill.fixedS() : draft.fixedS())
                  + (choice.length() - 1) * draft.fixedS();
      return hasDrafterSide ? passes + (sends ? drafter.latencyS() : 0) : 0;
    }

    private double fixedB(int n) {
      boolean returns = hasDrafterSide && choice.length() > 0;
      return (n == 1 ? first : later).fixedS() + (returns ? drafter.latencyS() : 0);
    }

    /** What a task adds. */
    double of(int k) {
      int last = choice.steps()[k];
      double sum = either(firstA(k), firstB(k));
      double steps = last - 1.0;
      double prompt = choice.prompts()[k];
      double confirmed = steps * prompt + choice.gained()[k] * steps * (steps + 1) / 2; // Σ c
      return sum
          + (weighing == Weighing.DRAFTER ? laterA(steps, confirmed) : laterB(steps, confirmed));
    }

    private double firstA(int k) {
      if (!hasDrafterSide) {
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
          + prompt * (prefill.freshS() + prefill.attendedS() * prompt)
          + passes * draft.freshS()
          + draft.attendedS() * (passes * prompt + before)
          + draft.cachedS() * (passes * (prompt - 1) + before);
    }

    private double firstB(int k) {
      double asked = choice.prompts()[k] + choice.length();
      return asked * (first.freshS() + first.attendedS() * asked) + down();
    }

    private double down() {
      return hasDrafterSide && choice.length() > 0 ? drafter.downSPerTask() : 0;
    }

    private double laterA(double steps, double confirmed) {
      if (!hasDrafterSide || choice.length() == 0) {
        return 0;
      }
      double passes = choice.length();
      double before = passes * (passes - 1) / 2;
      return steps * (drafter.upSPerTask() + passes * draft.freshS())
          + draft.attendedS() * (passes * confirmed + before * steps)
          + draft.cachedS() * (passes * (confirmed - steps) + before * steps);
    }

    private double laterB(double steps, double confirmed) {
      double q = choice.length() + 1.0;
      return steps * (q * later.freshS() + down())
          + later.attendedS() * q * (confirmed + choice.length() * steps)
          + later.cachedS() * (confirmed - steps);
    }
  }
}
