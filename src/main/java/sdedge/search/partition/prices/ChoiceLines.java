package sdedge.search.partition.prices;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.MeanProgress;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;
import sdedge.search.problem.ChoiceSet;

/**
 * What batches of one choice take at least whose longest task is of one drafter, as lines in who is
 * in them (docs/model.md section 7, "All batch plans"): the drafter side is that of one of their
 * parts; the verifier side are the drafts of a part if they are made there, the pass over all tasks
 * and the way back of a part. A side is the sum of a line and of the larger of two for each kind of
 * pass. Steps count from 1; arrays are by task, and primitive since sums over them are the inner
 * loops of the pricing.
 */
final class ChoiceLines {
  /** The steps of a task that may not have the choice. */
  static final int NONE = Integer.MAX_VALUE;

  /** The place of the part of the longest task. */
  static final int LONGEST = 0;

  final int place;
  final int drafter;
  final int[] steps; // N, or NONE
  final double[] prompt; // I
  final double[] gain; // E
  final int[] part; // the place of the part of a task; -1 of none
  final PartLines[] parts; // that of the longest task, then others that add something
  final int slowest; // the place of the part whose drafts take the longest
  final FirstLine firstOverheads; // of the verification of step 1
  final Larger<FirstLine> firstVerify;
  final StepLine overheads; // of a verification
  final Larger<StepLine> verify;

  /** Two lines, of which what they bound is above the larger. */
  record Larger<L>(L arithmetic, L memory) {
    /** What a line becomes, of each of them. */
    <M> Larger<M> each(Function<L, M> of) {
      return new Larger<>(of.apply(arithmetic), of.apply(memory));
    }
  }

  ChoiceLines(
      Instance instance, StageModel model, ChoiceSet choices, int place, int drafter, Rooms rooms) {
    this.place = place;
    this.drafter = drafter;
    List<Task> tasks = instance.tasks();
    int count = tasks.size();
    steps = new int[count];
    prompt = new double[count];
    gain = new double[count];
    for (int k = 0; k < count; k++) {
      int d = tasks.get(k).drafter();
      DraftChoice choice = choices.at(place, new int[] {d});
      boolean allowed = choices.allows(d, place);
      prompt[k] = tasks.get(k).inputTokens();
      steps[k] = NONE;
      gain[k] = 1;
      if (allowed) {
        TaskProgress progress = MeanProgress.of(tasks.get(k), choice);
        steps[k] = progress.steps();
        gain[k] = progress.leastGain();
      }
    }
    int[] of = drafters(instance, model, choices);
    parts = new PartLines[of.length];
    part = new int[count];
    for (int i = 0; i < of.length; i++) {
      PartLines lines = PartLines.of(instance, model, choices.at(place, new int[] {of[i]}), of[i]);
      parts[i] = i == LONGEST ? lines : shared(lines, instance, of[i], rooms);
    }
    for (int k = 0; k < count; k++) {
      int d = tasks.get(k).drafter();
      part[k] = IntStream.range(0, of.length).filter(i -> of[i] == d).findFirst().orElse(-1);
    }
    slowest = slowest(parts);
    int length = choices.at(place, new int[] {drafter}).length();
    Passes passes = Passes.of(instance, instance.verifier(), 1, length + 1);
    firstVerify = passes.lines().each(line -> firstVerify(line, length));
    firstOverheads =
        FirstLine.of(
            passes.overheadS() + instance.verifier().promptPassOverheadS(),
            count,
            k -> passes.ofFirstS(prompt[k] + length));
    verify = passes.later();
    overheads = passes.overheads();
  }

  private FirstLine firstVerify(Passes.LineOfPass pass, int length) {
    return FirstLine.of(pass.fixedS(), steps.length, k -> pass.ofPromptS(prompt[k] + length));
  }

  /** Those of whose parts more is known than that they take no time: that of the longest first. */
  private int[] drafters(Instance instance, StageModel model, ChoiceSet choices) {
    IntStream others =
        IntStream.of(instance.draftersWithTasks())
            .filter(d -> d != drafter && isAway(model, choices, drafter))
            .filter(d -> choices.allows(d, place) && isAway(model, choices, d));
    return IntStream.concat(IntStream.of(drafter), others).toArray();
  }

  private boolean isAway(StageModel model, ChoiceSet choices, int d) {
    return PartLines.isAway(model, choices.at(place, new int[] {d}), d);
  }

  private PartLines shared(PartLines lines, Instance instance, int of, Rooms rooms) {
    boolean[] own = new boolean[steps.length];
    for (int k = 0; k < own.length; k++) {
      own[k] = instance.tasks().get(k).drafter() == of && steps[k] < NONE;
    }
    int most = IntStream.of(steps).filter(n -> n < NONE).max().orElse(1);
    return lines.shared(rooms.sharesBesideOthers(own), steps, most);
  }

  private static int slowest(PartLines[] parts) {
    int slowest = LONGEST;
    for (int i = 1; i < parts.length; i++) {
      slowest = parts[i].drafterFixedS() > parts[slowest].drafterFixedS() ? i : slowest;
    }
    return slowest;
  }

  /** Whether a task is of the drafter of the longest. */
  boolean isOwn(int task) {
    return part[task] == LONGEST;
  }

  /** Whether the drafts of the part of the longest task are not made on the verifier's node. */
  boolean draftsAway() {
    return parts[LONGEST].draftsAway();
  }

  /**
   * A line below what something of a step takes, in who is active.
   *
   * @param fixedS seconds if anybody is
   * @param perTaskS for each active task
   * @param perTokenS for each of their confirmed tokens
   */
  record StepLine(double fixedS, double perTaskS, double perTokenS) {
    /** Below everything. */
    static final StepLine ZERO = new StepLine(0, 0, 0);

    /** With more seconds. */
    StepLine plus(double moreS, double morePerTaskS) {
      return new StepLine(fixedS + moreS, perTaskS + morePerTaskS, perTokenS);
    }

    /** Seconds of so many active tasks with so many confirmed tokens. */
    double at(double active, double confirmed) {
      return at(1, active, confirmed);
    }

    /** Seconds of active tasks that pay a share of what is fixed. */
    double at(double share, double active, double confirmed) {
      return fixedS * share + perTaskS * active + perTokenS * confirmed;
    }
  }

  /**
   * A line below what something of step 1 takes, in who is there.
   *
   * @param fixedS seconds if anybody is
   * @param ofTasks seconds by task
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record FirstLine(double fixedS, double[] ofTasks) {
    /** One of so many tasks. */
    static FirstLine of(double fixedS, int tasks, IntToDoubleFunction ofTask) {
      double[] all = new double[tasks];
      for (int k = 0; k < tasks; k++) {
        all[k] = ofTask.applyAsDouble(k);
      }
      return new FirstLine(fixedS, all);
    }

    /** The sum of both. */
    FirstLine plus(FirstLine other) {
      double[] sums = ofTasks.clone();
      for (int k = 0; k < sums.length; k++) {
        sums[k] += other.ofTasks[k];
      }
      return new FirstLine(fixedS + other.fixedS, sums);
    }

    /** Seconds of tasks that are there in part, with a share of what is fixed. */
    double at(double there, double[] shares) {
      double seconds = fixedS * there;
      for (int k = 0; k < shares.length; k++) {
        seconds += shares[k] * ofTasks[k];
      }
      return seconds;
    }
  }
}
