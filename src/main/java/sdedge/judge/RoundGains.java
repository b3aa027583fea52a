package sdedge.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Acceptance;
import sdedge.instance.AcceptanceRates;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.TaskProgress;
import sdedge.timeline.JobMember;

/**
 * Rule: every task gets all its tokens and no round more (docs/model.md sections 2, 10 and 13). A
 * round gains what its drafts do in the mean or as they are drawn, and what it computes is what
 * nobody has in a cache: of the verifier all but the last token, of a model that drafts what was
 * there after its last drafts of the task.
 */
final class RoundGains {
  private final Findings findings;
  private final Instance instance;
  private final Rounds rounds;
  private final Served served;

  RoundGains(Findings findings, Rounds rounds) {
    this.findings = findings;
    this.rounds = rounds;
    served = rounds.served();
    instance = served.instance();
  }

  boolean areDrawn() {
    return served.chance() != null;
  }

  /** Checks all rounds of all tasks, and says what each has confirmed. */
  void check() {
    for (int k = 0; k < instance.tasks().size(); k++) {
      Task task = served.answered().get(k);
      IntFunction<DoubleSupplier> chance = served.chance();
      DoubleSupplier uniforms = chance == null ? () -> Double.NaN : chance.apply(k);
      double gained = 0;
      double gain = 0;
      List<Round> before = new ArrayList<>();
      for (Round round : rounds.of(k)) {
        boolean isNeeded = before.isEmpty() || task.outputTokens() - gained > left(gain);
        require(isNeeded, round, "tasks", "no task that is complete", task.id());
        round.confirmed = task.inputTokens() + gained;
        caches(task, before, round);
        gain = gain(task, round, gained, uniforms);
        gained += gain;
        before.add(round);
      }
      boolean isWhole = !before.isEmpty() && task.outputTokens() - gained <= left(gain);
      findings.require(
          isWhole, served.file(), k + 1L, "steps", "rounds until all tokens are there", gained);
      if (isWhole) {
        before.get(before.size() - 1).isLast = true;
      }
    }
  }

  private static double left(double gain) {
    return 1e-9 * gain;
  }

  private double gain(Task task, Round round, double gained, DoubleSupplier uniforms) {
    AcceptanceRates rates = rates(task, round.mode, task.inputTokens() + gained);
    if (!areDrawn()) {
      return TaskProgress.expectedTokens(rates, round.length);
    }
    double uniform = uniforms.getAsDouble();
    double survival = 1;
    for (int i = 1; i <= round.length; i++) {
      survival *= rates.at(i);
      if (uniform >= survival) {
        return i;
      }
    }
    return round.length + 1.0;
  }

  /** E of so many drafts behind the tokens gained, of the answer in the mean. */
  double expected(int task, @Nullable DraftMode mode, int length, double gained) {
    Task own = instance.tasks().get(task);
    return TaskProgress.expectedTokens(rates(own, mode, own.inputTokens() + gained), length);
  }

  private AcceptanceRates rates(Task task, @Nullable DraftMode mode, double confirmed) {
    Drafter drafter = instance.drafters().get(task.drafter());
    String name = mode == null || !drafter.hasChoice() ? null : mode.name();
    Acceptance acceptance = task.acceptance().under(new DraftChoice(name, 1));
    return acceptance.inContext(confirmed);
  }

  /** What a round computes of a task, and finds in caches. */
  private void caches(Task task, List<Round> before, Round round) {
    double c = round.confirmed;
    double verified = round.length + (round.isFirst() ? task.inputTokens() : 1);
    tokens(round.verify, round.verified, verified, round.isFirst() ? 0 : c - 1);
    DraftMode mode = round.mode;
    if (mode != null && round.draft != null) {
      int last = before.size();
      while (last > 0 && !isDraftedThere(before.get(last - 1), mode)) {
        last--;
      }
      DraftMode there = last == 0 ? null : before.get(last - 1).mode;
      double after = last < before.size() ? before.get(last).confirmed : c;
      double inCache = there != null && there.model().equals(mode.model()) ? after - 1 : 0;
      double more = mode.isBlock() ? mode.drafted(round.length) - 1.0 : 0;
      tokens(round.draft, Rounds.member(round.draft, round.task), c - inCache + more, inCache);
    }
  }

  /** Whether a round drafts on the node on which those of a mode are made. */
  private static boolean isDraftedThere(Round round, DraftMode mode) {
    return round.mode != null && round.mode.isAtVerifier() == mode.isAtVerifier();
  }

  private void tokens(Row row, JobMember member, double computed, double cached) {
    row.agree(findings, "pass_tokens", computed, member.newTokens());
    row.agree(findings, "cached_tokens", cached, member.cachedTokens());
  }

  private void require(boolean holds, Round round, String column, String expected, String found) {
    findings.require(holds, Findings.SCHEDULE, round.verify.number(), column, expected, found);
  }
}
