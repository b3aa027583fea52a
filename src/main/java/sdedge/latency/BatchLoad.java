package sdedge.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import sdedge.instance.DraftChoice;

/**
 * The stage times of a batch that grows task by task: its parts draft side by side and are verified
 * in one pass (docs/model.md sections 4 and 9). Steps count from 1.
 */
public final class BatchLoad {
  private final StageModel model;
  private final IntFunction<DraftChoice> choices;
  private final int capacity;
  private final List<PartLoad> parts = new ArrayList<>(); // in the order of the drafters
  private int[] drafters = new int[0]; // of the parts
  private int steps;
  private int longestPrompt; // Ī
  private VerifierDrafts coLocation = VerifierDrafts.NONE;
  private double[] active = new double[0]; // scratch: Σω by step − 1
  private double[] cached = new double[0]; // scratch: Σω·c before the pass
  private double[] chance = new double[0]; // scratch: π

  /** An empty batch in which all parts draft alike. */
  public BatchLoad(StageModel model, DraftChoice choice) {
    this(model, drafter -> choice, 0);
  }

  /**
   * An empty batch.
   *
   * @param choices the choice of each drafter's part
   * @param capacity the steps it will grow to; it grows beyond if need be
   */
  public BatchLoad(StageModel model, IntFunction<DraftChoice> choices, int capacity) {
    this.model = model;
    this.choices = choices;
    this.capacity = capacity;
  }

  /** Adds a task of a drafter, whose progress is that of its part's choice. */
  public void add(int drafter, TaskProgress progress) {
    part(drafter).add(progress);
    steps = Math.max(steps, progress.steps());
    longestPrompt = Math.max(longestPrompt, progress.inputTokens());
    pad();
  }

  private void pad() {
    for (PartLoad part : parts) {
      part.joinBatch(longestPrompt);
    }
  }

  private PartLoad part(int drafter) {
    int at = Arrays.binarySearch(drafters, drafter);
    if (at >= 0) {
      return parts.get(at);
    }
    PartLoad part = model.part(drafter, choices.apply(drafter), capacity);
    parts.add(-at - 1, part);
    coLocation = VerifierDrafts.of(parts);
    int[] more = Arrays.copyOf(drafters, drafters.length + 1);
    more[drafters.length] = drafter;
    Arrays.sort(more);
    drafters = more;
    return part;
  }

  /** Replaces the batch by one of parts that have been loaded, at least one. */
  public void assemble(int[] ofDrafters, List<PartLoad> loaded) {
    drafters = ofDrafters;
    parts.clear();
    parts.addAll(loaded);
    coLocation = VerifierDrafts.of(parts);
    steps = 0;
    longestPrompt = 0;
    for (PartLoad part : loaded) {
      steps = Math.max(steps, part.steps());
      longestPrompt = Math.max(longestPrompt, part.longestPrompt());
    }
    pad();
  }

  /** N, the largest number of steps of a part; 0 while empty. */
  public int steps() {
    return steps;
  }

  /** The parts, in the order of their drafters. */
  public List<PartLoad> parts() {
    return parts;
  }

  /** The index of the drafter of part {@code i}. */
  public int drafter(int i) {
    return drafters[i];
  }

  /** v_n, seconds: what the verifier's node does in step {@code n} ≤ N. */
  public double verify(int n) {
    return coLocation.isEmpty() ? pass(n) : coLocation.seconds(n) + pass(n);
  }

  /** e_n, seconds: the drafts of step {@code n} ≤ N that are made on the verifier's node. */
  public double coLocated(int n) {
    return coLocation.isEmpty() ? 0 : coLocation.seconds(n);
  }

  /** Who drafts on the verifier's node. */
  public VerifierDrafts coLocation() {
    return coLocation;
  }

  /** Seconds of the verifier's pass of step {@code n} ≤ N over all parts. */
  double pass(int n) {
    double seconds = verification(n).seconds();
    return n == 1 ? seconds + model.verifier().promptPassS() : seconds;
  }

  private LocatedPass verification(int n) {
    double tokens = 0;
    double positions = 0;
    double before = 0;
    double attended = 0;
    for (PartLoad part : parts) {
      if (n <= part.steps()) {
        tokens += part.verifyTokens(n);
        positions += part.verifyPositions(n);
        before += part.verifyCached(n);
        attended += part.verifyAttended(n);
      }
    }
    return new LocatedPass(model.verifier(), chance(n), tokens, positions, before, attended);
  }

  /** All passes of step {@code n} ≤ N: at the drafters, then at the verifier's node. */
  public List<LocatedPass> passes(int n) {
    List<LocatedPass> passes = new ArrayList<>();
    for (PartLoad part : parts) {
      if (part.isOnTheWay()) {
        VerifierDrafts.addPasses(List.of(part), n, passes);
      }
    }
    for (List<PartLoad> group : coLocation.groups()) {
      VerifierDrafts.addPasses(group, n, passes);
    }
    passes.add(verification(n));
    return passes;
  }

  /** π_n, the chance that any task is active in step {@code n}; 0 beyond N. */
  public double chance(int n) {
    double any = 0;
    for (PartLoad part : parts) {
      any = PartLoad.either(any, part.chance(n));
    }
    return any;
  }

  /** Writes a_n, the drafter side of all steps, seconds, from index {@code at} of an array. */
  public void writeDrafterSide(double[] times, int at) {
    if (parts.size() == 1) {
      parts.get(0).sides().writeDrafterSide(times, at);
      return;
    }
    Arrays.fill(times, at, at + steps, 0);
    addExpectedMaximum(drafterSides(), times, at);
  }

  /** Σ (a_n + b_n) of all steps, seconds. */
  public double inTurnS() {
    double[] sides = new double[2 * steps];
    writeDrafterSide(sides, 0);
    writeVerifierSide(sides, steps);
    return Arrays.stream(sides).sum();
  }

  /** Whether parts may meet on a band. */
  boolean sharesLinks() {
    return model.sharesBands() && !SharedLinks.of(parts).isEmpty();
  }

  /** d + u by part and step − 1, seconds, up to N_d; not to be changed. */
  double[][] drafterSides() {
    double[][] sides = new double[parts.size()][];
    for (int i = 0; i < sides.length; i++) {
      sides[i] = parts.get(i).sides().drafterSides();
    }
    if (model.sharesBands()) {
      SharedLinks.of(parts).share(sides);
    }
    return sides;
  }

  /** Writes b_n, the verifier side of all steps, seconds, from index {@code at} of an array. */
  public void writeVerifierSide(double[] times, int at) {
    if (parts.size() == 1) {
      parts.get(0).sides().writeVerifierSide(model.verifier(), times, at);
      coLocation.addSeconds(times, at);
      return;
    }
    Arrays.fill(times, at, at + steps, 0);
    double[][] downs = new double[parts.size()][];
    for (int i = 0; i < downs.length; i++) {
      downs[i] = parts.get(i).sides().downs();
    }
    addExpectedMaximum(downs, times, at);
    times[at] += pass(1);
    if (VerifierDrafts.haveOneLength(parts)) {
      preparePass();
      int perTask = parts.get(0).length() + 1;
      model.verifier().addSeconds(perTask, chance, active, cached, 1, steps, times, at);
    } else {
      for (int n = 2; n <= steps; n++) {
        times[at + n - 1] += pass(n);
      }
    }
    coLocation.addSeconds(times, at);
  }

  /** Sums over the parts, for a pass in which all tasks process as many tokens. */
  private void preparePass() {
    if (active.length < steps) {
      active = new double[Math.max(steps, capacity)];
      cached = new double[active.length];
      chance = new double[active.length];
    }
    Arrays.fill(active, 0, steps, 0);
    Arrays.fill(cached, 0, steps, 0);
    for (PartLoad part : parts) {
      part.sides().addToPass(active, cached);
    }
    Arrays.fill(chance, 0, steps, model.hasChances() ? 0 : 1);
    for (PartLoad part : parts) {
      if (model.hasChances()) {
        part.sides().addChances(chance, 0);
      }
    }
  }

  /** Adds, step by step, the mean of the largest of the times of all parts. */
  private void addExpectedMaximum(double[][] byPart, double[] times, int at) {
    if (model.hasChances()) {
      addMeanMaximum(byPart, times, at);
      return;
    }
    for (int i = 0; i < byPart.length; i++) {
      double[] own = byPart[i];
      int last = parts.get(i).steps();
      for (int k = 0; k < last; k++) {
        times[at + k] = Math.max(times[at + k], own[k]);
      }
    }
  }

  private void addMeanMaximum(double[][] byPart, double[] times, int at) {
    if (byPart.length == 2) {
      parts.get(0).sides().addMeanMaximum(byPart[0], parts.get(1), byPart[1], times, at);
      return;
    }
    ExpectedMaximum maximum = new ExpectedMaximum(byPart.length);
    for (int n = 1; n <= steps; n++) {
      for (int i = 0; i < byPart.length; i++) {
        PartLoad part = parts.get(i);
        maximum.seconds[i] = n <= part.steps() ? byPart[i][n - 1] : 0;
        maximum.chance[i] = part.chance(n);
      }
      times[at + n - 1] += maximum.mean();
    }
  }

  /**
   * Writes the chances of both sides of all steps, from index {@code at} of two arrays.
   *
   * @param times a_n, as written from the same index
   * @param drafterSide π^a_n, that any part has something to do before the verifier
   * @param verifierSide π^b_n
   */
  public void writeChances(double[] times, double[] drafterSide, double[] verifierSide, int at) {
    if (parts.size() == 1) {
      parts.get(0).sides().writeChances(times, drafterSide, verifierSide, at);
      return;
    }
    Arrays.fill(drafterSide, at, at + steps, 0);
    Arrays.fill(verifierSide, at, at + steps, 0);
    for (PartLoad part : parts) {
      part.sides().addChances(verifierSide, at);
      part.sides().addDrafterChances(drafterSide, at);
    }
  }
}
