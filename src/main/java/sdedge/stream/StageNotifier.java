package sdedge.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.latency.DraftPasses;
import sdedge.latency.PassTime;
import sdedge.timeline.Stage;

/** Tells a listener, if there is one, what happens in a run. */
final class StageNotifier {
  private final @Nullable StageListener listener;
  private final Jobs jobs;
  private final Clock clock;

  StageNotifier(@Nullable StageListener listener, Jobs jobs, Clock clock) {
    this.listener = listener;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** A group begins a step. */
  void step(Group group, DraftChoice drafting) {
    if (listener != null) {
      int[] residents = Arrays.copyOf(group.request, group.size);
      listener.step(group.number, group.step(), drafting, residents);
    }
  }

  /** A job begins, as a stage of its step. */
  void stage(Stage stage, int job, double freeS, double endS) {
    if (listener != null) {
      listener.stage(
          new StageListener.StageEvent(
              stage,
              jobs.drafter[job],
              jobs.group[job],
              jobs.step[job],
              jobs.length[job],
              jobs.mode[job],
              jobs.requests[job],
              stage != Stage.FRONTHAUL_DOWN || jobs.awaited[job],
              stage == Stage.DRAFT ? jobs.tokens[job] : 0,
              clock.ofRun(clock.nowS),
              clock.ofRun(freeS),
              clock.ofRun(endS)));
    }
  }

  /** The drafting passes of a part of a step at its drafter are known. */
  void passes(StepAggregates aggregates, int part, int choice, int length) {
    if (listener != null && aggregates.isAway(part, choice)) {
      DraftPasses passes = aggregates.station(part, choice).passes();
      aggregates.drafts(part).notifyPasses(passes, length, listener);
    }
  }

  /** The drafts of a group on the verifier's node begin. */
  void coDrafts(Group group, double fromS) {
    if (listener == null) {
      return;
    }
    double startS = fromS;
    for (VerifierDraftSets.Parts set : group.draftSets.sets()) {
      DraftPasses passes = set.station().passes();
      set.sums().notifyPasses(passes, group.length, listener);
      double endS = startS + set.sums().seconds(passes, group.length);
      listener.stage(
          new StageListener.StageEvent(
              Stage.DRAFT,
              StageListener.NONE,
              group.number,
              group.step(),
              group.length,
              set.mode(),
              (int) set.sums().size(),
              true,
              set.sums().tokens(group.length),
              clock.ofRun(startS),
              clock.ofRun(endS),
              clock.ofRun(endS)));
      startS = endS;
    }
  }

  /** A pass is known. */
  void pass(PassTime time, double tokens, double cached, double seconds) {
    if (listener != null) {
      listener.pass(time, tokens, cached, seconds);
    }
  }

  /** The verification of a group begins. */
  void verification(Group group, double startS, double endS) {
    if (listener != null) {
      listener.stage(
          new StageListener.StageEvent(
              Stage.VERIFY,
              StageListener.NONE,
              group.number,
              group.step(),
              group.length,
              null,
              group.size,
              true,
              group.verifyTokens,
              clock.ofRun(startS),
              clock.ofRun(endS),
              clock.ofRun(endS)));
    }
  }
}
