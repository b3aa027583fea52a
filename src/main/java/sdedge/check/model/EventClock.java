package sdedge.check.model;

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

  private record Event<A>(double timeS, A action) {}

  public EventClock() {
    events = new PriorityQueue<>(Comparator.comparingDouble(Event::timeS));
  }

  /** Another clock that shows the same, with the same events to come. */
  public EventClock(EventClock<A> other) {
    events = new PriorityQueue<>(other.events);
    nowS = other.nowS;
    untilS = other.untilS;
    instant = other.instant;
  }

  public double nowS() {
    return nowS;
  }

  /** The number of instants before this one. */
  public int instant() {
    return instant;
  }

  public void at(double timeS, A action) {
    events.add(new Event<>(timeS, action));
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
    finishInstant(happens);
    return true;
  }

  /** Processes what is left of this instant. */
  void finishInstant(Consumer<A> happens) {
    while (!events.isEmpty() && events.element().timeS() <= untilS) {
      Event<A> event = events.remove();
      nowS = event.timeS();
      happens.accept(event.action());
    }
  }
}
