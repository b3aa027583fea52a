package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartProfile;

/**
 * Work-conserving execution without slots (docs/model.md sections 6 and 9, {@code asynchronous}):
 * the parts of a batch loop through the servers of their drafters, fork after admission and after
 * each verification, and join before it.
 */
final class AsynchronousPipeline {
  private final EventQueue events = new EventQueue();
  private final AsynchronousObserver observer;
  private final Admission admission;
  private final List<Server<PartJob>> drafters = new ArrayList<>();
  private final List<Server<PartJob>> linksUp = new ArrayList<>();
  private final List<Server<PartJob>> linksDown = new ArrayList<>();
  private final Server<BatchJob> verifier = new Server<>(events, this::verify);
  private double lastEndS;

  private AsynchronousPipeline(
      Instance instance, List<PricedBatch> batches, AsynchronousObserver observer) {
    this.observer = observer;
    List<BatchJob> jobs = new ArrayList<>();
    double dueS = 0;
    for (PricedBatch batch : batches) {
      dueS = Math.max(dueS, batch.readyS());
      jobs.add(new BatchJob(instance, batch, jobs.size(), dueS));
    }
    admission = new Admission(instance, jobs);
    for (int d = 0; d < instance.drafters().size(); d++) {
      drafters.add(new Server<>(events, this::draft));
      linksUp.add(new Server<>(events, this::sendUp));
      linksDown.add(new Server<>(events, this::sendDown));
    }
  }

  /**
   * Runs batches, of which each fits in memory alone, in plan order.
   *
   * @return when the last one ends, seconds
   * @throws IllegalArgumentException if one does not fit
   */
  static double run(Instance instance, List<PricedBatch> batches, AsynchronousObserver observer) {
    return run(instance, batches, observer, Double.POSITIVE_INFINITY);
  }

  /**
   * The same, but gives up once it is known to take longer than {@code limitS}.
   *
   * @return infinite if it gave up
   */
  static double run(
      Instance instance, List<PricedBatch> batches, AsynchronousObserver observer, double limitS) {
    return new AsynchronousPipeline(instance, batches, observer).run(limitS);
  }

  private double run(double limitS) {
    for (BatchJob job : admission.waiting()) {
      events.at(job.dueS(), () -> {}); // wakes the admission
    }
    if (!events.run(this::settle, limitS)) {
      return Double.POSITIVE_INFINITY;
    }
    if (!admission.waiting().isEmpty()) {
      PricedBatch stuck = admission.waiting().get(0).batch();
      throw new IllegalArgumentException("infeasible plan: no room ever for " + stuck.place());
    }
    return lastEndS;
  }

  private void settle() {
    for (@Nullable BatchJob job = next(); job != null; job = next()) {
      job.parts().forEach(this::beginStep);
    }
    drafters.forEach(Server::pick);
    linksUp.forEach(Server::pick);
    linksDown.forEach(Server::pick);
    verifier.pick();
  }

  private @Nullable BatchJob next() {
    return admission.admit(events.nowS());
  }

  private void beginStep(PartJob part) {
    List<Server<PartJob>> servers = part.drafts() ? drafters : linksUp;
    arrive(servers, part);
  }

  private static void arrive(List<Server<PartJob>> servers, PartJob part) {
    servers.get(part.profile().drafter()).arrive(part.batch().position(), part);
  }

  private double draft(PartJob part, double startS) {
    double endS = startS + part.profile().draft(part.step());
    tell(part, Stage.DRAFT, startS, endS);
    events.at(endS, () -> arrive(linksUp, part));
    return endS;
  }

  private double sendUp(PartJob part, double startS) {
    double freeS = startS + part.profile().upBusy(part.step());
    double arrivalS = startS + part.profile().up(part.step());
    tell(part, Stage.FRONTHAUL_UP, startS, arrivalS);
    events.at(arrivalS, () -> join(part));
    return freeS;
  }

  private void join(PartJob part) {
    if (part.batch().join()) {
      verifier.arrive(part.batch().position(), part.batch());
    }
  }

  private double verify(BatchJob job, double startS) {
    BatchProfile profile = job.batch().profile();
    double endS = startS + profile.verify(job.step());
    observer.verification(job.batch(), job.step(), startS, endS);
    events.at(endS, () -> verified(job, endS));
    return endS;
  }

  /** Parts without drafts hear nothing before their last step, and the verifier knows first. */
  private void verified(BatchJob job, double timeS) {
    int step = job.step();
    job.verified();
    for (PartJob part : job.parts()) {
      if (step > part.profile().steps()) {
        continue;
      }
      if (!part.drafts() && part.step() == 1) {
        observer.firstTokens(job.batch(), part.index(), timeS);
      }
      if (part.drafts() || part.isLastStep()) {
        arrive(linksDown, part);
      } else {
        known(part, timeS);
        part.nextStep();
        join(part);
      }
    }
  }

  private double sendDown(PartJob part, double startS) {
    double freeS = startS + part.profile().downBusy(part.step());
    double arrivalS = startS + part.profile().down(part.step());
    tell(part, Stage.FRONTHAUL_DOWN, startS, arrivalS);
    events.at(arrivalS, () -> returned(part, arrivalS));
    return freeS;
  }

  private void returned(PartJob part, double timeS) {
    known(part, timeS);
    if (!part.isLastStep()) {
      part.nextStep();
      beginStep(part);
    }
  }

  /** A verdict counts; after the last likely one a part lets go when the rest would be over. */
  private void known(PartJob part, double timeS) {
    observer.known(part.batch().batch(), part.index(), part.step(), timeS);
    lastEndS = Math.max(lastEndS, timeS);
    if (part.step() == part.lastLikely()) {
      double restS = unlikelyS(part);
      if (restS > 0) {
        events.at(timeS + restS, () -> leave(part));
      } else {
        leave(part);
      }
    }
  }

  /** The steps after the last likely one, one after the other with nothing to wait for. */
  private static double unlikelyS(PartJob job) {
    PartProfile part = job.profile();
    BatchProfile batch = job.batch().batch().profile();
    double seconds = 0;
    for (int n = job.lastLikely() + 1; n <= part.steps(); n++) {
      seconds += part.draft(n) + part.up(n) + batch.verify(n) + part.down(n);
    }
    return seconds;
  }

  private void leave(PartJob part) {
    if (part.batch().leave()) {
      admission.release(part.batch());
    }
  }

  private void tell(PartJob part, Stage stage, double startS, double endS) {
    observer.stage(part.batch().batch(), part.profile(), part.step(), stage, startS, endS);
  }
}
