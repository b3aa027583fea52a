package sdedge.check.model;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that goes from instant to instant; times equal within a relative 1e-12 are one instant. */
final class EventClock {
  private static final double INSTANT = 1e-12;

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::timeS));
  private double nowS;
  private int instant;

  private record Event(double timeS, Runnable action) {}

  double nowS() {
    return nowS;
  }

  /** The number of instants before this one. */
  int instant() {
    return instant;
  }

  boolean isPast(double timeS) {
    return timeS <= nowS * (1 + INSTANT);
  }

  void at(double timeS, Runnable action) {
    events.add(new Event(timeS, action));
  }

  /** Processes all events of the next instant, or the new ones of this; false at the end. */
  boolean advance() {
    if (events.isEmpty()) {
      return false;
    }
    if (!isPast(events.element().timeS())) {
      nowS = events.element().timeS();
      instant++;
    }
    while (!events.isEmpty() && isPast(events.element().timeS())) {
      events.remove().action().run();
    }
    return true;
  }
}
