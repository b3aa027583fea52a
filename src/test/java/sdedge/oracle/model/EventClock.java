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

  private final PriorityQueue<Event<A>> events;
  private double nowS;
  private double untilS;
  private int instant;
  private int number; // of the next event

  private record Event<A>(double timeS, int number, A action) {}

  public EventClock() {
    events =
        new PriorityQueue<>(
            Comparator.<Event<A>>comparingDouble(Event::timeS).thenComparingInt(Event::number));
  }

  public double nowS() {
    return nowS;
  }

  /** The number of instants before this one. */
  public int instant() {
    return instant;
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
    if (events.element().timeS() > untilS) {
      untilS = events.element().timeS() * (1 + INSTANT);
      instant++;
    }
    while (!events.isEmpty() && events.element().timeS() <= untilS) {
      Event<A> event = events.remove();
      nowS = event.timeS();
      happens.accept(event.action());
    }
    return true;
  }
}
