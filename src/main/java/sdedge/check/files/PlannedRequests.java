package sdedge.check.files;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.Prompts;
import sdedge.check.stream.ReadyPlans;
import sdedge.instance.Instance;

/**
 * Holds requests that were served by plans to what such plans are: whenever one is over, all that
 * wait are planned together, and with mean steps the plan takes as long as the fastest one.
 */
final class PlannedRequests {
  private static final String NAME = RequestsTable.NAME;

  private final Findings findings;
  private final StreamRuns.Requests requests;
  private final List<RequestsTable.Stated> stated;
  private final int most;
  private final @Nullable ReadyPlans plans;
  private final double[] readyS;
  private final List<Integer> order; // requests as they are ready
  private int made;
  private int left;

  /**
   * @param most requests that are planned together
   * @param plans null where acceptance was drawn, so that plans do not tell how long they take
   */
  PlannedRequests(
      Findings findings,
      Instance instance,
      StreamRuns.Requests requests,
      List<RequestsTable.Stated> stated,
      int most,
      @Nullable ReadyPlans plans) {
    this.findings = findings;
    this.requests = requests;
    this.stated = stated;
    this.most = most;
    this.plans = plans;
    Prompts prompts = Prompts.of(instance, requests.arrivalsS(), requests.tasks());
    readyS = prompts.readyS();
    for (int r = 0; r < readyS.length; r++) {
      readyS[r] += requests.arrivalsS()[r];
    }
    order = new ArrayList<>(prompts.order());
  }

  /** What was done, in words. */
  String check() {
    double endS = 0;
    int from = 0;
    while (from < order.size()) {
      double nowS = Math.max(endS, readyS[order.get(from)]);
      int to = planned(from, nowS);
      if (to == from) {
        differs(from, "admitted_s", nowS, stated.get(order.get(from)).admittedS());
        break;
      }
      findings.count();
      endS = end(from, to, nowS);
      from = to;
    }
    if (plans == null) {
      return "plans are not made again where acceptance is drawn";
    }
    return made
        + (made == 1 ? " plan" : " plans")
        + " made again"
        + (left > 0 ? ", " + left + " not" : "");
  }

  /** Behind the last request that is said to be planned now with those before it. */
  private int planned(int from, double nowS) {
    int to = from;
    while (to < order.size()
        && to - from < most
        && isSame(stated.get(order.get(to)).admittedS(), nowS)) {
      if (readyS[order.get(to)] > nowS && !isSame(readyS[order.get(to)], nowS)) {
        differs(to, "admitted_s", readyS[order.get(to)], nowS);
      }
      to++;
    }
    boolean isLeftOut =
        to > from
            && to < order.size()
            && to - from < most
            && readyS[order.get(to)] < nowS
            && !isSame(readyS[order.get(to)], nowS);
    if (isLeftOut) {
      differs(to, "admitted_s", nowS, stated.get(order.get(to)).admittedS());
    }
    return to;
  }

  /** When a plan is over, which must be when the fastest one is. */
  private double end(int from, int to, double nowS) {
    int last = from;
    List<Integer> tasks = new ArrayList<>();
    for (int i = from; i < to; i++) {
      tasks.add(requests.tasks()[order.get(i)]);
      boolean isLater = completeS(i) > completeS(last);
      last = isLater ? i : last;
    }
    Double leastS = plans == null ? null : plans.leastS(tasks);
    if (leastS == null) {
      left++;
    } else {
      made++;
      findings.count();
      if (!isSame(completeS(last), nowS + leastS)) {
        differs(last, "complete_s", nowS + leastS, completeS(last));
      }
    }
    return completeS(last);
  }

  private double completeS(int place) {
    return stated.get(order.get(place)).completeS();
  }

  private static boolean isSame(double oneS, double otherS) {
    return Math.abs(oneS - otherS) <= Findings.TOLERANCE * Math.max(oneS, otherS);
  }

  private void differs(int place, String column, double expectedS, double foundS) {
    long row = order.get(place) + 1L;
    findings.add(NAME, row, column, String.valueOf(expectedS), String.valueOf(foundS));
  }
}
