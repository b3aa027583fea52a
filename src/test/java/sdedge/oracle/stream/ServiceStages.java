package sdedge.oracle.stream;

import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Busy;
import sdedge.oracle.model.Servers;
import sdedge.oracle.model.StepStage;
import sdedge.timeline.Stage;

/** The stages of a service, which wait for their servers and keep them busy. */
final class ServiceStages {
  private final ServiceClock clock;
  private final Node verifier;
  private final Servers<Runnable> servers;
  private final Busy busy = new Busy();

  /** What is done when a stage begins. */
  interface Begun {
    void at(StepStage stage, double startS);
  }

  ServiceStages(Instance instance, ServiceClock clock) {
    this.clock = clock;
    verifier = instance.verifier();
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
  void serve(StepStage of, int drafter, int place, int part, Begun begun, Runnable then) {
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
              begun.at(of, clock.nowS());
              clock.after(of.seconds(), over);
            });
    servers.arrive(of.stage(), drafter, clock.instant(), place, part, begin);
  }

  /** A step comes to the verifier, whose node does one stage of it after the other. */
  void verify(BatchTimes step, int place, Begun begun, Runnable then) {
    double seconds = step.at(1).verifyS();
    StepStage whole = new StepStage(Stage.VERIFY, 1, step.parts(), 0, seconds);
    Begun each =
        (all, startS) -> {
          double atS = startS;
          for (StepStage stage : StepStage.atVerifier(step, 1, verifier)) {
            begun.at(stage, atS);
            atS += stage.seconds();
          }
        };
    serve(whole, 0, place, 0, each, then);
  }
}
