package sdedge.timeline;

import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;
import sdedge.timeline.CriticalPath.Segment;

/**
 * The longest path of an execution without slots, from its end back: each stage began when the one
 * before it of its part ended, when its server was free, when the last prompt it needed had come,
 * or when others gave their memory back (docs/model.md section 8).
 */
public final class QueueingPath {
  private static final double ROUNDING = 1e-11;

  private final Instance instance;
  private final double makespanS;
  private final Uploads uploads;
  private final NavigableMap<Double, List<Service>> byEnd = new TreeMap<>();
  private final NavigableMap<Double, List<Service>> byFree = new TreeMap<>();

  /** A stage, and when its server was free again. */
  private record Service(StageRun run, double freeS) {
    Resource resource() {
      return Resource.of(run.stage(), run.drafter());
    }
  }

  /** What an execution waited for before a stage. */
  @FunctionalInterface
  public interface Uploads {
    /** The drafter whose prompt came just then, if the stage waited for it; null if not. */
    @Nullable Integer before(StageRun run, double startS);
  }

  /** The path of the stages that are added. */
  public QueueingPath(Instance instance, double makespanS, Uploads uploads) {
    this.instance = instance;
    this.makespanS = makespanS;
    this.uploads = uploads;
  }

  /**
   * Adds a stage.
   *
   * @param freeS when its server was free again, seconds
   */
  public void add(StageRun run, double freeS) {
    Service served = new Service(run, freeS);
    byEnd.computeIfAbsent(run.endS(), time -> new ArrayList<>()).add(served);
    byFree.computeIfAbsent(freeS, time -> new ArrayList<>()).add(served);
  }

  /** The segments, one after the other from 0 to the makespan. */
  List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    Set<StageRun> seen = new HashSet<>();
    double timeS = makespanS;
    @Nullable Service next = first(near(byEnd, timeS), served -> true);
    while (timeS > 0) {
      if (next == null || !seen.add(next.run)) {
        next = last(timeS);
        double beforeS = next == null ? 0 : next.run.endS();
        segments.add(new Segment(new Resource(Resource.Kind.MEMORY, null), beforeS, timeS));
        timeS = beforeS;
        continue;
      }
      segments.add(new Segment(next.resource(), next.run.startS(), timeS));
      timeS = next.run.startS();
      Integer uploader = uploads.before(next.run, timeS);
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
  private @Nullable Service before(Service served, double timeS, Set<StageRun> seen) {
    StageRun run = served.run;
    Predicate<Service> fresh = other -> !seen.contains(other.run);
    Service own = first(near(byEnd, timeS), fresh.and(other -> leadsTo(other.run, run)));
    if (own != null) {
      return own;
    }
    Service same = first(near(byFree, timeS), fresh.and(o -> haveOneServer(o.run, run)));
    if (same != null) {
      return same;
    }
    return first(near(byEnd, timeS), fresh.and(other -> other.run.startS() < timeS));
  }

  private boolean haveOneServer(StageRun one, StageRun other) {
    boolean bothGoUp = one.stage() == Stage.FRONTHAUL_UP && other.stage() == Stage.FRONTHAUL_UP;
    return bothGoUp
        ? band(one).equals(band(other))
        : new Service(one, 0).resource().equals(new Service(other, 0).resource());
  }

  /** The band that a transfer goes up on; of a link of its own its drafter. */
  private Object band(StageRun run) {
    Integer drafter = Objects.requireNonNull(run.drafter());
    RadioLink.Access access = instance.drafters().get(drafter).fronthaul().access();
    return access == null ? drafter : access.link();
  }

  /** Whether a stage of a batch hands on to another: around the loop of a part. */
  private static boolean leadsTo(StageRun before, StageRun after) {
    if (before.cohort() != after.cohort() || before.batch() != after.batch()) {
      return false;
    }
    boolean samePart = Objects.equals(before.drafter(), after.drafter());
    int steps = after.step() - before.step();
    boolean precedesVerification = after.stage() == Stage.DRAFT && after.drafter() == null;
    return switch (precedesVerification ? Stage.VERIFY : after.stage()) {
      case DRAFT -> samePart && steps == 1 && before.stage() == Stage.FRONTHAUL_DOWN;
      case FRONTHAUL_UP -> samePart && steps == 0 && before.stage() == Stage.DRAFT;
      case VERIFY ->
          (steps == 0 && before.stage() == Stage.FRONTHAUL_UP)
              || (steps == 0 && before.stage() == Stage.DRAFT && before.drafter() == null)
              || (steps == 1 && before.stage() == Stage.VERIFY);
      case FRONTHAUL_DOWN -> steps == 0 && before.stage() == Stage.VERIFY;
    };
  }

  private @Nullable Service last(double timeS) {
    Map.Entry<Double, List<Service>> entry = byEnd.lowerEntry(timeS - slack(timeS));
    return entry == null ? null : entry.getValue().get(0);
  }

  private double slack(double timeS) {
    return ROUNDING * Math.max(timeS, makespanS);
  }

  /** Whether two times are the same but for rounding. */
  boolean isNear(double a, double b) {
    return Math.abs(a - b) <= slack(b);
  }

  private Collection<List<Service>> near(NavigableMap<Double, List<Service>> times, double timeS) {
    return times.subMap(timeS - slack(timeS), true, timeS + slack(timeS), true).values();
  }

  private static @Nullable Service first(
      Collection<List<Service>> candidates, Predicate<Service> which) {
    return candidates.stream().flatMap(List::stream).filter(which).findFirst().orElse(null);
  }
}
