package sdedge.judge;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Serving;
import sdedge.stream.Requests;
import sdedge.stream.StreamLevel;
import sdedge.stream.StreamResult;
import sdedge.timeline.StageRun;
import sdedge.wireless.Uplink;

/**
 * Holds a run of a stream against the rules (docs/model.md section 11): the times of all requests,
 * what its figures are of them, and the rows of its servers.
 */
record StreamRows(Findings findings, Instance instance, StreamResult result) {
  private static final int TENTH = 10;

  /**
   * Rule: each request arrives, is ready, comes in, and has its first and its last token, in this
   * order. Prompts go up one by one in each cell, requests come in in the order in which they were
   * ready, and users wait for their answers.
   */
  void requests() {
    Requests requests = result.requests();
    Serving serving = instance.serving();
    double[] uploadS = Uplink.aloneSeconds(instance);
    double[] cellS = new double[instance.drafters().size()]; // when each has sent
    double frontS = 0;
    PriorityQueue<Double> answeredS = new PriorityQueue<>(); // users who are free then
    for (int r = 0; r < requests.count(); r++) {
      double arrivalS = requests.arrivalS(r);
      frontS = Math.max(frontS, arrivalS) + serving.frontEndS();
      int d = instance.tasks().get(requests.task(r)).drafter();
      cellS[d] = Math.max(cellS[d], frontS) + uploadS[requests.task(r)];
      findings.agree(Findings.REQUESTS, r + 1L, "ready_s", cellS[d], result.readyS(r));
      notBefore(r, "admitted_s", result.readyS(r), result.admittedS(r));
      notBefore(r, "first_token_s", result.admittedS(r), result.firstS(r));
      notBefore(r, "complete_s", result.firstS(r), result.completeS(r));
      if (requests.isClosedLoop() && r >= requests.users()) {
        notBefore(r, "arrival_s", answeredS.remove(), arrivalS);
      }
      answeredS.add(result.completeS(r));
    }
    List<Integer> asReady =
        IntStream.range(0, requests.count())
            .boxed()
            .sorted(Comparator.comparingDouble(result::readyS))
            .toList();
    for (int i = 1; i < asReady.size(); i++) {
      int r = asReady.get(i);
      notBefore(r, "admitted_s", result.admittedS(asReady.get(i - 1)), result.admittedS(r));
    }
  }

  private void notBefore(int request, String column, double fromS, double timeS) {
    findings.atLeast(Findings.REQUESTS, request + 1L, column, fromS, "", timeS);
  }

  /**
   * Rule: figures are counts, rates, means and quantiles of the requests.
   *
   * @param figures by name
   * @param level promised; null for none
   */
  void figures(Map<String, Double> figures, @Nullable StreamLevel level) {
    int count = result.requests().count();
    double[] lastS = of(result::completeS);
    double spanS = lastS[count - 1] - result.requests().arrivalS(0);
    figure(figures, "throughput_per_s", count / spanS);
    figure(figures, "tokens_per_s", Arrays.stream(of(result::outputTokens)).sum() / spanS);
    double[] ttftS = of(result::ttftS);
    double[] tpotS = of(this::tpotS);
    double[] allS = of(result::endToEndS);
    figure(figures, "ttft_p50_s", quantile(ttftS, 0.5));
    figure(figures, "ttft_p95_s", quantile(ttftS, 0.95));
    figure(figures, "tpot_p50_s", quantile(tpotS, 0.5));
    figure(figures, "tpot_p95_s", quantile(tpotS, 0.95));
    figure(figures, "e2e_mean_s", Arrays.stream(allS).average().orElse(Double.NaN));
    figure(figures, "e2e_p50_s", quantile(allS, 0.5));
    figure(figures, "e2e_p95_s", quantile(allS, 0.95));
    if (level != null) {
      int from = count / TENTH; // the middle of the run
      double met =
          IntStream.range(from, count - from)
              .filter(r -> level.holds(result.ttftS(r), result.tpotS(r)))
              .count();
      figure(figures, "attainment", met / (count - 2 * from));
    }
  }

  private double tpotS(int request) {
    double further = result.outputTokens(request) - 1;
    return further == 0 ? 0 : (result.endToEndS(request) - result.ttftS(request)) / further;
  }

  /** A time of each request, ascending. */
  private double[] of(IntToDoubleFunction time) {
    return IntStream.range(0, result.requests().count()).mapToDouble(time).sorted().toArray();
  }

  /** Linear between order statistics. */
  private static double quantile(double[] ascending, double part) {
    double at = part * (ascending.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
  }

  private void figure(Map<String, Double> figures, String name, double expected) {
    Double found = figures.get(name);
    if (found != null) {
      findings.agree(Findings.STREAM, null, name, expected, found);
    }
  }

  /**
   * Rule: rows are those of continuous service, and the times of requests are those of the rows
   * that serve them. Of engines that split prompts or choose ahead each server serves one at a
   * time.
   */
  void rows(Served served, List<StageRun> rows) {
    if (instance.serving().splitsPrompts() || instance.serving().asyncScheduling()) {
      ServerQueues servers = new ServerQueues(findings, instance);
      for (int i = 0; i < rows.size(); i++) {
        servers.add(rows.get(i), i + 1L);
      }
      servers.check();
      return;
    }
    Totals totals = new Totals(findings, instance.drafters().size());
    Admissions admissions = new ServiceRows(findings, served, rows).check(totals);
    if (admissions == null) {
      return;
    }
    Rounds rounds = admissions.rounds();
    double firstS = result.requests().arrivalS(0);
    for (int r = 0; r < served.count(); r++) {
      List<Round> own = rounds.of(r);
      double lastS = rounds.last(r).downS();
      same(r, "admitted_s", admissions.admittedS(r), result.admittedS(r));
      same(r, "first_token_s", own.get(0).downS(), result.firstS(r));
      same(r, "complete_s", lastS, result.completeS(r));
      same(r, "steps", own.size(), result.steps(r));
      totals.known(lastS - firstS);
    }
    double spanS = result.spanS();
    totals.check(spanS, result.loads());
    double residents = admissions.residentS() / spanS;
    double slack = 1e-9 * served.count();
    findings.agree(Findings.STREAM, null, "residents", residents, result.meanResidents(), slack);
  }

  private void same(int request, String column, double expected, double found) {
    findings.agree(Findings.REQUESTS, request + 1L, column, expected, found);
  }
}
