package sdedge.check.model;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How far a batch is on its way through the servers of an asynchronous execution. */
final class BatchProgress {
  private static final double LIKELY = 0.5;
  private final BatchTimes times;
  private final int lastSure;
  private final int certainPart; // negative for none
  private final @Nullable CertainPart certain;
  private final int[] arrived; // parts at the verifier, by step from 1
  private int serving; // parts that have not let go
  private int unfinished; // parts whose last verdict is not known

  BatchProgress(BatchTimes times) {
    this.times = times;
    lastSure =
        IntStream.rangeClosed(1, times.steps())
            .filter(n -> times.parts().stream().anyMatch(p -> n <= p.steps() && p.chance(n) < 1))
            .map(n -> n - 1)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
    certainPart = -1;
    certain = null;
    arrived = new int[times.steps() + 1];
    serving = times.parts().size();
    unfinished = serving;
  }

  private BatchProgress(BatchProgress other, int certainPart, @Nullable CertainPart certain) {
    times = other.times;
    lastSure = other.lastSure;
    this.certainPart = certainPart;
    this.certain = certain;
    arrived = other.arrived.clone();
    serving = other.serving;
    unfinished = other.unfinished;
  }

  /** Another batch that is as far. */
  BatchProgress copy() {
    return new BatchProgress(this, certainPart, certain);
  }

  /** Another batch that is as far, if a part is certain. */
  BatchProgress given(int part, CertainPart ifCertain) {
    return new BatchProgress(this, part, ifCertain);
  }

  BatchTimes times() {
    return times;
  }

  PartTimes part(int p) {
    return certain != null && p == certainPart ? certain.part() : times.parts().get(p);
  }

  double verify(int n) {
    return certain == null ? times.verify(n) : certain.verify(n);
  }

  /** The last step before those in which some part may be gone; beyond all if there are none. */
  int lastSure() {
    return lastSure;
  }

  /** The last step of a part that is likely: after it the part lets go in good time. */
  int lastLikely(int p) {
    PartTimes part = times.parts().get(p);
    int last = part.steps();
    while (part.chance(last) < LIKELY) {
      last--;
    }
    return last;
  }

  /** The steps of a part after the last likely one, one after the other, seconds. */
  double unlikelyS(int p) {
    PartTimes part = part(p);
    double seconds = 0;
    for (int n = lastLikely(p) + 1; n <= part.steps(); n++) {
      seconds += part.drafterSide(n) + verify(n) + part.down(n);
    }
    return seconds;
  }

  /** One more part is at the verifier; whether these are all that are active in the step. */
  boolean arrives(int n) {
    arrived[n]++;
    return arrived[n] == times.parts().stream().filter(part -> part.steps() >= n).count();
  }

  /** A part lets go; whether it was the last one. */
  boolean letsGo() {
    serving--;
    return serving == 0;
  }

  /** The last verdict of a part is known; whether it was the last part. */
  boolean finishes() {
    unfinished--;
    return unfinished == 0;
  }

  /** Whether nothing more happens to it. */
  boolean isGone() {
    return serving == 0 && unfinished == 0;
  }
}
