package sdedge.oracle.partition;

import java.util.Arrays;
import java.util.List;
import sdedge.oracle.partition.FurtherBatches.Weighing;

/**
 * By how much a cohort of three batches or more exceeds its prices at least, of which the two
 * longest, L and S, and an interval of steps of the third are known (Section 7 of the model).
 */
final class ManyBatches {
  private static final int FEW_STEPS = 3;
  private static final int MOST_STEPS = 40;
  private static final double NOWHERE = 1e9;

  private final PricedTasks priced;
  private final FurtherBatches further;
  private final BatchSides longest;
  private final BatchSides second;
  private final int tasks;
  private final int size;
  private final double[][] part;
  private final double[][] weightA; // by batch and step
  private final double[][] weightB;
  private Knapsack knapsack; // with batches of as many steps as were looked at last

  /**
   * How the known batches lie to one another: which comes first, and which of the two arcs between
   * them has no batch that is still active once all others may be over.
   */
  private enum Position {
    LONGEST_FIRST_SHARES_BEHIND(true, true),
    SECOND_FIRST_SHARES_BEHIND(false, true),
    LONGEST_FIRST_SHARES_BEFORE(true, false),
    SECOND_FIRST_SHARES_BEFORE(false, false);

    private final boolean longestIsFirst;
    private final boolean sharesBehind; // while L is verified S may be prepared, else S while L is

    Position(boolean longestIsFirst, boolean sharesBehind) {
      this.longestIsFirst = longestIsFirst;
      this.sharesBehind = sharesBehind;
    }
  }

  /** How the sides of the steps that further batches may have are weighed. */
  private enum Path {
    VERIFIER(Weighing.VERIFIER),
    FIRST_DRAFTER(Weighing.FIRST_DRAFTER),
    DRAFTER(Weighing.DRAFTER),
    /** In step 1 the drafter side of all batches up to L, and the verifier side from L on. */
    TURNS_AT_LONGEST(Weighing.EITHER),
    TURNS_AT_SECOND(Weighing.EITHER);

    private final Weighing ofFurther;

    Path(Weighing ofFurther) {
      this.ofFurther = ofFurther;
    }
  }

  ManyBatches(PricedTasks priced, FurtherBatches further, BatchSides longest, BatchSides second) {
    this.further = further;
    this.longest = longest;
    this.second = second;
    tasks = priced.count();
    size = 1 + 3 * tasks;
    part = new double[3][tasks];
    weightA = new double[][] {new double[longest.steps() + 2], new double[second.steps() + 2]};
    weightB = new double[][] {new double[longest.steps() + 2], new double[second.steps() + 2]};
    this.priced = priced;
    knapsack = knapsack(second.steps());
  }

  private Knapsack knapsack(int atMost) {
    double[] least = further.line(0, atMost, Weighing.VERIFIER, true).perTask();
    boolean[] mayBeFurther = new boolean[tasks];
    for (int k = 0; k < tasks; k++) {
      mayBeFurther[k] = Double.isFinite(least[k]);
    }
    return new Knapsack(priced, List.of(longest, second), mayBeFurther);
  }

  /** Whether a target is shown of all cohorts. */
  boolean shows(double target) {
    return shows(target, 0, second.steps());
  }

  /** Likewise if a third batch has more steps than some, and none has more than others. */
  private boolean shows(double target, int moreThan, int atMost) {
    if (!further.mayBe(moreThan, atMost)) {
      return true;
    }
    knapsack = knapsack(atMost);
    boolean isOneStep = atMost - moreThan == 1;
    boolean shown = true;
    for (Position position : Position.values()) {
      if (position.sharesBehind || atMost < second.steps()) { // else nothing is left to share
        int mostSteps = isOneStep ? MOST_STEPS : FEW_STEPS;
        shown = shown && climb(target, moreThan, atMost, position, mostSteps) >= target;
      }
    }
    if (shown || isOneStep) {
      return shown;
    }
    int middle = (int) Math.sqrt((moreThan + 1.0) * atMost);
    middle = Math.max(moreThan + 1, Math.min(atMost - 1, middle));
    return shows(target, moreThan, middle) && shows(target, middle, atMost);
  }

  private double climb(double target, int moreThan, int atMost, Position position, int mostSteps) {
    LineGame game = new LineGame(knapsack);
    for (double[] place : part) {
      Arrays.fill(place, 0);
    }
    part[0][longest.lead()] = 1;
    part[1][second.lead()] = 1;
    game.addPlace(part);
    double most = Double.NEGATIVE_INFINITY;
    for (int steps = 0; ; steps++) {
      longest.lookAt(part[0]);
      second.lookAt(part[1]);
      for (Path path : Path.values()) {
        addLines(game, path, 0, moreThan, atMost, position);
        if (atMost < second.steps()) {
          addLines(game, path, 1, moreThan, atMost, position);
        }
      }
      most = Math.max(most, knapsack.value(game.line()));
      if (most >= target || steps >= mostSteps) {
        return most;
      }
      knapsack.chosen(part);
      game.addPlace(part);
      if (steps % 2 == 1) {
        game.place(part);
      }
    }
  }

  /** What further batches take is counted once, and by shares where batches have limits. */
  private void addLines(
      LineGame game, Path path, double shared, int moreThan, int atMost, Position position) {
    double[] line = line(path, shared, atMost, position);
    boolean haveShares = !priced.room().ofBatch().isEmpty();
    for (boolean byShares : haveShares ? new boolean[] {false, true} : new boolean[] {false}) {
      FurtherBatches.Line others = further.line(moreThan, atMost, path.ofFurther, byShares);
      double[] whole = line.clone();
      whole[0] += others.fixed();
      for (int k = 0; k < tasks; k++) {
        double own = others.perTask()[k];
        whole[1 + 2 * tasks + k] += Double.isFinite(own) ? own : NOWHERE;
      }
      game.addLine(whole);
    }
  }

  /**
   * The sides of a path in the known batches, by the planes where both batches were looked at.
   *
   * @param shared the part of what L and S share beyond the steps of others that is a drafter side
   */
  private double[] line(Path path, double shared, int atMost, Position position) {
    for (int b = 0; b < 2; b++) {
      weigh(b, path, shared, atMost, position);
    }
    double[] line = new double[size];
    for (int b = 0; b < 2; b++) {
      double[] perTask = new double[tasks];
      line[0] += (b == 0 ? longest : second).addTo(weightA[b], weightB[b], perTask);
      System.arraycopy(perTask, 0, line, 1 + b * tasks, tasks);
    }
    priced.addExcess(part, 2, line);
    return line;
  }

  private void weigh(int batch, Path path, double shared, int atMost, Position position) {
    boolean isLongest = batch == 0;
    double[] a = weightA[batch];
    double[] b = weightB[batch];
    Arrays.fill(a, 0);
    Arrays.fill(b, 0);
    int steps = (isLongest ? longest : second).steps();
    for (int n = 1; n <= Math.min(atMost, steps); n++) {
      a[n] = path.ofFurther.isDrafter(n) ? 1 : 0;
      b[n] = 1 - a[n];
    }
    if (path.ofFurther == Weighing.EITHER) {
      boolean turns = isLongest == (path == Path.TURNS_AT_LONGEST);
      boolean comesFirst = isLongest == position.longestIsFirst;
      a[1] = turns || comesFirst ? 1 : 0;
      b[1] = turns || !comesFirst ? 1 : 0;
    }
    double last = path.ofFurther.isDrafter(atMost) ? 1 : 0;
    boolean sharesA = isLongest != position.sharesBehind;
    int both = second.steps(); // beyond, only L is active
    for (int n = atMost + 1; n <= steps; n++) {
      boolean isShared = n <= both;
      b[n] = isShared && !sharesA ? 1 - shared : 1;
      boolean sharesThisA = sharesA && n <= both + 1;
      a[n] = sharesThisA ? shared : 1;
      if (n == atMost + 1) {
        a[n] = Math.min(last, a[n]);
      }
    }
  }
}
