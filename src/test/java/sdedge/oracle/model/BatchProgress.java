package sdedge.oracle.model;

import java.util.List;

/** How far a batch is on its way through the servers of an asynchronous execution. */
final class BatchProgress {
  private static final double LIKELY = 0.5;

  final BatchTimes times;
  final int[] lastLikely; // by part its last likely step, after which it lets go in good time
  private final int[] arrived; // parts at the verifier, by step from 1
  int serving; // parts that have not let go
  int unfinished; // parts whose last verdict is not known

  BatchProgress(BatchTimes times) {
    this.times = times;
    lastLikely = times.parts().stream().mapToInt(BatchProgress::lastLikely).toArray();
    arrived = new int[times.steps() + 1];
    serving = times.parts().size();
    unfinished = serving;
  }

  /** Another batch that is as far, whose stages take other times from here on. */
  BatchProgress(BatchProgress other, BatchTimes times) {
    this.times = times;
    lastLikely = other.lastLikely;
    arrived = other.arrived.clone();
    serving = other.serving;
    unfinished = other.unfinished;
  }

  private static int lastLikely(PartTimes part) {
    int last = part.steps();
    while (part.at(last).chance() < LIKELY) {
      last--;
    }
    return last;
  }

  /** Whether some part may be gone after a step, but none before. */
  boolean isLastSure(int n) {
    List<PartTimes> parts = times.parts();
    return parts.stream().allMatch(part -> part.at(Math.min(n, part.steps())).chance() == 1)
        && parts.stream().anyMatch(part -> n < part.steps() && part.at(n + 1).chance() < 1);
  }

  /** The steps of a part after the last likely one, one after the other, seconds. */
  double unlikelyS(int p) {
    PartTimes part = times.parts().get(p);
    double seconds = 0;
    for (int n = lastLikely[p] + 1; n <= part.steps(); n++) {
      PartStep step = part.at(n);
      seconds += step.drafterSideS() + times.at(n).verifyS() + step.downS();
    }
    return seconds;
  }

  /** One more part is at the verifier; whether these are all that are active in the step. */
  boolean arrives(int n) {
    arrived[n]++;
    return arrived[n] == times.parts().stream().filter(part -> part.steps() >= n).count();
  }
}
