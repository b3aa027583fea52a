package sdedge.timeline;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Events in time, instant by instant.
 *
 * <p>Times that are equal on paper may differ by rounding, because they are sums of different
 * terms. Events within a relative {@value #SAME_INSTANT} are therefore of the same instant; its
 * clock shows the latest of them, so that nothing begins before what it waits for has ended.
 *
 * @param <A> what an event does
 */
final class EventQueue<A> {
  private static final double SAME_INSTANT = 1e-12;

  private record Event<A>(double timeS, A action) {}

  private final PriorityQueue<Event<A>> events;
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
    events = new PriorityQueue<>(Comparator.comparingDouble(Event::timeS));
    this.instants = instants;
  }

  private EventQueue(EventQueue<A> other) {
    events = new PriorityQueue<>(other.events);
    instants = other.instants;
    nextInstant = other.nextInstant;
    nowS = other.nowS;
    untilS = other.untilS;
    instant = other.instant;
  }

  /** The same events at the same time, which go on by themselves. */
  EventQueue<A> copy() {
    return new EventQueue<>(this);
  }

  /** Plans an action for a time not before now. */
  void at(double timeS, A action) {
    events.add(new Event<>(timeS, action));
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
    Event<A> first = events.peek();
    double eventS = first == null ? Double.POSITIVE_INFINITY : first.timeS();
    return nextInstant < instants.length ? Math.min(instants[nextInstant], eventS) : eventS;
  }

  /** Begins the instant of the next event. */
  void advance() {
    instant++;
    untilS = nextS() * (1 + SAME_INSTANT);
  }

  /** Whether there are more events of this instant. */
  boolean isDue() {
    return nextS() <= untilS;
  }

  /** The next event of this instant; null if there is none that does anything. */
  @Nullable A poll() {
    while (nextInstant < instants.length && instants[nextInstant] <= untilS) {
      nowS = Math.max(nowS, instants[nextInstant++]);
    }
    Event<A> first = events.peek();
    if (first == null || first.timeS() > untilS) {
      return null;
    }
    events.remove();
    nowS = Math.max(nowS, first.timeS());
    return first.action();
  }
}
