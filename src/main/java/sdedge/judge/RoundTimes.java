package sdedge.judge;

import java.util.List;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Rule of precedence in continuous plans, and what their servers have to do (docs/model.md section
 * 13): a round begins when the one before has brought its verdict, in a group when all have theirs.
 */
final class RoundTimes {
  private final Findings findings;
  private final boolean joins;
  private final Rounds rounds;
  private final Admissions admissions;
  private final DraftLengths lengths;

  RoundTimes(Findings findings, Rounds rounds, Admissions admissions, DraftLengths lengths) {
    this.findings = findings;
    joins = rounds.served().joins();
    this.rounds = rounds;
    this.admissions = admissions;
    this.lengths = lengths;
  }

  /** When a round may begin, seconds: its task is in, and done with the round before. */
  double fromS(Round round) {
    StageRun pass = round.verify.run();
    if (!joins) {
      return admissions.beganS(pass.batch(), pass.step());
    }
    return round.isFirst()
        ? admissions.admittedS(round.task)
        : rounds.of(round.task).get(round.number - 2).endS();
  }

  /** When a prompt can be sent without drafts of its drafter, seconds. */
  double sentFromS(Round round) {
    return lengths.silentFromS(round, fromS(round));
  }

  /** When it is at the verifier, seconds. */
  double arrivedS(Round round) {
    return round.up == null ? sentFromS(round) : round.receivedS();
  }

  /** Checks a row, and gives it to its server. */
  void check(Row row, ServerQueues servers) {
    StageRun run = row.run();
    List<Round> all = rounds.of(row);
    Integer d = run.drafter();
    if (d == null) {
      if (run.stage() == Stage.VERIFY) {
        verifies(row, all, servers);
      }
      return;
    }
    double lastS = 0; // when all of it is there
    double firstS = Double.POSITIVE_INFINITY; // when something of it is
    for (Round round : all) {
      double ownS =
          switch (run.stage()) {
            case DRAFT -> fromS(round);
            case FRONTHAUL_UP ->
                round.isAway() && round.draft != null ? round.draft.run().endS() : sentFromS(round);
            default -> round.verifiedS;
          };
      lastS = Math.max(lastS, ownS);
      firstS = Math.min(firstS, ownS);
    }
    row.notBefore(findings, lastS);
    // a drafter takes whoever is there when it is free
    boolean takesAll = joins && run.stage() == Stage.DRAFT;
    boolean isTold = all.stream().noneMatch(round -> lengths.isSwitched(round, fromS(round)));
    boolean isKnown = run.stage() != Stage.FRONTHAUL_UP || isTold;
    double fromS = !isKnown ? Double.NaN : takesAll ? firstS : lastS;
    servers.add(
        run.stage(),
        d,
        new ServerQueues.Job(
            fromS, run.startS(), run.freeS(), run.batch(), d, row.number(), !takesAll));
  }

  private void verifies(Row pass, List<Round> all, ServerQueues servers) {
    List<Row> chain = rounds.chain(pass);
    Row first = chain.get(0);
    double arrivedS = all.stream().mapToDouble(this::arrivedS).max().orElse(0);
    first.notBefore(findings, arrivedS);
    for (int i = 1; i < chain.size(); i++) {
      chain.get(i).beginsAt(findings, chain.get(i - 1).run().endS());
    }
    // when a pass of those who join begins is a rule of its own
    double fromS = joins ? Double.NaN : arrivedS;
    servers.addToVerifier(
        new ServerQueues.Job(
            fromS,
            first.run().startS(),
            all.get(0).verifiedS,
            pass.run().batch(),
            -1,
            first.number(),
            true));
  }
}
