package sdedge.oracle.files;

import java.util.Arrays;
import java.util.Deque;
import sdedge.instance.Instance;
import sdedge.oracle.stream.Prompts;
import sdedge.oracle.stream.StreamAnswers;

/**
 * Checks {@code requests.csv}: that the times of each request are in order and go together, and
 * that requests were admitted in the order in which their prompts were there.
 */
record RequestsTable(
    Findings findings,
    Instance instance,
    StatedRequests stated,
    StreamWay way,
    StreamAnswers answers) {
  /** Of a difference of times, per second of the clock. */
  static final double ROUNDING = 1e-15;

  void check(RunOptions.OfStream settings) {
    int[] tasks = stated.tasks();
    double[] arrivalsS = stated.column("arrival_s");
    double[] readyS = stated.column("ready_s");
    double[] admittedS = stated.column("admitted_s");
    arrivals(settings.isTrace(), arrivalsS);
    if (!settings.areGiven()) {
      permutations(tasks);
    }
    Prompts prompts = Prompts.of(instance, arrivalsS, tasks);
    double[] firstS = stated.column("first_token_s");
    double[] completeS = stated.column("complete_s");
    double[] ttftS = stated.column("ttft_s");
    double[] tpotS = stated.column("tpot_s");
    double[] steps = stated.column("steps");
    for (int r = 0; r < tasks.length; r++) {
      int tokens = answers.tokens(r);
      double slackS = ROUNDING * completeS[r];
      is(r, "ready_s", arrivalsS[r] + prompts.readyS()[r], 0, readyS[r]);
      between(r, "admitted_s", readyS[r], firstS[r], admittedS[r]);
      between(r, "first_token_s", admittedS[r], completeS[r], firstS[r]);
      is(r, "ttft_s", firstS[r] - arrivalsS[r], slackS, ttftS[r]);
      double further = tokens - 1.0;
      double spanS = completeS[r] - firstS[r];
      is(r, "tpot_s", further == 0 ? 0 : spanS / further, slackS, tpotS[r]);
      steps(r, tokens, Math.rint(steps[r]) == steps[r] ? steps[r] : -1);
    }
    double[] promptTokens = stated.column("prompt_tokens");
    for (int r = 0; r < promptTokens.length; r++) {
      double expected = instance.tasks().get(tasks[r]).inputTokens();
      is(r, "prompt_tokens", expected, 0, promptTokens[r]);
    }
    admissions(prompts.order(), readyS, admittedS);
  }

  /** Those that bring tokens; where prompts are split, those in which it takes part. */
  private void steps(int r, int tokens, double found) {
    double perStep = way.policy().mostLength(instance.speculation()) + 1.0;
    if (!instance.serving().splitsPrompts()) {
      between(r, "steps", Math.ceil(tokens / perStep), tokens, found);
      return;
    }
    int budget = instance.serving().maxBatchedTokens();
    double prompt = instance.tasks().get(stated.tasks()[r]).inputTokens();
    double further = tokens - 1.0;
    double least = Math.ceil(prompt / budget) + Math.ceil(further / perStep);
    between(r, "steps", least, prompt + further, found);
  }

  private void arrivals(boolean isTrace, double[] arrivalsS) {
    Integer users = way.users();
    if (users != null) {
      closedLoop(users, arrivalsS);
      return;
    }
    double beforeS = 0;
    boolean isAtOnce = !isTrace && way.perS() == null;
    for (int r = 0; r < arrivalsS.length; r++) {
      between(r, "arrival_s", beforeS, isAtOnce ? 0 : Double.MAX_VALUE, arrivalsS[r]);
      beforeS = arrivalsS[r];
    }
  }

  /** Each user sends the next request when an answer is complete, at a rate maybe later. */
  private void closedLoop(int users, double[] arrivalsS) {
    double[] endS = stated.column("complete_s");
    Arrays.sort(endS);
    double beforeS = 0;
    for (int r = 0; r < arrivalsS.length; r++) {
      double freeS = r < users ? 0 : endS[r - users];
      if (way.perS() == null) {
        is(r, "arrival_s", freeS, ROUNDING * freeS, arrivalsS[r]);
      } else {
        between(r, "arrival_s", Math.max(beforeS, freeS), Double.MAX_VALUE, arrivalsS[r]);
        beforeS = arrivalsS[r];
      }
    }
  }

  /** Drawn tasks are permutations one after the other, each task once in each. */
  private void permutations(int[] tasks) {
    int[] permutationOf = new int[instance.tasks().size()]; // the last one with the task, from 1
    for (int r = 0; r < tasks.length; r++) {
      int permutation = 1 + r / permutationOf.length;
      findings.count();
      if (permutationOf[tasks[r]] == permutation) {
        String id = instance.tasks().get(tasks[r]).id();
        findings.add(StatedRequests.NAME, r + 1L, "task", "another task of this permutation", id);
      }
      permutationOf[tasks[r]] = permutation;
    }
  }

  /** Who is ready first is admitted first; of prompts that are there together either may be. */
  private void admissions(Deque<Integer> order, double[] readyS, double[] admittedS) {
    int last = -1; // to be admitted, of those before
    for (int r : order) {
      boolean isLate = last >= 0 && admittedS[r] < admittedS[last];
      if (isLate
          && !Findings.agree(admittedS[r], admittedS[last], 0)
          && !Findings.agree(readyS[r], readyS[last], 0)) {
        findings.add(
            StatedRequests.NAME,
            r + 1L,
            "admitted_s",
            "at least " + admittedS[last] + ", as request " + (last + 1) + " was ready before",
            String.valueOf(admittedS[r]));
      }
      last = isLate ? last : r;
    }
  }

  private void is(int r, String column, double expected, double slack, double found) {
    findings.count();
    if (!Findings.agree(expected, found, slack)) {
      findings.add(
          StatedRequests.NAME, r + 1L, column, String.valueOf(expected), String.valueOf(found));
    }
  }

  private void between(int r, String column, double least, double most, double found) {
    findings.count();
    if (!Findings.agree(Math.max(least, Math.min(most, found)), found, 0)) {
      String expected = "from " + least + " to " + most;
      findings.add(StatedRequests.NAME, r + 1L, column, expected, String.valueOf(found));
    }
  }

  /** Seconds from the admission of each request to its last token, all together. */
  double residentS() {
    double[] completeS = stated.column("complete_s");
    double[] admittedS = stated.column("admitted_s");
    Arrays.setAll(completeS, r -> completeS[r] - admittedS[r]);
    return Arrays.stream(completeS).sum();
  }
}
