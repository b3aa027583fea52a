package sdedge.oracle.model;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Time that goes from instant to instant: an instant is all events up to a relative 1e-12 after its
 * first (Section 6 of the model), and its clock shows the latest of those that happened.
 *
 * @param <A> what an event does
 */
public final class EventClock<A> {
  private static final double INSTANT = 1e-12;
  private static final double ROUNDING = 1e-13; // of the clocks of two programs, generously

  private final PriorityQueue<Event<A>> events;
  private double nowS;
  private double untilS;
  private int instant;
  private boolean isClose;
  private int number; // of the next event

  private record Event<A>(double timeS, int number, A action) {}

  public EventClock() {
    events =
        new PriorityQueue<>(
            Comparator.<Event<A>>comparingDouble(Event::timeS).thenComparingInt(Event::number));
  }

  /** Another clock that shows the same, with the same events to come. */
  public EventClock(EventClock<A> other) {
    events = new PriorityQueue<>(other.events);
    nowS = other.nowS;
    untilS = other.untilS;
    instant = other.instant;
    isClose = other.isClose;
    number = other.number;
  }

  public double nowS() {
    return nowS;
  }

  /** The number of instants before this one. */
  public int instant() {
    return instant;
  }

  /**
   * Whether so far an event was so near to the end of an instant that rounding decides on which
   * side it is, so that another program may see other instants from there on.
   */
  public boolean isClose() {
    return isClose;
  }

  private void note(double timeS) {
    isClose |= Math.abs(timeS - untilS) < ROUNDING * untilS;
  }

  /** Of events at one time those happen first that are named first. */
  public void at(double timeS, A action) {
    events.add(new Event<>(timeS, number, action));
    number++;
  }

  /** Processes all events of the next instant, or the new ones of this; false at the end. */
  public boolean advance(Consumer<A> happens) {
    if (events.isEmpty()) {
      return false;
    }
    note(events.element().timeS());
    if (events.element().timeS() > untilS) {
      untilS = events.element().timeS() * (1 + INSTANT);
      instant++;
    }
    while (!events.isEmpty() && events.element().timeS() <= untilS) {
      Event<A> event = events.remove();
      nowS = event.timeS();
      note(nowS);
      happens.accept(event.action());
    }
    return true;
  }
}
