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
 * its link, or band, is free, and takes as long as its bits.
 */
record JoinedLinks(JoinedWindow window) {

  /** Checks all of them. */
  void check() {
    Map<String, List<Integer>> byServer = new TreeMap<>();
    for (int i = 0; i < window.rows().size(); i++) {
      StageRun row = window.rows().get(i);
      if (row.stage().isLink() && row.drafter() != null) {
        byServer.computeIfAbsent(server(row, row.drafter()), all -> new ArrayList<>()).add(i);
        lasts(i, row, window.instance().drafters().get(row.drafter()));
      }
    }
    byServer.values().forEach(this::inTurn);
  }

  /** The drafters of a band send up by one server. */
  private String server(StageRun row, int drafter) {
    RadioLink.Access band = window.instance().drafters().get(drafter).fronthaul().access();
    return row.stage() == Stage.FRONTHAUL_UP && band != null
        ? row.stage() + " " + band.link().name()
        : row.stage() + "/" + drafter;
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
