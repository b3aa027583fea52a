package sdedge.study;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.plan.Plan;
import sdedge.result.Result;
import sdedge.result.SearchPoint;
import sdedge.search.PlanClass;

/** Notes when a search found a better plan or bound. */
public final class SearchLog implements ProgressListener {
  private static final double SAME = 1e-9; // sums in another order than the execution

  private final List<SearchPoint> points = new ArrayList<>();
  private final Control whole;
  private final double beginS;
  private double endS;
  private @Nullable Programs programs;
  private int widened = Integer.MAX_VALUE; // points before plans of other classes were searched

  /** Of a search that begins now, whose progress the listener of a control hears too. */
  public SearchLog(Control whole) {
    this.whole = whole;
    beginS = whole.time().seconds();
  }

  @Override
  public boolean wantsProgress() {
    return whole.wantsProgress();
  }

  @Override
  public void failed(String what, Throwable failure) {
    whole.failed(what, failure);
  }

  @Override
  public void notified(Event event) {
    whole.notified(event);
    if (event instanceof Bounds known) {
      note(elapsedS(), known);
    } else if (event instanceof Programs solved) {
      programs(solved);
    } else if (event instanceof Widened) {
      widen();
    } else if (event instanceof SearchEnded) {
      end(elapsedS());
    }
  }

  private double elapsedS() {
    return whole.time().seconds() - beginS;
  }

  /** Notes what is known now, if that is better than before. */
  private synchronized void note(double elapsedS, Bounds known) {
    SearchPoint last = points.isEmpty() ? null : points.get(points.size() - 1);
    Double beforeS = last == null ? null : last.makespanS();
    Double lowerS = last == null || points.size() == widened ? null : last.boundS();
    boolean better = known.incumbentS() < (beforeS == null ? Double.POSITIVE_INFINITY : beforeS);
    boolean higher = known.boundS() > (lowerS == null ? 0 : lowerS);
    if (better || higher) {
      SearchPoint kept = better ? null : last; // the plan of the point before
      points.add(
          new SearchPoint(
              elapsedS,
              better ? Double.valueOf(known.incumbentS()) : beforeS,
              higher ? Double.valueOf(known.boundS()) : lowerS,
              kept == null ? order(known.of()) : kept.order(),
              kept == null ? uplink(known.of()) : kept.uplink(),
              programs));
    }
  }

  private synchronized void programs(Programs solved) {
    programs = solved;
  }

  private synchronized void widen() {
    widened = points.size();
  }

  private synchronized void end(double elapsedS) {
    endS = elapsedS;
  }

  private static String order(@Nullable Subproblem of) {
    return of == null || of.order() == null ? "" : of.order().key();
  }

  private static String uplink(@Nullable Subproblem of) {
    return of == null || !of.uplink().isDecided() ? "" : of.uplink().key();
  }

  /** All notes up to a result, none of them better than it; none if there is no plan. */
  public synchronized List<SearchPoint> upTo(Result result) {
    Plan plan = result.plan();
    if (plan == null || result.execution() == null) {
      return List.of();
    }
    double makespanS = result.execution().makespanS();
    String order = plan.order() == null ? "" : plan.order().key();
    SearchPoint last =
        new SearchPoint(endS, makespanS, result.boundS(), order, plan.uplink().key(), programs);
    boolean ofAll = result.planClass() == PlanClass.PARTITIONS;
    List<SearchPoint> kept = new ArrayList<>();
    for (int k = 0; k < (ofAll ? points.size() : Math.min(widened, points.size())); k++) {
      SearchPoint point = points.get(k);
      Double thenS = point.makespanS();
      boolean isKnown = !ofAll || k >= widened; // of other plans nothing was known before
      Double boundS = isKnown ? atMost(point.boundS(), result.boundS()) : null;
      boolean isFinal = thenS != null && thenS <= makespanS * (1 + SAME);
      SearchPoint of = isFinal ? last : point;
      add(
          kept,
          new SearchPoint(
              point.timeS(), of.makespanS(), boundS, of.order(), of.uplink(), of.programs()));
    }
    add(kept, last);
    return kept;
  }

  private static @Nullable Double atMost(@Nullable Double boundS, @Nullable Double finalS) {
    return boundS == null || finalS == null ? null : Double.valueOf(Math.min(boundS, finalS));
  }

  private static void add(List<SearchPoint> kept, SearchPoint point) {
    if (kept.isEmpty() || point.isNewsAfter(kept.get(kept.size() - 1))) {
      kept.add(point);
    }
  }
}
