package sdedge.timeline;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Events in time, instant by instant.
 *
 * <p>Times that are equal on paper may differ by rounding, because they are sums of different
 * terms. Events within a relative {@value #SAME_INSTANT} are therefore of the same instant; its
 * clock shows the latest of them, so that nothing begins before what it waits for has ended.
 */
final class EventQueue {
  private static final double SAME_INSTANT = 1e-12;

  private record Event(double timeS, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::timeS));
  private double nowS;
  private long instant;

  /** Plans an action for a time not before now. */
  void at(double timeS, Runnable action) {
    events.add(new Event(timeS, action));
  }

  /** The clock, seconds. */
  double nowS() {
    return nowS;
  }

  /** Number of the current instant. */
  long instant() {
    return instant;
  }

  /**
   * Runs all events, those they cause included.
   *
   * @param settle called whenever all events known of an instant have happened; may cause more of
   *     the same instant, after which it is called again
   * @param limitS where to stop
   * @return whether all events were before
   */
  boolean run(Runnable settle, double limitS) {
    while (!events.isEmpty()) {
      if (events.element().timeS() > limitS) {
        return false;
      }
      instant++;
      double endS = events.element().timeS() * (1 + SAME_INSTANT);
      while (isDue(endS)) {
        while (isDue(endS)) {
          Event event = events.remove();
          nowS = Math.max(nowS, event.timeS());
          event.action().run();
        }
        settle.run();
      }
    }
    return true;
  }

  private boolean isDue(double timeS) {
    return !events.isEmpty() && events.element().timeS() <= timeS;
  }
}
