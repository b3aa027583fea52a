package sdedge.timeline;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Events in time, instant by instant.
 *
 * <p>The clock of an instant shows the latest of its events, so that nothing begins before what it
 * waits for has ended.
 *
 * <p>A binary heap over plain arrays: searches execute millions of events.
 *
 * @param <A> what an event does
 */
final class EventQueue<A> {
  private double[] timesS = new double[16]; // a heap: none is before its parent at (k − 1) / 2
  private Object[] actions = new Object[16]; // likewise
  private int size;
  private final double[] instants; // that are there anyway, ascending
  private int nextInstant;
  private double nowS;
  private double untilS = Double.NEGATIVE_INFINITY;
  private long instant;

  /**
   * A queue at time 0.
   *
   * @param instants when something may happen without an event, ascending, seconds
   */
  EventQueue(double[] instants) {
    this.instants = instants;
  }

  private EventQueue(EventQueue<A> other) {
    timesS = other.timesS.clone();
    actions = other.actions.clone();
    size = other.size;
    instants = other.instants;
    nextInstant = other.nextInstant;
    nowS = other.nowS;
    untilS = other.untilS;
    instant = other.instant;
  }

  /** A copy of the queue at its time, which advances independently. */
  EventQueue<A> copy() {
    return new EventQueue<>(this);
  }

  /** Plans an action for a time not before now. */
  void at(double timeS, A action) {
    if (size == timesS.length) {
      timesS = Arrays.copyOf(timesS, 2 * size);
      actions = Arrays.copyOf(actions, 2 * size);
    }
    int k = size++;
    for (int parent = (k - 1) >> 1; k > 0 && timeS < timesS[parent]; parent = (k - 1) >> 1) {
      put(k, timesS[parent], actions[parent]);
      k = parent;
    }
    put(k, timeS, action);
  }

  private void put(int k, double timeS, @Nullable Object action) {
    timesS[k] = timeS;
    actions[k] = action;
  }

  private void removeFirst() {
    size--;
    double lastS = timesS[size];
    Object last = actions[size];
    actions[size] = null;
    int k = 0;
    for (int child = 1; child < size; child = 2 * k + 1) {
      int earlier = child + 1 < size && timesS[child + 1] < timesS[child] ? child + 1 : child;
      if (lastS <= timesS[earlier]) {
        break;
      }
      put(k, timesS[earlier], actions[earlier]);
      k = earlier;
    }
    if (size > 0) {
      put(k, lastS, last);
    }
  }

  /** The clock, seconds. */
  double nowS() {
    return nowS;
  }

  /** Number of the current instant. */
  long instant() {
    return instant;
  }

  /** When the next event comes, seconds; infinite if none does. */
  double nextS() {
    double eventS = size == 0 ? Double.POSITIVE_INFINITY : timesS[0];
    return nextInstant < instants.length ? Math.min(instants[nextInstant], eventS) : eventS;
  }

  /** Begins the instant of the next event. */
  void advance() {
    instant++;
    untilS = Instants.endS(nextS());
  }

  /** Whether there are more events of this instant. */
  boolean isDue() {
    return nextS() <= untilS;
  }

  /** The next event of this instant; null if there is none that does anything. */
  @SuppressWarnings("unchecked") // only at() puts actions in
  @Nullable A poll() {
    while (nextInstant < instants.length && instants[nextInstant] <= untilS) {
      nowS = Math.max(nowS, instants[nextInstant++]);
    }
    if (size == 0 || timesS[0] > untilS) {
      return null;
    }
    nowS = Math.max(nowS, timesS[0]);
    A first = (A) actions[0];
    removeFirst();
    return first;
  }
}
