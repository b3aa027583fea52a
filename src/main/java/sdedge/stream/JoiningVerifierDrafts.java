package sdedge.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.latency.DraftStation;
import sdedge.plan.Choices;
import sdedge.timeline.Stage;

/**
 * The drafts that the verifier's node makes before it verifies those of a pass (docs/model.md
 * section 13): who may share passes is a set, and sets draft one after the other.
 */
final class JoiningVerifierDrafts {
  private final JoiningRequests all;
  private final Choices choices;
  private final int[] drafters;
  private final StageNotifier notifier;
  private final MixedDrafts drafts; // of the set at hand
  private final List<Together> sets = new ArrayList<>(); // of the pass at hand

  /** Requests that share passes. */
  private static final class Together {
    final DraftStation station;
    final int passes;
    final RequestRow requests = new RequestRow();
    @Nullable String mode; // null where they differ

    Together(DraftStation station, int passes) {
      this.station = station;
      this.passes = passes;
      mode = station.mode().name();
    }
  }

  JoiningVerifierDrafts(StreamRun run, JoiningRequests all, StageNotifier notifier) {
    this.all = all;
    this.notifier = notifier;
    choices = run.choices;
    drafters = run.drafters;
    drafts = new MixedDrafts(choices.longest());
  }

  /**
   * Makes the drafts of a pass from some time on.
   *
   * @param number of the pass
   * @return seconds of all of them
   */
  double draft(Members pass, int number, double startS) {
    if (!choices.areSomeAtVerifier()) {
      return 0;
    }
    sets.clear();
    for (int d : drafters) { // sets are in the order of their first ones
      for (int request : pass.request) {
        if (all.drafter[request] == d && all.isDraftedAtVerifier(request)) {
          set(d, all.choice[request]).requests.append(request);
        }
      }
    }
    double seconds = 0;
    for (Together set : sets) {
      drafts.clear();
      for (int i = 0; i < set.requests.size; i++) {
        all.addDrafts(set.requests.request[i], drafts);
      }
      drafts.addUp();
      double ownS = drafts.seconds(set.station.passes(), notifier);
      Members who = new Members(Arrays.copyOf(set.requests.request, set.requests.size), all);
      double fromS = startS + seconds;
      notifier.atVerifier(Stage.DRAFT, number, who, drafts.tokens(), fromS, fromS + ownS, set.mode);
      seconds += ownS;
    }
    return seconds;
  }

  private Together set(int d, int choice) {
    DraftStation station = choices.station(d, choice);
    int passes = choices.passes(d, choice);
    for (Together each : sets) {
      if (each.passes == passes) {
        each.mode = Objects.equals(each.mode, station.mode().name()) ? each.mode : null;
        return each;
      }
    }
    Together set = new Together(station, passes);
    sets.add(set);
    return set;
  }
}
