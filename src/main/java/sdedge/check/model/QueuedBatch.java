package sdedge.check.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A batch on its way through the servers. */
final class QueuedBatch {
  private static final double LIKELY = 0.5;

  private final BatchTimes times;
  private final List<PartTimes> parts;
  private final @Nullable CertainPart certain;
  private final int[] lastLikely; // by part
  private final int lastSure;
  private final int[] arrived; // by step from 1
  private int serving; // parts that have not let go
  private int unfinished; // parts whose last verdict is not known

  QueuedBatch(BatchTimes times) {
    this.times = times;
    parts = times.parts();
    certain = null;
    lastLikely = parts.stream().mapToInt(QueuedBatch::lastLikely).toArray();
    lastSure = lastSure(times);
    arrived = new int[times.steps() + 1];
    serving = parts.size();
    unfinished = parts.size();
  }

  private QueuedBatch(QueuedBatch other, List<PartTimes> parts, @Nullable CertainPart certain) {
    times = other.times;
    this.parts = parts;
    this.certain = certain;
    lastLikely = other.lastLikely;
    lastSure = other.lastSure;
    arrived = other.arrived.clone();
    serving = other.serving;
    unfinished = other.unfinished;
  }

  /** Another batch that is as far. */
  QueuedBatch copy() {
    return new QueuedBatch(this, parts, certain);
  }

  /** Another batch that is as far, if a part is certain. */
  QueuedBatch given(int p, CertainPart part) {
    List<PartTimes> changed = new ArrayList<>(parts);
    changed.set(p, part.part());
    return new QueuedBatch(this, changed, part);
  }

  private static int lastLikely(PartTimes part) {
    int last = part.steps();
    while (part.chance(last) < LIKELY) {
      last--;
    }
    return last;
  }

  private static int lastSure(BatchTimes times) {
    return IntStream.rangeClosed(1, times.steps())
        .filter(n -> times.parts().stream().anyMatch(p -> n <= p.steps() && p.chance(n) < 1))
        .map(n -> n - 1)
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  BatchTimes times() {
    return times;
  }

  PartTimes part(int p) {
    return parts.get(p);
  }

  int parts() {
    return parts.size();
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
    return lastLikely[p];
  }

  /** One more part is at the verifier; whether these are all that are active in the step. */
  boolean arrives(int n) {
    arrived[n]++;
    return arrived[n] == parts.stream().filter(part -> part.steps() >= n).count();
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

  /** The steps of a part after the last likely one, one after the other, seconds. */
  double unlikelyS(int p) {
    PartTimes part = part(p);
    double seconds = 0;
    for (int n = lastLikely[p] + 1; n <= part.steps(); n++) {
      seconds += part.drafterSide(n) + verify(n) + part.down(n);
    }
    return seconds;
  }
}
