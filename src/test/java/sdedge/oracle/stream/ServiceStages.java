package sdedge.oracle.stream;

import sdedge.instance.Instance;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Busy;
import sdedge.oracle.model.Servers;
import sdedge.oracle.model.StepStage;
import sdedge.timeline.Stage;

/** The stages of a service, which wait for their servers and keep them busy. */
final class ServiceStages {
  private final ServiceClock clock;
  private final Servers<Runnable> servers;
  private final Busy busy = new Busy();

  ServiceStages(Instance instance, ServiceClock clock) {
    this.clock = clock;
    servers = new Servers<>(instance);
  }

  Busy busy() {
    return busy;
  }

  /** Servers that are free take what waits for them. */
  void pick() {
    servers.pick(Runnable::run);
  }

  /**
   * A stage comes to its server.
   *
   * @param place and {@code part} order those who come in one instant
   * @param then what follows when its output has arrived
   */
  void serve(StepStage of, int drafter, int place, int part, Runnable then) {
    Runnable over =
        () -> {
          servers.release(of.stage(), drafter);
          if (of.stage().isLink()) {
            clock.after(of.latencyS(), then);
          } else {
            then.run();
          }
        };
    Runnable begin =
        clock.underWay(
            () -> {
              busy.add(of.stage(), drafter, of.seconds());
              clock.after(of.seconds(), over);
            });
    servers.arrive(of.stage(), drafter, clock.instant(), place, part, begin);
  }

  /** A step comes to the verifier, whose node does one stage of it after the other. */
  void verify(BatchTimes step, int place, Runnable then) {
    serve(new StepStage(Stage.VERIFY, step.verifyS(), 0), 0, place, 0, then);
  }
}
