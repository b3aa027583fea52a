package sdedge.oracle.files;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Checks that jobs of those who join one by one begin at instants at which something ends or a
 * prompt comes: once everything that may have been under way before the window is over.
 */
record JoinedInstants(JoinedWindow window) {

  /** Checks passes, drafts, and transfers of prompts alone. */
  void check() {
    double knownS = knownS();
    NavigableSet<Double> instants = new TreeSet<>();
    window.rows().forEach(row -> instants.add(row.endS()));
    double endS = instants.isEmpty() ? 0 : instants.last();
    for (double readyS : window.requests().column("ready_s")) {
      if (readyS >= knownS && readyS <= endS) {
        instants.add(readyS);
      }
    }
    for (int i = 0; i < window.rows().size(); i++) {
      StageRun row = window.rows().get(i);
      if (!WindowTable.isBefore(row.startS(), knownS) && begins(row, i)) {
        boolean holds = isNear(instants.floor(row.startS()), row.startS());
        holds |= isNear(instants.ceiling(row.startS()), row.startS());
        String expected = "an instant at which something ends or comes";
        window.expect(holds, i, "start_s", expected, "" + row.startS());
      }
    }
  }

  private static boolean isNear(@Nullable Double instant, double startS) {
    return instant != null && Findings.agree(instant, startS, 0);
  }

  /** Whether it does not follow from what a row before it made, or waits for a link. */
  private boolean begins(StageRun row, int at) {
    List<Integer> chain = row.drafter() == null ? window.chain(row.step()) : List.of();
    boolean isPass = !chain.isEmpty() && chain.get(0) == at;
    return isPass || (row.stage() == Stage.DRAFT && row.drafter() != null);
  }

  /** From when on nothing is under way that is not in the window; infinite if it may always be. */
  private double knownS() {
    double knownS = firstS(Stage.VERIFY, null);
    for (int d = 0; d < window.instance().drafters().size(); d++) {
      double latencyS = window.instance().drafters().get(d).fronthaul().latencyS();
      double draftS = firstS(Stage.DRAFT, d);
      double sentS = Math.max(firstS(Stage.FRONTHAUL_UP, d), firstS(Stage.FRONTHAUL_DOWN, d));
      double ofRowsS =
          draftS < Double.POSITIVE_INFINITY ? Math.max(sentS + latencyS, draftS) : sentS + latencyS;
      knownS = Math.max(knownS, Math.min(ofRowsS, lastS(d)));
    }
    return knownS;
  }

  /** When the last answer is complete of those of a drafter who are there as the window begins. */
  private double lastS(int drafter) {
    double beginS = window.rows().stream().mapToDouble(StageRun::startS).min().orElse(0);
    StatedRequests requests = window.requests();
    int[] tasks = requests.tasks();
    double[] completeS = requests.column("complete_s");
    return IntStream.range(0, tasks.length)
        .filter(r -> window.instance().tasks().get(tasks[r]).drafter() == drafter)
        .filter(r -> requests.isThere(r, beginS, beginS))
        .mapToDouble(r -> completeS[r])
        .max()
        .orElse(0);
  }

  private double firstS(Stage stage, @Nullable Integer drafter) {
    List<StageRun> rows = window.rows();
    return rows.stream()
        .filter(row -> row.stage() == stage && Objects.equals(row.drafter(), drafter))
        .map(StageRun::startS)
        .min(Comparator.naturalOrder())
        .orElse(Double.POSITIVE_INFINITY);
  }
}
