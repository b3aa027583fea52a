package sdedge.study;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.control.ProgressListener.Forecast;
import sdedge.plan.Plan;
import sdedge.result.Result;
import sdedge.result.SearchPoint;

/** Notes when a search found a better plan or bound. */
public final class SearchLog implements ProgressListener {
  private static final double SAME = 1e-9; // sums in another order than the execution

  private final List<SearchPoint> points = new ArrayList<>();
  private final Control whole;
  private final long beginNanos;
  private double endS;

  /** Of a search that begins now, whose progress the listener of a control hears too. */
  public SearchLog(Control whole) {
    this.whole = whole;
    beginNanos = whole.time().nanos();
  }

  private double elapsedS() {
    return (whole.time().nanos() - beginNanos) / 1e9;
  }

  @Override
  public boolean wantsProgress() {
    return whole.wantsProgress();
  }

  @Override
  public void progress(double incumbentS, double boundS, @Nullable Subproblem of) {
    whole.progress(incumbentS, boundS, of);
    note(elapsedS(), incumbentS, boundS, of);
  }

  @Override
  public void forecast(Forecast forecast) {
    whole.forecast(forecast);
  }

  @Override
  public void manyLabels(long labels, double expected) {
    whole.manyLabels(labels, expected);
  }

  @Override
  public void failed(String what, Throwable failure) {
    whole.failed(what, failure);
  }

  @Override
  public void ended() {
    end(elapsedS());
    whole.ended();
  }

  /**
   * Notes what is known now, if that is better than before.
   *
   * @param timeS since the search began, seconds
   * @param incumbentS makespan of the best plan, infinite if there is none
   * @param boundS 0 if there is none
   * @param of the problem of the best plan; null if not known
   */
  synchronized void note(double timeS, double incumbentS, double boundS, @Nullable Subproblem of) {
    SearchPoint last = points.isEmpty() ? null : points.get(points.size() - 1);
    Double beforeS = last == null ? null : last.makespanS();
    Double lowerS = last == null ? null : last.boundS();
    boolean better = incumbentS < (beforeS == null ? Double.POSITIVE_INFINITY : beforeS);
    boolean higher = boundS > (lowerS == null ? 0 : lowerS);
    if (better || higher) {
      SearchPoint kept = better ? null : last; // the plan of the point before
      points.add(
          new SearchPoint(
              timeS,
              better ? Double.valueOf(incumbentS) : beforeS,
              higher ? Double.valueOf(boundS) : lowerS,
              kept == null ? order(of) : kept.order(),
              kept == null ? uplink(of) : kept.uplink()));
    }
  }

  private static String order(@Nullable Subproblem of) {
    return of == null || of.order() == null ? "" : of.order().key();
  }

  private static String uplink(@Nullable Subproblem of) {
    return of == null || !of.uplink().isDecided() ? "" : of.uplink().key();
  }

  /** Notes the end of the search. */
  synchronized void end(double timeS) {
    endS = timeS;
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
        new SearchPoint(endS, makespanS, result.boundS(), order, plan.uplink().key());
    List<SearchPoint> kept = new ArrayList<>();
    for (SearchPoint point : points) {
      Double thenS = point.makespanS();
      Double boundS = atMost(point.boundS(), result.boundS());
      boolean isFinal = thenS != null && thenS <= makespanS * (1 + SAME);
      SearchPoint of = isFinal ? last : point;
      add(kept, new SearchPoint(point.timeS(), of.makespanS(), boundS, of.order(), of.uplink()));
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
