package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.oracle.model.Busy;
import sdedge.timeline.StageRun;

/**
 * A run of a stream, made a second time.
 *
 * @param figures of the table of runs, but for the share of the bound
 * @param attainment by {@code figures}
 * @param busy of each drafter, its link up and its link down, as shares of the run
 * @param stages of the window, by group, step, stage and drafter
 */
public record RunAgain(
    Outcome outcome,
    Map<String, Double> figures,
    RunFigures attainment,
    List<double[]> busy,
    List<StageRun> stages) {
  private static final double SAME_INSTANT = 1e-12;

  /**
   * Serves requests.
   *
   * @param answers that come, by request
   * @param window the request, from 0, with whose first step the window begins
   */
  public static RunAgain of(
      Instance instance,
      double[] arrivalsS,
      int[] tasks,
      StreamService service,
      StreamAnswers answers,
      @Nullable Level level,
      int window) {
    WindowNotes notes = new WindowNotes(window);
    JoinedNotes joined = new JoinedNotes(window);
    Outcome outcome =
        service.joins()
            ? service.joining(instance, arrivalsS, tasks, joined)
            : service.inGroups(instance, arrivalsS, tasks, notes);
    int count = tasks.length;
    double[] ttftS = new double[count];
    double[] tpotS = new double[count];
    double[] endToEndS = new double[count];
    double lastS = 0;
    for (int r = 0; r < count; r++) {
      Outcome.RequestTimes served = outcome.served().get(r);
      ttftS[r] = served.firstS();
      tpotS[r] = tpotS(served, answers.tokens(r));
      endToEndS[r] = served.completeS();
      lastS = Math.max(lastS, arrivalsS[r] + served.completeS());
    }
    double spanS = lastS - arrivalsS[0];
    RunFigures of = RunFigures.of(ttftS, tpotS, endToEndS, spanS, level);
    Map<String, Double> figures = new TreeMap<>(of.byColumn());
    figures.put("residents", outcome.residentS() / spanS);
    figures.put("busy_verifier", outcome.busy().verifierS() / spanS);
    List<double[]> busy = new ArrayList<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      Busy all = outcome.busy();
      double[] seconds = {all.drafterS(d), all.upS(d), all.downS(d)};
      busy.add(Arrays.stream(seconds).map(each -> each / spanS).toArray());
    }
    String[] names = {"busy_drafter", "busy_up", "busy_down"};
    for (int server = 0; server < names.length; server++) {
      int place = server;
      figures.put(names[server], busy.stream().mapToDouble(b -> b[place]).max().orElse(0));
    }
    List<StageRun> stages = service.joins() ? joined.inOrder() : notes.inOrder();
    return new RunAgain(outcome, figures, of, busy, stages);
  }

  /**
   * The same, of which nothing is sure from the first request on that is ready as soon as users
   * send it: as a trace nobody tells whether that is before or after what else follows from the
   * answer that they waited for.
   */
  public RunAgain ofUsers(int users, double[] arrivalsS) {
    double sureS = outcome.sureUntilS();
    for (int r = users; r < arrivalsS.length; r++) {
      boolean atOnce = outcome.served().get(r).readyS() <= SAME_INSTANT * arrivalsS[r];
      sureS = atOnce ? Math.min(sureS, arrivalsS[r]) : sureS;
    }
    Outcome sure = new Outcome(outcome.served(), outcome.busy(), outcome.residentS(), sureS);
    return new RunAgain(sure, figures, attainment, busy, stages);
  }

  /** Whether all of it is as sure as arithmetic can be. */
  public boolean isSure() {
    return outcome.sureUntilS() == Double.POSITIVE_INFINITY;
  }

  /** TPOT; 0 for one token. */
  public static double tpotS(Outcome.RequestTimes served, int tokens) {
    return tokens == 1 ? 0 : (served.completeS() - served.firstS()) / (tokens - 1);
  }
}
