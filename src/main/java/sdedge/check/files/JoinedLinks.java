package sdedge.check.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.SharedBand;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.RadioLink;
import sdedge.instance.Task;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Checks the transfers of those who join one by one: each begins when what it sends is there and
 * its link, or band, is free, and takes as long as its bits; and no drafts are left behind.
 */
record JoinedLinks(JoinedWindow window) {

  /** Checks all of them. */
  void check() {
    Map<String, List<Integer>> byServer = new TreeMap<>();
    for (int i = 0; i < window.rows().size(); i++) {
      StageRun row = window.rows().get(i);
      if (row.stage().isLink() && row.drafter() != null) {
        byServer
            .computeIfAbsent(server(row.stage(), row.drafter()), all -> new ArrayList<>())
            .add(i);
        lasts(i, row, window.instance().drafters().get(row.drafter()));
      }
    }
    byServer.values().forEach(this::inTurn);
    areSent(byServer);
  }

  private void areSent(Map<String, List<Integer>> byServer) {
    double lastS = lastS();
    for (int i = 0; i < window.rows().size(); i++) {
      StageRun row = window.rows().get(i);
      if (row.stage() == Stage.DRAFT && row.drafter() != null) {
        String up = server(Stage.FRONTHAUL_UP, row.drafter());
        boolean isSent =
            window.find(Stage.FRONTHAUL_UP, row) != null
                || waits(row, byServer.getOrDefault(up, List.of()), lastS);
        window.expect(isSent, i, "step", "a transfer of the drafts", "none");
      }
    }
  }

  /** The drafters of a band send up by one server. */
  private String server(Stage stage, int drafter) {
    RadioLink.Access band = window.instance().drafters().get(drafter).fronthaul().access();
    return stage == Stage.FRONTHAUL_UP && band != null
        ? stage + " " + band.link().name()
        : stage + "/" + drafter;
  }

  private void inTurn(List<Integer> transfers) {
    transfers.sort(
        Comparator.comparingDouble((Integer i) -> window.rows().get(i).startS())
            .thenComparingDouble(i -> freeS(window.rows().get(i))));
    for (int i = 1; i < transfers.size(); i++) {
      double freeS = freeS(window.rows().get(transfers.get(i - 1)));
      int at = transfers.get(i);
      double startS = window.rows().get(at).startS();
      Double madeS = madeS(window.rows().get(at));
      double fromS = madeS == null ? freeS : Math.max(madeS, freeS);
      boolean isExact = madeS != null || startS < fromS;
      boolean holds = !isExact || Findings.agree(fromS, startS, 0);
      window.expect(holds, at, "start_s", fromS + ", on a link that is free", "" + startS);
    }
  }

  /** When what is sent was there; null if that is not in the window. */
  private @Nullable Double madeS(StageRun row) {
    if (row.stage() == Stage.FRONTHAUL_DOWN) {
      List<Integer> chain = window.chain(row.step());
      return chain.isEmpty() ? null : window.rows().get(chain.get(chain.size() - 1)).endS();
    }
    Integer draft = window.find(Stage.DRAFT, row);
    return draft == null ? null : window.rows().get(draft).endS();
  }

  /** Until when at least whatever begins is in the window, in seconds. */
  private double lastS() {
    return window.rows().stream()
        .filter(row -> row.stage() != Stage.FRONTHAUL_DOWN)
        .mapToDouble(row -> row.drafter() == null ? row.endS() : row.startS())
        .max()
        .orElse(0);
  }

  /**
   * Whether drafts may still wait for their link when the window ends: it sends nothing that came
   * later, and is busy until then.
   *
   * @param transfers of the link, in the order in which they begin
   */
  private boolean waits(StageRun draft, List<Integer> transfers, double lastS) {
    double freeS = draft.endS();
    for (int i = 0; i < transfers.size(); i++) {
      StageRun transfer = window.rows().get(transfers.get(i));
      Double madeS = madeS(transfer);
      // before the first one the link may send what is not in the window
      boolean cameBefore =
          madeS == null
              ? i == 0 || WindowTable.isBefore(transfer.startS(), freeS)
              : WindowTable.isBefore(madeS, draft.endS());
      if (!cameBefore) {
        return false;
      }
      freeS = Math.max(freeS, freeS(transfer));
    }
    return transfers.isEmpty() || WindowTable.isBefore(lastS, freeS);
  }

  /** When the link is free again. */
  private double freeS(StageRun row) {
    Integer d = row.drafter();
    double latencyS = d == null ? 0 : window.instance().drafters().get(d).fronthaul().latencyS();
    return row.endS() - latencyS;
  }

  /** It takes as long as some bits that it may have; of new ones together only bounds are known. */
  private void lasts(int at, StageRun row, Drafter drafter) {
    boolean isUp = row.stage() == Stage.FRONTHAUL_UP;
    double perS = isUp ? SharedBand.bitsPerS(drafter.fronthaul()) : drafter.fronthaul().rateBps();
    double[] bits = isUp ? upBits(row, drafter) : downBits(row, drafter);
    boolean isRange = !isUp || (row.activeTasks() > 1 && !window.isDrafted(row));
    double[] endsS =
        DoubleStream.of(bits)
            .map(sent -> row.startS() + sent / perS + drafter.fronthaul().latencyS())
            .toArray();
    double leastS = DoubleStream.of(endsS).min().orElse(0);
    double mostS = DoubleStream.of(endsS).max().orElse(0);
    boolean isWithin = isRange && leastS < row.endS() && row.endS() < mostS;
    boolean holds =
        isWithin || DoubleStream.of(endsS).anyMatch(end -> Findings.agree(end, row.endS(), 0));
    String expected = "by its bits from " + leastS + " to " + mostS;
    window.expect(holds, at, "end_s", expected, "" + row.endS());
  }

  private double[] upBits(StageRun row, Drafter drafter) {
    double tasks = row.activeTasks();
    DraftMode mode = JoinedWindow.named(drafter, row.mode());
    Integer length = row.length();
    boolean isDrafted = window.isDrafted(row);
    double perTask = length == null || mode == null ? 0 : length * mode.bitsPerDraftToken();
    double drafts = isDrafted ? tasks * perTask : 0;
    int d = window.instance().drafters().indexOf(drafter);
    DoubleStream prompts =
        window.instance().tasks().stream()
            .filter(task -> task.drafter() == d)
            .mapToInt(Task::inputTokens)
            .mapToDouble(tokens -> tasks * tokens * drafter.fronthaul().bitsPerPromptToken());
    DoubleStream none = isDrafted ? DoubleStream.of(0) : DoubleStream.empty();
    DoubleStream all = isDrafted && tasks > 1 ? none : DoubleStream.concat(none, prompts);
    return all.map(prompt -> drafts + prompt).toArray();
  }

  private double[] downBits(StageRun row, Drafter drafter) {
    DoubleStream modes =
        IntStream.range(0, drafter.modes().size())
            .mapToObj(drafter.modes()::get)
            .mapToDouble(DraftMode::bitsPerVerdict);
    return DoubleStream.concat(DoubleStream.of(drafter.fronthaul().bitsPerVerdict()), modes)
        .map(each -> row.activeTasks() * each)
        .toArray();
  }
}
