package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.Instance;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Checks the steps of a window whose prompts are split: what they have of tokens and of prompts,
 * and who can have been admitted to them.
 *
 * @param steps so far, as they come
 * @param last of each group
 */
record WindowBudget(
    Findings findings, Instance instance, List<Step> steps, Map<Integer, Step> last) {
  /**
   * A step.
   *
   * @param row of its verification, from 1
   * @param startS when the first of its stages began
   * @param endS when its group was at rest again
   * @param before the one before of its group, unless that was before the window
   */
  record Step(StageRun pass, int row, double startS, double endS, List<Step> before) {}

  WindowBudget(Findings findings, Instance instance) {
    this(findings, instance, new ArrayList<>(), new HashMap<>());
  }

  /**
   * Adds a step and checks what it has.
   *
   * @param verify the place of the verification in it
   * @param from the place of its first row
   * @param gaining how many have verdicts
   */
  void add(List<StageRun> step, int verify, int from, double gaining) {
    StageRun pass = step.get(verify - from);
    double startS = step.stream().mapToDouble(StageRun::startS).min().orElse(0);
    double endS =
        step.stream()
            .filter(row -> row.stage() == Stage.VERIFY || isAwaited(row))
            .mapToDouble(StageRun::endS)
            .max()
            .orElse(0);
    Step before = last.get(pass.batch());
    Step own =
        new Step(pass, verify + 1, startS, endS, before == null ? List.of() : List.of(before));
    last.put(pass.batch(), own);
    steps.add(own);
    tokens(own, gaining);
    for (int i = 0; i < verify - from; i++) {
      StageRun row = step.get(i);
      boolean isPart = row.promptTokens() <= row.newTokens();
      expect(isPart, from + i + 1, "prompt_tokens", "some of new_tokens", row.promptTokens());
    }
  }

  /** Whether a group may wait for a verdict. */
  private boolean isAwaited(StageRun row) {
    boolean drafts = row.length() != null && row.length() > 0;
    boolean isAway = drafts && (row.mode() == null || row.isDraftedAtDrafter(instance));
    return row.stage() == Stage.FRONTHAUL_DOWN && (isAway || row.endS() == row.startS());
  }

  private void tokens(Step step, double gaining) {
    StageRun pass = step.pass;
    int budget = instance.serving().maxBatchedTokens();
    double decoded = pass.newTokens() - pass.promptTokens();
    double decoding = decoded / (pass.length() == null ? 1 : pass.length() + 1.0);
    boolean isWhole = decoding >= 0 && decoding == Math.rint(decoding) && decoding <= gaining;
    expect(isWhole, step.row, "new_tokens", "length + 1 of each who decodes", pass.newTokens());
    boolean isWithin = pass.newTokens() <= budget || pass.promptTokens() == 0;
    expect(isWithin, step.row, "new_tokens", "at most " + budget, pass.newTokens());
    double reading = pass.activeTasks() - decoding;
    boolean takesPart = pass.promptTokens() == 0 ? reading == 0 : reading > 0;
    expect(takesPart, step.row, "prompt_tokens", "those of who reads one", pass.promptTokens());
    double unfinished = pass.activeTasks() - gaining;
    boolean isLast = unfinished == 0 || (unfinished == 1 && pass.newTokens() == budget);
    String one = "as many as have verdicts, or one more in a step of " + budget + " tokens";
    expect(isLast, step.row, "active_tasks", one, pass.activeTasks());
  }

  /**
   * Checks who was admitted when all steps are there: of those who choose ahead, a step that
   * follows another one has none who was not ready when that one began, but if it has nobody else.
   */
  void admissions(StatedRequests requests) {
    if (!instance.serving().asyncScheduling()) {
      return;
    }
    double[] admittedS = requests.column("admitted_s");
    double[] readyS = requests.column("ready_s");
    for (int r = 0; r < admittedS.length; r++) {
      int request = r;
      List<Step> begun =
          steps.stream().filter(step -> isBegunAt(step, admittedS[request])).toList();
      findings.expect(
          begun.isEmpty()
              || begun.stream().anyMatch(step -> mayHave(step, request, admittedS, readyS)),
          StatedRequests.NAME,
          r + 1L,
          "admitted_s",
          "a step later, as its prompt was not there when the step before began",
          admittedS[r]);
    }
  }

  /** Whether a step can have admitted somebody at a time: it follows one that ended then. */
  private static boolean isBegunAt(Step step, double atS) {
    return step.before.stream().anyMatch(before -> Findings.agree(before.endS, atS, 0))
        && step.startS >= atS - Math.abs(atS) * Findings.TOLERANCE;
  }

  private boolean mayHave(Step step, int request, double[] admittedS, double[] readyS) {
    double beganS = step.before.get(0).startS;
    if (readyS[request] <= beganS || Findings.agree(readyS[request], beganS, 0)) {
      return true;
    }
    int together = 0;
    for (double each : admittedS) {
      together += Findings.agree(each, admittedS[request], 0) ? 1 : 0;
    }
    return together >= step.pass.activeTasks();
  }

  /**
   * Prompts of a window that has all steps are read, each token once.
   *
   * @param mixed the share of steps that read some, as stated; not a number if it is not
   */
  void all(StatedRequests requests, double mixed) {
    double tokens = 0;
    for (int task : requests.tasks()) {
      tokens += instance.tasks().get(task).inputTokens();
    }
    double read = steps.stream().mapToDouble(step -> step.pass.promptTokens()).sum();
    expect(read == tokens, 1, "prompt_tokens", tokens + " in all verifications", read);
    long reading = steps.stream().filter(step -> step.pass.promptTokens() > 0).count();
    double share = (double) reading / steps.size();
    boolean isShare = Double.isNaN(mixed) || Findings.agree(share, mixed, 0);
    findings.expect(isShare, RatesTable.NAME, 1, "mixed", String.valueOf(share), mixed);
  }

  private void expect(boolean holds, long row, String column, String expected, double found) {
    findings.expect(holds, ScheduleTable.NAME, row, column, expected, found);
  }
}
