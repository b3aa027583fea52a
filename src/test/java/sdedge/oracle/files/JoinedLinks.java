package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.RadioLink;
import sdedge.oracle.model.SharedBand;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Checks the transfers of those who join one by one: each begins when what it sends is there and
 * its link, or band, is free, and takes as long as its bits; and no drafts are left behind.
 */
record JoinedLinks(JoinedWindow window, JoinedRounds rounds) {

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
    for (int d = 0; d < window.instance().drafters().size(); d++) {
      areNumbered(d);
    }
  }

  /**
   * What a drafter sends up has numbers one after the other. One may lack between two only if it is
   * of prompts that were sent before drafts that were begun before the window, or are to be sent.
   */
  private void areNumbered(int drafter) {
    SortedMap<Integer, Integer> rows = new TreeMap<>(); // by number
    int lastSent = 0;
    int begunBefore = Integer.MAX_VALUE;
    for (int i = 0; i < window.rows().size(); i++) {
      StageRun row = window.rows().get(i);
      boolean isUp = row.stage() == Stage.FRONTHAUL_UP;
      if (Objects.equals(row.drafter(), drafter) && (isUp || row.stage() == Stage.DRAFT)) {
        rows.putIfAbsent(row.step(), i);
        lastSent = isUp ? Math.max(lastSent, row.step()) : lastSent;
        boolean isBefore = isUp && window.isDrafted(row) && window.find(Stage.DRAFT, row) == null;
        begunBefore = isBefore ? Math.min(begunBefore, row.step()) : begunBefore;
      }
    }
    int last = rows.isEmpty() ? 0 : rows.firstKey() - 1;
    for (Map.Entry<Integer, Integer> row : rows.entrySet()) {
      boolean holds = row.getKey() == last + 1 || last >= begunBefore || last >= lastSent;
      last = row.getKey();
      String expected = "the number behind that before";
      window.expect(holds, row.getValue(), "step", expected, "" + last);
    }
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

  /** It takes as long as its bits. */
  private void lasts(int at, StageRun row, Drafter drafter) {
    boolean isUp = row.stage() == Stage.FRONTHAUL_UP;
    double perS = isUp ? SharedBand.bitsPerS(drafter.fronthaul()) : drafter.fronthaul().rateBps();
    double[] endsS =
        Arrays.stream(isUp ? new double[] {upBits(at, row, drafter)} : downBits(at, row, drafter))
            .map(sent -> row.startS() + sent / perS + drafter.fronthaul().latencyS())
            .toArray();
    boolean holds = DoubleStream.of(endsS).anyMatch(end -> Findings.agree(end, row.endS(), 0));
    String expected = Arrays.toString(endsS) + ", by its bits";
    window.expect(holds, at, "end_s", expected, "" + row.endS());
  }

  /** Of drafts, and of the prompts of new ones. */
  private double upBits(int at, StageRun row, Drafter drafter) {
    DraftMode mode = window.isDrafted(row) ? JoinedWindow.named(drafter, row.mode()) : null;
    double bits = 0;
    for (JobMember member : row.members()) {
      int request = member.index();
      bits += mode == null ? 0 : rounds.length(at, request) * mode.bitsPerDraftToken();
      double tokens = rounds.isNew(at, request) ? window.taskOf(request).inputTokens() : 0;
      bits += tokens * drafter.fronthaul().bitsPerPromptToken();
    }
    return bits;
  }

  /** Of verdicts, in one of the modes that drafts may have been made in before the window. */
  private double[] downBits(int at, StageRun row, Drafter drafter) {
    double[] bits = new double[Math.max(1, drafter.modes().size())];
    for (JobMember member : row.members()) {
      JoinedRounds.Round round = rounds.of(at, member.index());
      List<DraftMode> modes = round.length() > 0 ? rounds.modes(round) : List.of();
      for (int i = 0; i < bits.length; i++) {
        DraftMode mode = modes.isEmpty() ? null : modes.get(Math.min(i, modes.size() - 1));
        bits[i] +=
            mode == null || mode.isAtVerifier()
                ? drafter.fronthaul().bitsPerVerdict()
                : mode.bitsPerVerdict();
      }
    }
    return bits;
  }
}
