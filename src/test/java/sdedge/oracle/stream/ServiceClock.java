package sdedge.oracle.stream;

import java.util.Deque;
import java.util.function.IntConsumer;
import sdedge.oracle.model.EventClock;

/**
 * The time of a service of requests (Section 11 of the model): their prompts come, and jobs and
 * transfers end. With nothing left to do of those that have come it counts from the next arrival.
 */
final class ServiceClock {
  private final double[] arrivalsS;
  private final double[] readyS; // since the arrival
  private final Deque<Integer> coming;
  private final IntConsumer ready;
  private EventClock<Runnable> clock = new EventClock<>();
  private double baseS; // when the clock began
  private int underWay; // jobs and transfers
  private int come; // requests that are ready
  private int lastCome = -1;

  /**
   * Before the first request.
   *
   * @param ready takes requests whose prompts come, in their order
   */
  ServiceClock(double[] arrivalsS, Prompts prompts, IntConsumer ready) {
    this.arrivalsS = arrivalsS;
    this.ready = ready;
    readyS = prompts.readyS();
    coming = prompts.order();
    beginAnew();
  }

  /** Goes on to the next instant and all that happens then; false at the end. */
  boolean advance() {
    return clock.advance(Runnable::run);
  }

  /** After all that an instant brings; {@code isEmpty} if nobody is there. */
  void settled(boolean isEmpty) {
    if (underWay == 0 && isEmpty) {
      beginAnew();
    }
  }

  private void beginAnew() {
    if (lastCome + 1 == come && come < arrivalsS.length) {
      clock = new EventClock<>();
      baseS = arrivalsS[come];
      expect();
    }
  }

  private void expect() {
    Integer next = coming.peek();
    if (next != null) {
      clock.at(arrivalsS[next] - baseS + readyS[next], this::come);
    }
  }

  private void come() {
    int request = coming.remove();
    ready.accept(request);
    come++;
    lastCome = Math.max(lastCome, request);
    expect();
  }

  /** When the prompt of a request was ready, seconds since it arrived. */
  double readyS(int request) {
    return readyS[request];
  }

  /** Seconds since a request arrived. */
  double since(int request) {
    return clock.nowS() - (arrivalsS[request] - baseS);
  }

  /** The number of instants before this one, since the clock began. */
  int instant() {
    return clock.instant();
  }

  /** Whether no job or transfer is under way. */
  boolean isQuiet() {
    return underWay == 0;
  }

  /** A job or transfer is under way from now on, until what is returned is run. */
  Runnable underWay(Runnable over) {
    underWay++;
    return () -> {
      underWay--;
      over.run();
    };
  }

  /** Something that takes so many seconds from now on. */
  void after(double seconds, Runnable over) {
    clock.at(clock.nowS() + seconds, underWay(over));
  }
}
