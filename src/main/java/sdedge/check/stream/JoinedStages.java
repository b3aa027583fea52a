package sdedge.check.stream;

import java.util.List;
import sdedge.check.model.Busy;
import sdedge.check.model.Servers;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** The stages of those who join, whose time they take, and the links that they take in turn. */
final class JoinedStages {
  private final Instance instance;
  private final ServiceClock clock;
  private final Listener listener;
  private final Servers<Runnable> links;
  private final Busy busy = new Busy();

  /** Takes all stages as they begin. */
  interface Listener {
    /**
     * A stage begins.
     *
     * @param of whose rounds it serves
     */
    void begins(StageRun run, List<Resident> of);
  }

  JoinedStages(Instance instance, ServiceClock clock, Listener listener) {
    this.instance = instance;
    this.clock = clock;
    this.listener = listener;
    links = new Servers<>(instance);
  }

  Busy busy() {
    return busy;
  }

  /** Links that are free take what waits for them. */
  void pick() {
    links.pick(Runnable::run);
  }

  /** A job comes to a link; {@code waits} are those whose time it takes. */
  void send(Stage stage, JoinedJob job, List<Resident> waits, Runnable then) {
    int drafter = job.drafter() == null ? 0 : job.drafter();
    Drafter at = instance.drafters().get(drafter);
    double seconds = stage == Stage.FRONTHAUL_UP ? job.upS(at) : job.downS(at);
    Runnable sent =
        () -> {
          links.release(stage, drafter);
          clock.after(at.fronthaul().latencyS(), then);
        };
    Runnable begin =
        clock.underWay(
            () -> {
              begins(stage, job, waits, clock.nowS(), seconds);
              clock.after(seconds, sent);
            });
    links.arrive(stage, drafter, clock.instant(), drafter, job.number(), begin);
  }

  /** A stage begins; {@code waits} are those whose time it takes. */
  void begins(Stage stage, JoinedJob job, List<Resident> waits, double startS, double seconds) {
    Integer drafter = job.drafter();
    Drafter at = drafter == null ? null : instance.drafters().get(drafter);
    Fronthaul link = at == null || !stage.isLink() ? null : at.fronthaul();
    double freeS = startS + seconds;
    double endS = link == null ? freeS : freeS + link.latencyS();
    busy.add(at == null ? Stage.VERIFY : stage, drafter == null ? 0 : drafter, seconds);
    listener.begins(job.run(stage, instance.drafters(), startS, freeS, endS), job.residents());
    double wholeS = link == null ? seconds : seconds + link.latencyS();
    waits.forEach(each -> each.served(stage, startS, wholeS));
  }
}
