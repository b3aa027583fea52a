package sdedge.judge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.latency.BatchProfile;
import sdedge.latency.CertainPart;
import sdedge.latency.PartLoad;
import sdedge.latency.PartProfile;
import sdedge.latency.VerifierDrafts;
import sdedge.plan.Batch;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * The rows of a batch, and what the model says of them (docs/model.md sections 4 and 9): by step
 * the parts draft, send up, are verified together and get their verdicts.
 */
final class BatchRows {
  final Batch batch;

  /** From 1. */
  final int cohort;

  /** From 1, within the cohort. */
  final int number;

  /** In the plan, from 0. */
  final int position;

  /** U, when the last of its prompts has arrived, seconds. */
  final double readyS;

  final BatchProfile profile;
  private final List<List<DueRow>> due; // by step − 1
  private final List<List<Row>> rows; // likewise, once they are found
  private @Nullable List<CertainPart> certain;

  /**
   * A row with its number in the table, from 1, and what it should be.
   *
   * @param part index of its part in the batch; −1 for what the verifier does
   */
  record Row(StageRun run, long number, DueRow due, int part) {}

  BatchRows(
      Batch batch, int cohort, int number, int position, double readyS, BatchProfile profile) {
    this.batch = batch;
    this.cohort = cohort;
    this.number = number;
    this.position = position;
    this.readyS = readyS;
    this.profile = profile;
    due = new ArrayList<>();
    rows = new ArrayList<>();
    for (int n = 1; n <= profile.steps(); n++) {
      due.add(due(n));
      rows.add(new ArrayList<>());
    }
  }

  private List<DueRow> due(int n) {
    List<DueRow> all = new ArrayList<>();
    for (PartProfile part : profile.parts()) {
      if (part.isOnTheWay() && n <= part.steps()) {
        double seconds = part.draft(n);
        all.add(of(part, n, Stage.DRAFT, part.draftTokens(n), seconds, seconds));
      }
    }
    for (List<PartLoad> group : profile.coLocation().groups()) {
      List<PartLoad> active = group.stream().filter(part -> n <= part.steps()).toList();
      if (!active.isEmpty()) {
        all.add(atVerifier(active, n, VerifierDrafts.seconds(group, n)));
      }
    }
    for (PartProfile part : profile.parts()) {
      if (part.goesUp(n)) {
        all.add(of(part, n, Stage.FRONTHAUL_UP, 0, part.upFree(n), part.up(n)));
      }
    }
    List<Integer> lengths = profile.parts().stream().map(PartProfile::length).distinct().toList();
    double passS = profile.verify(n) - profile.coLocated(n);
    all.add(
        new DueRow(
            null,
            n,
            Stage.VERIFY,
            lengths.size() == 1 ? lengths.get(0) : null,
            profile.active(n),
            profile.verifyTokens(n),
            null,
            passS,
            passS));
    for (PartProfile part : profile.parts()) {
      if (part.comesDown(n)) {
        all.add(of(part, n, Stage.FRONTHAUL_DOWN, 0, part.downBusy(n), part.down(n)));
      }
    }
    return all;
  }

  private static DueRow of(
      PartProfile part, int n, Stage stage, double newTokens, double busyS, double seconds) {
    String mode = part.length() > 0 ? part.mode().name() : null;
    return new DueRow(
        part.drafter(), n, stage, part.length(), part.active(n), newTokens, mode, busyS, seconds);
  }

  /** Parts that share their passes on the verifier's node. */
  private static DueRow atVerifier(List<PartLoad> active, int n, double seconds) {
    List<Integer> lengths = active.stream().map(PartLoad::length).distinct().toList();
    List<String> modes = active.stream().map(part -> part.mode().name()).distinct().toList();
    return new DueRow(
        null,
        n,
        Stage.DRAFT,
        lengths.size() == 1 ? lengths.get(0) : null,
        active.stream().mapToDouble(part -> part.active(n)).sum(),
        active.stream().mapToDouble(part -> part.draftTokens(n)).sum(),
        modes.size() == 1 ? modes.get(0) : null,
        seconds,
        seconds);
  }

  int steps() {
    return profile.steps();
  }

  /** What the model says of the rows of a step, in the order of the table. */
  List<DueRow> due(int n, Stage stage) {
    return due.get(n - 1).stream().filter(row -> row.stage() == stage).toList();
  }

  List<DueRow> dueIn(int n) {
    return due.get(n - 1);
  }

  /** A row is the next that is due in a step. */
  void add(StageRun run, long tableRow, DueRow is) {
    Integer drafter = run.drafter();
    int part = drafter == null ? -1 : part(drafter);
    rows.get(run.step() - 1).add(new Row(run, tableRow, is, part));
  }

  /** The rows of a step, in the order of the table; none beyond the last one. */
  List<Row> in(int n) {
    return n <= steps() ? rows.get(n - 1) : List.of();
  }

  /** What the verifier does in a step, first to last: drafts on its node, then the verification. */
  List<Row> atVerifier(int n) {
    return in(n).stream().filter(row -> row.part < 0).toList();
  }

  /** What starts first of that. */
  double verifierStartS(int n) {
    return atVerifier(n).get(0).run.startS();
  }

  double verifiedS(int n) {
    List<Row> own = atVerifier(n);
    return own.get(own.size() - 1).run.endS();
  }

  /** When a stage of a part ends in a step, seconds; not a number if it has none. */
  double endS(int n, Stage stage, int part) {
    for (Row row : in(n)) {
      if (row.part == part && row.run.stage() == stage) {
        return row.run.endS();
      }
    }
    return Double.NaN;
  }

  /** When the first stage of the batch begins, seconds. */
  double startS() {
    return in(1).stream().mapToDouble(row -> row.run.startS()).min().orElse(Double.NaN);
  }

  /** The index of a drafter's part. */
  int part(int drafter) {
    List<PartProfile> parts = profile.parts();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).drafter() == drafter) {
        return i;
      }
    }
    throw new IllegalArgumentException("no part at drafter " + drafter);
  }

  /** The batch as it runs when a part is there for sure. */
  CertainPart certain(int part) {
    List<CertainPart> known = certain == null ? CertainPart.of(profile) : certain;
    certain = known;
    return known.get(part);
  }
}
