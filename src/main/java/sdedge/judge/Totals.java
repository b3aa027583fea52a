package sdedge.judge;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartProfile;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;
import sdedge.timeline.Stage;
import sdedge.timeline.Utilisation;

/**
 * Rule: the figures of {@code summary.json} are sums of rows. The makespan is the last verdict, its
 * components add up to it, and a server is busy for as long as it serves its rows.
 */
final class Totals {
  private final Findings findings;
  private final double[][] busyS; // by drafter: its node, its link up, its link down
  private double verifierS;
  private double lastS;

  Totals(Findings findings, int drafters) {
    this.findings = findings;
    busyS = new double[drafters][3];
  }

  /** Counts the stages of a batch. */
  void add(BatchProfile profile) {
    for (int n = 1; n <= profile.steps(); n++) {
      verifierS += profile.verify(n);
      for (PartProfile part : profile.parts()) {
        busyS[part.drafter()][0] += part.draft(n);
        busyS[part.drafter()][1] += part.upBusy(n);
        busyS[part.drafter()][2] += part.downBusy(n);
      }
    }
  }

  /** Counts a stage of somebody. */
  void add(Stage stage, @Nullable Integer drafter, double seconds) {
    if (drafter == null) {
      verifierS += seconds;
    } else {
      busyS[drafter][stage == Stage.DRAFT ? 0 : stage == Stage.FRONTHAUL_UP ? 1 : 2] += seconds;
    }
  }

  /** A verdict is known. */
  void known(double timeS) {
    lastS = Math.max(lastS, timeS);
  }

  /**
   * Checks the figures of a plan; of means of draws, whose rows are not all there, that they can
   * be.
   *
   * @param executions that its makespan is a mean of
   * @param components of its slots; null without
   */
  void check(Execution execution, int executions, @Nullable Components components) {
    Execution.Draws draws = execution.draws();
    int count = draws == null ? 1 : draws.count();
    boolean isOne = executions == 1 ? draws == null : count == executions;
    findings.require(isOne, Findings.SUMMARY, null, "draws", executions, count);
    if (draws == null) {
      check(execution.makespanS(), execution.utilisation());
      check(components, execution.components());
      return;
    }
    within("utilisation.verifier", execution.utilisation().verifier());
    for (Utilisation.OfDrafter each : execution.utilisation().drafters()) {
      within("utilisation.drafter", each.drafter());
      within("utilisation.fronthaul_up", each.fronthaulUp());
      within("utilisation.fronthaul_down", each.fronthaulDown());
    }
  }

  /** Checks the makespan and how busy the servers are. */
  void check(double makespanS, Utilisation utilisation) {
    agree("makespan_s", lastS, makespanS);
    agree("utilisation.verifier", verifierS / lastS, utilisation.verifier());
    List<Utilisation.OfDrafter> all = utilisation.drafters();
    for (int d = 0; d < busyS.length; d++) {
      agree("utilisation.drafter", busyS[d][0] / lastS, all.get(d).drafter());
      agree("utilisation.fronthaul_up", busyS[d][1] / lastS, all.get(d).fronthaulUp());
      agree("utilisation.fronthaul_down", busyS[d][2] / lastS, all.get(d).fronthaulDown());
    }
  }

  /** Checks what slots make of the makespan; nothing where there are none. */
  private void check(@Nullable Components expected, @Nullable Components found) {
    if (expected == null || found == null) {
      findings.require(
          Objects.equals(expected, found),
          Findings.SUMMARY,
          null,
          "components",
          expected + "",
          found);
      return;
    }
    // differences of times that are long beside them
    double slack = 1e-11 * lastS;
    agree("components.upload_wait_s", expected.uploadWaitS(), found.uploadWaitS(), slack);
    agree("components.draft_s", expected.draftS(), found.draftS(), slack);
    agree("components.fronthaul_s", expected.fronthaulS(), found.fronthaulS(), slack);
    agree("components.verify_s", expected.verifyS(), found.verifyS(), slack);
    agree("components.balanced_s", expected.balancedS(), found.balancedS(), slack);
    agree("components", lastS, found.totalS());
  }

  private void within(String path, double part) {
    findings.require(
        part >= 0 && Findings.isUpTo(part, 1), Findings.SUMMARY, null, path, "0 to 1", part);
  }

  private void agree(String path, double expected, double found) {
    agree(path, expected, found, 0);
  }

  private void agree(String path, double expected, double found, double slack) {
    findings.agree(Findings.SUMMARY, null, path, expected, found, slack);
  }
}
