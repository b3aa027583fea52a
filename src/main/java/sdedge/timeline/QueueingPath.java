package sdedge.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;
import sdedge.plan.Cohort;
import sdedge.plan.JoiningService;
import sdedge.timeline.CriticalPath.Segment;

/**
 * The longest path of an execution without slots, from its end back: each stage began when the one
 * before it of its part ended, when its server was free, when the last prompt it needed had come,
 * or when others gave their memory back (docs/model.md section 8).
 */
final class QueueingPath {
  private static final double ROUNDING = 1e-11;

  private final Execution execution;
  private final Instance instance;
  private final double makespanS;
  private final boolean joins; // tasks that do not step together
  private final NavigableMap<Double, List<StageRun>> byEnd = new TreeMap<>();
  private final NavigableMap<Double, List<StageRun>> byFree = new TreeMap<>();

  QueueingPath(Execution execution, Stream<StageRun> stages) {
    this.execution = execution;
    instance = execution.instance();
    makespanS = execution.makespanS();
    joins = execution.plan().continuous() instanceof JoiningService;
    stages.forEach(
        run -> {
          byEnd.computeIfAbsent(run.endS(), time -> new ArrayList<>()).add(run);
          byFree.computeIfAbsent(run.freeS(), time -> new ArrayList<>()).add(run);
        });
  }

  /** The segments, one after the other from 0 to the makespan. */
  List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    Set<StageRun> seen = new HashSet<>();
    double timeS = makespanS;
    @Nullable StageRun next = first(near(byEnd, timeS), served -> true);
    while (timeS > 0) {
      if (next == null || !seen.add(next)) {
        next = last(timeS);
        double beforeS = next == null ? 0 : next.endS();
        segments.add(new Segment(new Resource(Resource.Kind.MEMORY, null), beforeS, timeS));
        timeS = beforeS;
        continue;
      }
      segments.add(new Segment(next.resource(), next.startS(), timeS));
      timeS = next.startS();
      Integer uploader = uploader(next, timeS);
      if (uploader != null) {
        segments.add(new Segment(new Resource(Resource.Kind.UPLINK, uploader), 0, timeS));
        timeS = 0;
      }
      next = before(next, timeS, seen);
    }
    Collections.reverse(segments);
    return segments;
  }

  /** What ended when a stage began: of its own part, else on its server, else any verdict. */
  private @Nullable StageRun before(StageRun run, double timeS, Set<StageRun> seen) {
    Predicate<StageRun> fresh = other -> !seen.contains(other);
    StageRun own = first(near(byEnd, timeS), fresh.and(other -> leadsTo(other, run)));
    if (own != null) {
      return own;
    }
    StageRun same = first(near(byFree, timeS), fresh.and(other -> haveOneServer(other, run)));
    if (same != null) {
      return same;
    }
    return first(near(byEnd, timeS), fresh.and(other -> other.startS() < timeS));
  }

  /** The drafter whose prompt came just when a stage began that waited for it; null if none did. */
  private @Nullable Integer uploader(StageRun run, double timeS) {
    boolean isContinuous = execution.plan().continuous() != null;
    Integer drafter = run.drafter();
    if (drafter == null || !(isContinuous ? run.stage() != Stage.FRONTHAUL_DOWN : isFirst(run))) {
      return null;
    }
    IntStream tasks =
        isContinuous
            ? Arrays.stream(instance.tasksOf(drafter))
            : tasksUpTo(run.cohort(), run.batch());
    int latest =
        tasks.filter(k -> readyS(k) > 0 && isNear(readyS(k), timeS)).findFirst().orElse(-1);
    return latest < 0 ? null : instance.tasks().get(latest).drafter();
  }

  private double readyS(int task) {
    return execution.tasks().get(task).readyS();
  }

  /** Whether nothing of its batch can have come before the stage of a part. */
  private boolean isFirst(StageRun run) {
    return run.step() == 1
        && (run.stage() == Stage.DRAFT
            || (run.stage() == Stage.FRONTHAUL_UP && !run.isDraftedAtDrafter(instance)));
  }

  /** Those of a plan of batches up to and including a batch, which all wait to be admitted. */
  private IntStream tasksUpTo(int cohort, int batch) {
    List<Cohort> cohorts = execution.plan().cohorts();
    return IntStream.range(0, cohort)
        .boxed()
        .flatMap(
            c -> cohorts.get(c).batches().stream().limit(c == cohort - 1 ? batch : Long.MAX_VALUE))
        .flatMapToInt(each -> each.tasks().stream().mapToInt(Integer::intValue));
  }

  private boolean haveOneServer(StageRun one, StageRun other) {
    boolean bothGoUp = one.stage() == Stage.FRONTHAUL_UP && other.stage() == Stage.FRONTHAUL_UP;
    return bothGoUp ? band(one).equals(band(other)) : one.resource().equals(other.resource());
  }

  /** The band that a transfer goes up on; of a link of its own its drafter. */
  private Object band(StageRun run) {
    Integer drafter = Objects.requireNonNull(run.drafter());
    RadioLink band = instance.drafters().get(drafter).fronthaul().band();
    return band == null ? drafter : band;
  }

  /** Whether a stage of a batch hands on to another: around the loop of a part. */
  private boolean leadsTo(StageRun before, StageRun after) {
    return joins ? handsOn(before, after) : leadsToInGroup(before, after);
  }

  /** Whether some that join one by one can have gone from one stage to another. */
  private static boolean handsOn(StageRun before, StageRun after) {
    boolean isOfOne = Objects.equals(before.drafter(), after.drafter());
    boolean isOfJob = before.step() == after.step();
    boolean isDraftedThere = before.stage() == Stage.DRAFT && before.drafter() == null && isOfJob;
    return switch (after.stage()) {
      case DRAFT ->
          before.stage() == Stage.VERIFY
              || (before.stage() == Stage.FRONTHAUL_DOWN && isOfOne)
              || (after.drafter() == null
                  && (before.stage() == Stage.FRONTHAUL_UP || isDraftedThere));
      case FRONTHAUL_UP -> before.stage() == Stage.DRAFT && isOfOne && isOfJob;
      case VERIFY -> before.stage() == Stage.FRONTHAUL_UP || isDraftedThere;
      case FRONTHAUL_DOWN -> before.stage() == Stage.VERIFY && isOfJob;
    };
  }

  /** Whether a batch, which steps as one, goes from one stage to another. */
  private static boolean leadsToInGroup(StageRun before, StageRun after) {
    if (before.cohort() != after.cohort() || before.batch() != after.batch()) {
      return false;
    }
    boolean isOfOne = Objects.equals(before.drafter(), after.drafter());
    boolean isOfStep = before.step() == after.step();
    boolean isOfNext = before.step() + 1 == after.step();
    boolean isVerified = before.stage() == Stage.VERIFY;
    boolean isSentOrThere =
        before.stage() == Stage.FRONTHAUL_UP
            || (before.stage() == Stage.DRAFT && before.drafter() == null);
    return switch (after.stage()) {
      case DRAFT ->
          after.drafter() == null
              ? (isVerified && isOfNext) || (isSentOrThere && isOfStep)
              : before.stage() == Stage.FRONTHAUL_DOWN && isOfOne && isOfNext;
      case FRONTHAUL_UP -> before.stage() == Stage.DRAFT && isOfOne && isOfStep;
      case VERIFY -> (isVerified && isOfNext) || (isSentOrThere && isOfStep);
      case FRONTHAUL_DOWN -> isVerified && isOfStep;
    };
  }

  private @Nullable StageRun last(double timeS) {
    Map.Entry<Double, List<StageRun>> entry = byEnd.lowerEntry(timeS - slack(timeS));
    return entry == null ? null : entry.getValue().get(0);
  }

  private double slack(double timeS) {
    return ROUNDING * Math.max(timeS, makespanS);
  }

  private boolean isNear(double a, double b) {
    return Math.abs(a - b) <= slack(b);
  }

  private Collection<List<StageRun>> near(
      NavigableMap<Double, List<StageRun>> times, double timeS) {
    return times.subMap(timeS - slack(timeS), true, timeS + slack(timeS), true).values();
  }

  private static @Nullable StageRun first(
      Collection<List<StageRun>> candidates, Predicate<StageRun> which) {
    return candidates.stream().flatMap(List::stream).filter(which).findFirst().orElse(null);
  }
}
