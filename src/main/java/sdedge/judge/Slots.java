package sdedge.judge;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Pipeline;
import sdedge.latency.BatchProfile;
import sdedge.latency.CertainPart;
import sdedge.latency.PartProfile;
import sdedge.timeline.Components;
import sdedge.timeline.Instants;
import sdedge.timeline.Stage;

/**
 * Rule: the stages of a slot begin with it, by a clock of the cohorts (docs/model.md sections 6 and
 * 9). The verifier side of a batch is in a slot with the drafter side of the next one; under {@code
 * rolling} the last one's with the next step of the first, under {@code sequential} each is alone.
 * A slot lasts as long as its longer side, in the mean over whether each is there.
 */
final class Slots {
  private static final double BALANCED = 0.02; // of the longer side
  private static final int NONE = -1; // no batch on a side

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
    slot(NONE, 0, 0, 1);
    for (int n = 1; n <= steps; n++) {
      if (n > 1 && !isRolling) {
        slot(NONE, 0, 0, n);
      }
      for (int m = 0; m < last; m++) {
        if (pipeline == Pipeline.SEQUENTIAL) {
          slot(m, n, NONE, 0);
          slot(NONE, 0, m + 1, n);
        } else {
          slot(m, n, m + 1, n);
        }
      }
      if (isRolling && last > 0) {
        slot(last, n, 0, n + 1);
      } else {
        slot(last, n, NONE, 0);
        if (isRolling) {
          slot(NONE, 0, 0, n + 1);
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

  /**
   * A slot in which a batch is verified while another one waits for prompts and is drafted; where
   * there is {@link #NONE}, of the other side alone. In a first step both are there for sure, and
   * the drafter side begins when its prompts are there.
   */
  private void slot(int v, int verified, int d, int drafted) {
    double beginS = drafted == 1 ? Math.max(clockS, cohort.get(d).readyS) : clockS;
    Side verify = v == NONE ? Side.NONE : Side.verifier(cohort.get(v).profile, verified);
    Side draft = d == NONE ? Side.NONE : Side.drafter(cohort.get(d).profile, drafted);
    double waitS = beginS - clockS;
    if (drafted == 1) {
      verify = new Side(verify.seconds, 1);
      draft = new Side(waitS + draft.seconds, 1);
    }
    double fromS = drafted == 1 ? clockS : 0; // sides that are there for sure end at an instant
    boolean draftIsLonger =
        fromS + draft.seconds * verify.chance
            > Instants.endS(fromS + verify.seconds * draft.chance);
    double draftPart = draftIsLonger ? 1 : 1 - verify.chance;
    double verifyPart = draftIsLonger ? 1 - draft.chance : 1;
    double lengthS = draftPart * draft.seconds + verifyPart * verify.seconds;
    if (v != NONE) {
      verifierSide(v, verified, draft);
      countVerification(cohort.get(v).profile, verified, verifyPart);
    }
    if (d != NONE) {
      drafterSide(d, drafted, beginS, verify);
      countDrafts(cohort.get(d).profile, drafted, draftPart, draftPart * waitS);
    }
    balance(draft.seconds * verify.chance, verify.seconds * draft.chance, lengthS);
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
      Stage stage = row.run().stage();
      PartProfile of = batch.part(row);
      if (of != null && stage == Stage.FRONTHAUL_UP && of.isOnTheWay()) {
        row.beginsAt(findings, batch.endS(n, Stage.DRAFT, of));
      } else if (of != null && stage != Stage.FRONTHAUL_DOWN) {
        row.beginsAt(findings, beginS);
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

  /** What begins a verifier side, and when the tokens are known that it brings. */
  private void verifierSide(int m, int n, Side other) {
    BatchRows batch = cohort.get(m);
    if (n > batch.steps()) {
      return;
    }
    batch.atVerifier(n).get(0).beginsAt(findings, clockS);
    double startS = batch.verifierStartS(n);
    for (Row row : batch.in(n)) {
      if (row.run().stage() == Stage.FRONTHAUL_DOWN) {
        row.beginsAt(findings, batch.verifiedS(n));
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
}
