package sdedge.judge;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Pipeline;
import sdedge.judge.BatchRows.Row;
import sdedge.latency.BatchProfile;
import sdedge.latency.CertainPart;
import sdedge.latency.PartProfile;
import sdedge.timeline.Components;
import sdedge.timeline.Stage;

/**
 * Rule: the stages of a slot begin with it, by a clock of the cohorts (docs/model.md sections 6 and
 * 9). The verifier side of a batch is in a slot with the drafter side of the next one; under {@code
 * rolling} the last one's with the next step of the first, under {@code sequential} each is alone.
 * A slot lasts as long as its longer side, in the mean over whether each is there.
 */
final class Slots {
  private static final double BALANCED = 0.02; // of the longer side

  private final Findings findings;
  private final Pipeline pipeline;
  private double clockS;
  private List<BatchRows> cohort = List.of();
  private double[][] laterS = {}; // by batch, part: what its being certain adds to the clock
  private double[][][] knownS = {}; // by batch, part, step − 1
  private double uploadWaitS;
  private double draftS;
  private double fronthaulS;
  private double verifyS;
  private double balancedS;

  Slots(Findings findings, Pipeline pipeline) {
    this.findings = findings;
    this.pipeline = pipeline;
  }

  /** When the last cohort has ended, seconds. */
  double clockS() {
    return clockS;
  }

  Components components() {
    return new Components(uploadWaitS, draftS, fronthaulS, verifyS, balancedS);
  }

  /** When the tokens of a step of a part are known to those who see it as certain, seconds. */
  double knownS(int batch, int part, int n) {
    return knownS[batch][part][n - 1];
  }

  /** Checks the rows of the next cohort. */
  void check(List<BatchRows> batches) {
    cohort = batches;
    laterS =
        batches.stream().map(b -> new double[b.profile.parts().size()]).toArray(double[][]::new);
    knownS = batches.stream().map(Slots::unknown).toArray(double[][][]::new);
    int last = batches.size() - 1;
    int steps = batches.stream().mapToInt(BatchRows::steps).max().orElse(0);
    boolean isRolling = pipeline == Pipeline.ROLLING;
    drafts(0, 1);
    for (int n = 1; n <= steps; n++) {
      if (n > 1 && !isRolling) {
        drafts(0, n);
      }
      for (int m = 0; m < last; m++) {
        if (pipeline == Pipeline.SEQUENTIAL) {
          verifies(m, n);
          drafts(m + 1, n);
        } else {
          both(m, n, m + 1, n);
        }
      }
      if (isRolling && last > 0) {
        both(last, n, 0, n + 1);
      } else {
        verifies(last, n);
        if (isRolling) {
          drafts(0, n + 1);
        }
      }
    }
  }

  private static double[][] unknown(BatchRows batch) {
    List<double[]> parts = new ArrayList<>();
    batch.profile.parts().forEach(part -> parts.add(new double[part.steps()]));
    return parts.toArray(double[][]::new);
  }

  /** A side of a slot: how long it takes and the chance that it is there. */
  private record Side(double seconds, double chance) {
    private static final Side NONE = new Side(0, 1);

    static Side drafter(BatchProfile batch, int n) {
      return new Side(batch.drafterSide(n), batch.drafterChance(n));
    }

    static Side verifier(BatchProfile batch, int n) {
      return new Side(batch.verifierSide(n), batch.verifierChance(n));
    }

    /** The mean of the longer one, seconds. */
    double beside(Side other) {
      return seconds + other.seconds - Math.min(seconds * other.chance, other.seconds * chance);
    }
  }

  /** A slot of a drafter side alone. */
  private void drafts(int m, int n) {
    BatchProfile profile = cohort.get(m).profile;
    double beginS = n == 1 ? Math.max(clockS, cohort.get(m).readyS) : clockS;
    drafterSide(m, n, beginS, Side.NONE);
    countDrafts(profile, n, 1, beginS - clockS);
    clockS = beginS + profile.drafterSide(n);
  }

  /** A slot of a verifier side alone. */
  private void verifies(int m, int n) {
    BatchProfile profile = cohort.get(m).profile;
    verifierSide(m, n, Side.NONE);
    countVerification(profile, n, 1);
    clockS += profile.verifierSide(n);
  }

  /** A slot in which a batch is verified while another one waits for prompts and is drafted. */
  private void both(int v, int verified, int d, int drafted) {
    BatchProfile verifies = cohort.get(v).profile;
    BatchProfile drafts = cohort.get(d).profile;
    double beginS = drafted == 1 ? Math.max(clockS, cohort.get(d).readyS) : clockS;
    Side verify = Side.verifier(verifies, verified);
    Side draft = Side.drafter(drafts, drafted);
    verifierSide(v, verified, draft);
    drafterSide(d, drafted, beginS, verify);
    if (drafted == 1) { // both are there for sure
      double draftedS = beginS + draft.seconds;
      double verifiedS = clockS + verify.seconds;
      boolean draftIsLonger = draftedS > verifiedS;
      balance(draftedS - clockS, verifiedS - clockS, Math.max(draftedS, verifiedS) - clockS);
      countDrafts(drafts, drafted, draftIsLonger ? 1 : 0, draftIsLonger ? beginS - clockS : 0);
      countVerification(verifies, verified, draftIsLonger ? 0 : 1);
      clockS = Math.max(draftedS, verifiedS);
      return;
    }
    boolean draftIsLonger = draft.seconds * verify.chance > verify.seconds * draft.chance;
    double draftPart = draftIsLonger ? 1 : 1 - verify.chance;
    double verifyPart = draftIsLonger ? 1 - draft.chance : 1;
    double lengthS = draftPart * draft.seconds + verifyPart * verify.seconds;
    balance(draft.seconds * verify.chance, verify.seconds * draft.chance, lengthS);
    countDrafts(drafts, drafted, draftPart, 0);
    countVerification(verifies, verified, verifyPart);
    clockS += lengthS;
  }

  private void balance(double oneS, double otherS, double lengthS) {
    double shorterS = Math.min(oneS, otherS);
    if (shorterS > 0 && shorterS >= (1 - BALANCED) * Math.max(oneS, otherS)) {
      balancedS += lengthS;
    }
  }

  private void countDrafts(BatchProfile batch, int n, double share, double waitS) {
    uploadWaitS += waitS;
    draftS += share * batch.draft(n);
    fronthaulS += share * batch.up(n);
  }

  private void countVerification(BatchProfile batch, int n, double share) {
    draftS += share * batch.coLocated(n);
    verifyS += share * (batch.verify(n) - batch.coLocated(n));
    fronthaulS += share * batch.down(n);
  }

  /** What begins a drafter side: drafts, and what is sent without them. */
  private void drafterSide(int m, int n, double beginS, Side other) {
    BatchRows batch = cohort.get(m);
    for (Row row : batch.in(n)) {
      boolean isDraft = row.due().stage() == Stage.DRAFT && row.part() >= 0;
      if (isDraft || isSentWithoutDrafts(batch, row)) {
        starts(beginS, row);
      } else if (row.due().stage() == Stage.FRONTHAUL_UP) {
        starts(batch.endS(n, Stage.DRAFT, row.part()), row);
      }
    }
    for (int i = 0; n > 1 && i < laterS[m].length; i++) {
      PartProfile part = batch.profile.parts().get(i);
      if (!part.isCertain() && n <= part.steps()) {
        CertainPart given = batch.certain(i);
        Side certain = new Side(given.drafterSide(n), given.drafterChance(n));
        laterS[m][i] += certain.beside(other) - Side.drafter(batch.profile, n).beside(other);
      }
    }
  }

  private static boolean isSentWithoutDrafts(BatchRows batch, Row row) {
    return row.due().stage() == Stage.FRONTHAUL_UP
        && !batch.profile.parts().get(row.part()).isOnTheWay();
  }

  /** What begins a verifier side, and when the tokens are known that it brings. */
  private void verifierSide(int m, int n, Side other) {
    BatchRows batch = cohort.get(m);
    if (n > batch.steps()) {
      return;
    }
    starts(clockS, batch.atVerifier(n).get(0));
    double startS = batch.verifierStartS(n);
    for (Row row : batch.in(n)) {
      if (row.due().stage() == Stage.FRONTHAUL_DOWN) {
        starts(batch.verifiedS(n), row);
      }
    }
    for (int i = 0; i < laterS[m].length; i++) {
      PartProfile part = batch.profile.parts().get(i);
      if (n <= part.steps()) {
        knownS[m][i][n - 1] = part.isCertain() ? startS + batch.profile.verifierSide(n) : 0;
      }
      if (n <= part.steps() && !part.isCertain()) {
        CertainPart given = batch.certain(i);
        Side certain = new Side(given.verifierSide(n), given.verifierChance(n));
        knownS[m][i][n - 1] = startS + laterS[m][i] + certain.seconds;
        laterS[m][i] +=
            n == 1 ? 0 : certain.beside(other) - Side.verifier(batch.profile, n).beside(other);
      }
    }
  }

  private void starts(double expectedS, Row row) {
    findings.agree(Findings.SCHEDULE, row.number(), "start_s", expectedS, row.run().startS());
  }
}
