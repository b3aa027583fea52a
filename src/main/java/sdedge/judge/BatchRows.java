package sdedge.judge;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.latency.BatchProfile;
import sdedge.latency.CertainPart;
import sdedge.latency.PartLoad;
import sdedge.latency.PartProfile;
import sdedge.latency.VerifierDrafts;
import sdedge.plan.Batch;
import sdedge.timeline.Stage;
import sdedge.timeline.StageLoad;
import sdedge.timeline.StageRun;

/**
 * The rows of a batch (docs/model.md sections 4 and 9): by step the parts draft, send up, are
 * verified together and get their verdicts. Two rules: each stage of each step has one row, in the
 * order of the table; and nothing begins before what it waits for has ended, while what follows
 * without a server in between follows at once.
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
  private final List<List<Row>> rows = new ArrayList<>(); // by step − 1, once they are found
  private @Nullable List<CertainPart> certain;

  BatchRows(
      Batch batch, int cohort, int number, int position, double readyS, BatchProfile profile) {
    this.batch = batch;
    this.cohort = cohort;
    this.number = number;
    this.position = position;
    this.readyS = readyS;
    this.profile = profile;
  }

  /** Finds the rows, which come next in the table; false, which was found, if they do not. */
  boolean find(Findings findings, Iterator<Row> table) {
    for (int n = 1; n <= steps(); n++) {
      List<Row> own = new ArrayList<>();
      rows.add(own);
      for (Row.Due due : due(n)) {
        Row row = table.hasNext() ? table.next() : null;
        if (row == null || !isOf(row.run()) || !due.is(row.run())) {
          String expected = place(cohort, number) + due.text();
          Long at = row == null ? null : Long.valueOf(row.number());
          findings.require(false, Findings.SCHEDULE, at, "", expected, name(row));
          return false;
        }
        row.is(due, findings);
        own.add(row);
      }
    }
    return true;
  }

  private boolean isOf(StageRun run) {
    return run.cohort() == cohort && run.batch() == number;
  }

  private static String place(int cohort, int batch) {
    return "cohort " + cohort + ", batch " + batch + ": ";
  }

  private static String name(@Nullable Row row) {
    return row == null
        ? "the end of the table"
        : place(row.run().cohort(), row.run().batch())
            + row.run().stage()
            + " of step "
            + row.run().step();
  }

  /** What the model says of the rows of a step, in the order of the table. */
  private List<Row.Due> due(int n) {
    List<Row.Due> all = new ArrayList<>();
    for (PartProfile part : profile.parts()) {
      if (part.isOnTheWay() && n <= part.steps()) {
        all.add(of(part, n, Stage.DRAFT, part.draft(n), part.draft(n)));
      }
    }
    for (List<PartLoad> group : profile.coLocation().groups()) {
      List<PartLoad> active = group.stream().filter(part -> n <= part.steps()).toList();
      if (!active.isEmpty()) {
        double seconds = VerifierDrafts.seconds(group, n);
        all.add(new Row.Due(n, Stage.DRAFT, StageLoad.ofDrafts(active, n), seconds, seconds));
      }
    }
    for (PartProfile part : profile.parts()) {
      if (part.goesUp(n)) {
        all.add(of(part, n, Stage.FRONTHAUL_UP, part.upFree(n), part.up(n)));
      }
    }
    double passS = profile.verify(n) - profile.coLocated(n);
    all.add(new Row.Due(n, Stage.VERIFY, StageLoad.ofVerification(profile, n), passS, passS));
    for (PartProfile part : profile.parts()) {
      if (part.comesDown(n)) {
        all.add(of(part, n, Stage.FRONTHAUL_DOWN, part.downBusy(n), part.down(n)));
      }
    }
    return all;
  }

  private static Row.Due of(PartProfile part, int n, Stage stage, double busyS, double seconds) {
    return new Row.Due(n, stage, StageLoad.ofPart(part, n, stage), busyS, seconds);
  }

  int steps() {
    return profile.steps();
  }

  /** The rows of a step, in the order of the table; none beyond the last one. */
  List<Row> in(int n) {
    return n <= steps() ? rows.get(n - 1) : List.of();
  }

  /** What the verifier does in a step, first to last: drafts on its node, then the verification. */
  List<Row> atVerifier(int n) {
    return in(n).stream().filter(row -> row.run().drafter() == null).toList();
  }

  /** What starts first of that. */
  double verifierStartS(int n) {
    return atVerifier(n).get(0).run().startS();
  }

  double verifiedS(int n) {
    List<Row> own = atVerifier(n);
    return own.get(own.size() - 1).run().endS();
  }

  /** When a stage of a part ends in a step, seconds; not a number if it has none. */
  double endS(int n, Stage stage, PartProfile part) {
    for (Row row : in(n)) {
      if (row.run().stage() == stage && Objects.equals(row.run().drafter(), part.drafter())) {
        return row.run().endS();
      }
    }
    return Double.NaN;
  }

  /** When the tokens of a step of a part are known, seconds. */
  double knownS(PartProfile part, int n) {
    return part.isOnTheWay() || n == part.steps()
        ? endS(n, Stage.FRONTHAUL_DOWN, part)
        : verifiedS(n);
  }

  /** When the first stage of the batch begins, seconds. */
  double startS() {
    return in(1).stream().mapToDouble(row -> row.run().startS()).min().orElse(Double.NaN);
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

  /** The part that a row is of; null for what the verifier does. */
  @Nullable PartProfile part(Row row) {
    Integer drafter = row.run().drafter();
    return drafter == null ? null : profile.parts().get(part(drafter));
  }

  /** The batch as it runs when a part is there for sure. */
  CertainPart certain(int part) {
    List<CertainPart> known = certain == null ? CertainPart.of(profile) : certain;
    certain = known;
    return known.get(part);
  }

  /**
   * When what a row waits for has ended, seconds: a part drafts when its prompts and its last
   * verdict are there, drafts go up as they are made, and verdicts go down as the verifier ends.
   *
   * @param beginS when the batch may begin
   */
  double fromS(Row row, double beginS) {
    int n = row.run().step();
    PartProfile part = part(row);
    if (part == null) {
      return joinedS(n);
    }
    return switch (row.run().stage()) {
      case DRAFT -> n == 1 ? beginS : endS(n - 1, Stage.FRONTHAUL_DOWN, part);
      case FRONTHAUL_UP -> part.isOnTheWay() ? endS(n, Stage.DRAFT, part) : beginS;
      default -> verifiedS(n);
    };
  }

  /** When all parts of a step are at the verifier, seconds: those that stay there wait for it. */
  double joinedS(int n) {
    double joinedS = 0;
    for (PartProfile part : profile.parts()) {
      if (n <= part.steps()) {
        double ownS = part.goesUp(n) ? endS(n, Stage.FRONTHAUL_UP, part) : verifiedS(n - 1);
        joinedS = Math.max(joinedS, ownS);
      }
    }
    return joinedS;
  }

  /** Checks what follows what. */
  void precedence(Findings findings) {
    for (int n = 1; n <= steps(); n++) {
      Row before = null; // on the verifier's node
      for (Row row : in(n)) {
        boolean follows = before != null && row.run().drafter() == null;
        if (follows) {
          row.beginsAt(findings, Objects.requireNonNull(before).run().endS());
        } else {
          row.notBefore(findings, fromS(row, readyS));
        }
        before = row.run().drafter() == null ? row : before;
      }
    }
  }
}
