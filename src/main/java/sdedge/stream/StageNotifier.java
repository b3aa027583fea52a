package sdedge.stream;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
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
  void step(Group group, DraftChoice choice) {
    if (listeners.length > 0) {
      int[] residents = Arrays.copyOf(group.request, group.size);
      for (ExecutionListener each : listeners) {
        each.step(group.number, group.step(), choice, residents);
      }
    }
  }

  /** A job begins, as a stage of its step. */
  void stage(Stage stage, int job, double freeS, double endS) {
    if (listeners.length > 0) {
      Members who = jobs.members[job];
      int length = who == null ? jobs.length[job] : who.commonLength();
      publish(
          who,
          new StageRun(
              jobs.drafter[job],
              1,
              jobs.group[job] + 1,
              jobs.step[job],
              stage,
              clock.ofRun(clock.nowS),
              clock.ofRun(freeS),
              clock.ofRun(endS),
              length == Members.MIXED ? null : length,
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
      double tokens = sums.tokens(passes, group.length);
      atVerifier(
          Stage.DRAFT,
          group,
          new Interval(startS, endS),
          sums.inFirst(),
          tokens,
          sums.prompts(),
          set.mode(),
          in(Stage.DRAFT, group.named, d -> set.isOf(choices, d, group.choice)));
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
      atVerifier(
          Stage.VERIFY,
          group,
          new Interval(startS, endS),
          group.takingPart(),
          group.verifyTokens,
          group.promptTokens,
          null,
          in(Stage.VERIFY, group.named, d -> true));
    }
  }

  private record Interval(double startS, double endS) {}

  private void atVerifier(
      Stage stage,
      Group group,
      Interval when,
      double requests,
      double tokens,
      double prompts,
      @Nullable String mode,
      List<JobMember> members) {
    publish(
        null,
        new StageRun(
            null,
            1,
            group.number + 1,
            group.step(),
            stage,
            clock.ofRun(when.startS),
            clock.ofRun(when.endS),
            clock.ofRun(when.endS),
            group.length,
            requests,
            tokens,
            mode,
            prompts,
            members));
  }

  /** The verification of those begins that do not step together. */
  void verification(int number, Members who, double tokens, double startS, double endS) {
    atVerifier(Stage.VERIFY, number, who, tokens, startS, endS, null);
  }

  /**
   * The drafts of those on the verifier's node begin.
   *
   * @param number of the pass that verifies them
   */
  void drafts(
      int number, Members who, double tokens, double startS, double endS, @Nullable String mode) {
    atVerifier(Stage.DRAFT, number, who, tokens, startS, endS, mode);
  }

  private void atVerifier(
      Stage stage,
      int number,
      Members who,
      double tokens,
      double startS,
      double endS,
      @Nullable String mode) {
    if (listeners.length > 0) {
      int length = who.commonLength();
      publish(
          who,
          new StageRun(
              null,
              1,
              1,
              number,
              stage,
              clock.ofRun(startS),
              clock.ofRun(endS),
              clock.ofRun(endS),
              length == Members.MIXED ? null : length,
              who.size(),
              tokens,
              mode,
              0,
              who.in(stage)));
    }
  }

  private void publish(@Nullable Members who, StageRun run) {
    for (ExecutionListener each : listeners) {
      if (who == null) {
        each.stage(run);
      } else {
        each.stage(run, who.request, who.length);
      }
    }
  }
}
