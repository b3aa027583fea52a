package sdedge.check.model;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that goes from instant to instant: an instant is all events up to a relative 1e-12 after its
 * first (Section 6 of the model), and its clock shows the latest of those that happened.
 */
final class EventClock {
  private static final double INSTANT = 1e-12;

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::timeS));
  private double nowS;
  private double untilS;
  private int instant;

  private record Event(double timeS, Runnable action) {}

  double nowS() {
    return nowS;
  }

  /** The number of instants before this one. */
  int instant() {
    return instant;
  }

  void at(double timeS, Runnable action) {
    events.add(new Event(timeS, action));
  }

  /** Processes all events of the next instant, or the new ones of this; false at the end. */
  boolean advance() {
    if (events.isEmpty()) {
      return false;
    }
    if (events.element().timeS() > untilS) {
      untilS = events.element().timeS() * (1 + INSTANT);
      instant++;
    }
    while (!events.isEmpty() && events.element().timeS() <= untilS) {
      Event event = events.remove();
      nowS = event.timeS();
      event.action().run();
    }
    return true;
  }
}
