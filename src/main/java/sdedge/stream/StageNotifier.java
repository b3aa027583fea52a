package sdedge.stream;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import sdedge.latency.DraftPasses;
import sdedge.latency.PassTime;
import sdedge.plan.Choices;
import sdedge.timeline.ExecutionListener;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** Notifies listeners, if there are any, of what happens in a run; its stages are of cohort 1. */
final class StageNotifier {
  private final ExecutionListener[] listeners; // a list costs runs of streams 7 % of their time
  private final Jobs jobs;
  private final Clock clock;
  private final boolean asksForMembers;

  StageNotifier(List<ExecutionListener> listeners, Jobs jobs, Clock clock) {
    this.listeners = listeners.toArray(ExecutionListener[]::new);
    this.jobs = jobs;
    this.clock = clock;
    asksForMembers = listeners.stream().anyMatch(ExecutionListener::asksForMembers);
  }

  /** Whether anybody asks whom stages of groups serve. */
  boolean asksForMembers() {
    return asksForMembers;
  }

  private static List<JobMember> in(
      Stage stage, @Nullable StepMembers named, IntPredicate ofDrafter) {
    return named == null ? List.of() : named.in(stage, ofDrafter);
  }

  /** A group begins a step. */
  void step(Group group) {
    if (listeners.length > 0) {
      int[] residents = Arrays.copyOf(group.request, group.size);
      for (ExecutionListener each : listeners) {
        each.step(group.number, group.step(), residents);
      }
    }
  }

  /** A job begins, as a stage of its step. */
  void stage(Stage stage, int job, double freeS, double endS) {
    if (listeners.length > 0) {
      Members who = jobs.members[job];
      publish(
          new StageRun(
              jobs.drafter[job],
              1,
              jobs.group[job] + 1,
              jobs.step[job],
              stage,
              clock.ofRun(clock.nowS),
              clock.ofRun(freeS),
              clock.ofRun(endS),
              who == null ? Integer.valueOf(jobs.length[job]) : who.commonLength(),
              jobs.requests[job],
              stage == Stage.DRAFT ? jobs.tokens[job] : 0,
              jobs.mode[job],
              jobs.prompts[job],
              who == null
                  ? in(stage, jobs.named[job], d -> d == jobs.drafter[job])
                  : who.in(stage)));
    }
  }

  /** The drafting passes of a part of a step at its drafter are known. */
  void passes(StepAggregates aggregates, int part, int choice, int length) {
    if (listeners.length > 0 && aggregates.isAway(part, choice)) {
      DraftPasses passes = aggregates.station(part, choice).passes();
      aggregates.drafts(part).notifyPasses(passes, length, this);
    }
  }

  /** The drafts of a group on the verifier's node begin. */
  void coDrafts(Group group, double fromS, Choices choices) {
    if (listeners.length == 0) {
      return;
    }
    double startS = fromS;
    for (VerifierDraftSets.Parts set : group.draftSets.sets()) {
      DraftAggregates sums = set.sums();
      DraftPasses passes = set.station().passes();
      sums.notifyPasses(passes, group.length, this);
      double endS = startS + sums.seconds(passes, group.length);
      publish(
          atVerifier(
              Stage.DRAFT,
              group.number + 1,
              group.step(),
              startS,
              endS,
              group.length,
              sums.inFirst(),
              sums.tokens(passes, group.length),
              set.mode(),
              sums.prompts(),
              in(Stage.DRAFT, group.named, d -> set.isOf(choices, d, group.choice))));
      startS = endS;
    }
  }

  /** A pass is known. */
  void pass(PassTime time, double tokens, double cached, double seconds) {
    for (ExecutionListener each : listeners) {
      each.pass(time, tokens, cached, seconds);
    }
  }

  /** The verification of a group begins. */
  void verification(Group group, double startS, double endS) {
    if (listeners.length > 0) {
      publish(
          atVerifier(
              Stage.VERIFY,
              group.number + 1,
              group.step(),
              startS,
              endS,
              group.length,
              group.takingPart(),
              group.verifyTokens,
              null,
              group.promptTokens,
              in(Stage.VERIFY, group.named, d -> true)));
    }
  }

  /**
   * A stage on the verifier's node begins of those that do not step together.
   *
   * @param number of the pass that verifies them
   */
  void atVerifier(
      Stage stage,
      int number,
      Members who,
      double tokens,
      double startS,
      double endS,
      @Nullable String mode) {
    if (listeners.length > 0) {
      List<JobMember> members = who.in(stage);
      Integer length = who.commonLength();
      publish(
          atVerifier(stage, 1, number, startS, endS, length, who.size(), tokens, mode, 0, members));
    }
  }

  private StageRun atVerifier(
      Stage stage,
      int batch,
      int step,
      double startS,
      double endS,
      @Nullable Integer length,
      double requests,
      double tokens,
      @Nullable String mode,
      double prompts,
      List<JobMember> members) {
    double fromS = clock.ofRun(startS);
    double toS = clock.ofRun(endS);
    return new StageRun(
        null, 1, batch, step, stage, fromS, toS, toS, length, requests, tokens, mode, prompts,
        members);
  }

  private void publish(StageRun run) {
    for (ExecutionListener each : listeners) {
      each.stage(run);
    }
  }
}
