package sdedge.timeline;

import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;

/**
 * Work-conserving execution without slots (docs/model.md sections 6 and 9, {@code asynchronous}):
 * the parts of a batch loop through the servers of their drafters, fork after admission and after
 * each verification, and join before it.
 *
 * <p>Events name batches by their slots, and nothing else is in them: an execution can be copied at
 * any event, to see how it would go on otherwise.
 */
final class AsynchronousPipeline implements BatchPipeline {
  /** What an event does. */
  @FunctionalInterface
  private interface Action {
    void happensIn(AsynchronousPipeline pipeline);
  }

  /** Is notified of the verdicts of one part of a batch until the last one. */
  private record PartVerdicts(PricedBatch batch, int part, Verdicts known)
      implements BatchListener {
    @Override
    public void verdict(PricedBatch other, int index, int step, double timeS) {
      if (index == part && other.place().equals(batch.place())) {
        known.known(step, timeS);
      }
    }

    boolean isOver() {
      return known.areKnown();
    }
  }

  private final Instance instance;
  private final Batches batches;
  private final BatchListener listener;
  private final BatchStages stages;
  private final boolean isOriginal; // copies run ahead: others will ask for the same batches
  private final double[] dueS; // by position: the largest U of the plan up to and including it
  private final EventQueue<Action> events;
  private final Admission admission;
  private final Residents residents;
  private final ServerBank servers;
  private int next; // position of the first batch that is not admitted
  private @Nullable BatchJob head; // that batch, once it was looked at
  private double lastEndS;

  /** An execution at time 0. */
  AsynchronousPipeline(
      Instance instance, Batches batches, BatchListener listener, BatchStages stages) {
    this.instance = instance;
    this.batches = batches;
    this.listener = listener;
    this.stages = stages;
    isOriginal = true;
    dueS = new double[batches.size()];
    for (int m = 0; m < dueS.length; m++) {
      dueS[m] = Math.max(m == 0 ? 0 : dueS[m - 1], batches.readyS(m));
    }
    events = new EventQueue<>(dueS); // which wake the admission
    admission = new Admission(instance, batches.residence());
    residents = new Residents();
    servers = new ServerBank(instance.drafters());
  }

  private AsynchronousPipeline(AsynchronousPipeline other, BatchListener listener) {
    this.listener = listener;
    stages = BatchStages.NONE;
    isOriginal = false;
    instance = other.instance;
    batches = other.batches;
    dueS = other.dueS;
    events = other.events.copy();
    admission = other.admission.copy();
    residents = other.residents.copy();
    servers = other.servers.copy();
    next = other.next;
    head = other.head == null ? null : other.head.copy();
    lastEndS = other.lastEndS;
  }

  /**
   * Runs batches, of which each fits in memory alone, in plan order, but gives up once it is known
   * to take longer than {@code limitS}.
   *
   * @return when the last one ends, seconds; infinite if it gave up
   * @throws IllegalArgumentException if one does not fit
   */
  static double run(Instance instance, Batches batches, BatchListener listener, double limitS) {
    AsynchronousPipeline pipeline =
        new AsynchronousPipeline(instance, batches, listener, BatchStages.NONE);
    do {
      double nextS = pipeline.events.nextS();
      if (nextS > limitS && nextS < Double.POSITIVE_INFINITY) {
        return Double.POSITIVE_INFINITY;
      }
    } while (pipeline.advance());
    return pipeline.lastEndS;
  }

  /**
   * Goes on to the end of the next instant; false if there is none.
   *
   * @throws IllegalArgumentException if a batch does not fit
   */
  @Override
  public boolean advance() {
    if (Double.isInfinite(events.nextS())) {
      if (next < batches.size()) {
        throw new IllegalArgumentException(
            "infeasible plan: no room ever for " + batches.at(next).place());
      }
      return false;
    }
    events.advance();
    finishInstant();
    return true;
  }

  private void finishInstant() {
    do {
      for (Action action = events.poll(); action != null; action = events.poll()) {
        action.happensIn(this);
      }
      settle();
    } while (events.isDue());
  }

  @Override
  public double endS() {
    return lastEndS;
  }

  private void settle() {
    while (admit()) {
      // until the head must wait
    }
    servers.pick(this::begin);
  }

  private boolean admit() {
    if (next == batches.size() || dueS[next] > events.nowS()) {
      return false;
    }
    BatchJob job = head == null ? new BatchJob(instance, batches.at(next), next) : head;
    head = job;
    if (!admission.hasRoom(job)) {
      return false;
    }
    admission.admit(job);
    listener.admitted(job.batch());
    head = null;
    if (isOriginal) {
      batches.forget(next);
    }
    next++;
    int slot = residents.add(job);
    for (PartJob part : job.parts()) {
      beginStep(slot, part);
    }
    return true;
  }

  private void arrive(Stage stage, int slot, int part) {
    int number = servers.number(stage, part(slot, part).profile().drafter());
    int position = residents.at(slot).position();
    servers.arrive(number, new Server.QueueEntry(stage, events.instant(), position, slot, part));
  }

  private void begin(int number, Server.QueueEntry job) {
    int slot = job.slot();
    switch (job.stage()) {
      case DRAFT -> draft(number, slot, part(slot, job.part()));
      case FRONTHAUL_UP -> sendUp(number, slot, part(slot, job.part()));
      case VERIFY -> verify(number, slot);
      case FRONTHAUL_DOWN -> sendDown(number, slot, part(slot, job.part()));
    }
  }

  private PartJob part(int slot, int index) {
    return residents.at(slot).parts().get(index);
  }

  private void beginStep(int slot, PartJob part) {
    arrive(part.isOnTheWay() ? Stage.DRAFT : Stage.FRONTHAUL_UP, slot, part.index());
  }

  /** One event ends it, and frees the server. */
  private void draft(int number, int slot, PartJob part) {
    double endS = events.nowS() + part.profile().draft(part.step());
    notifyStage(slot, part, Stage.DRAFT, endS, endS);
    int index = part.index();
    events.at(
        endS,
        pipeline -> {
          pipeline.servers.release(number);
          pipeline.arrive(Stage.FRONTHAUL_UP, slot, index);
        });
  }

  private void sendUp(int number, int slot, PartJob part) {
    double arrivalS = events.nowS() + part.profile().up(part.step());
    double freeS = events.nowS() + part.profile().upBusy(part.step());
    notifyStage(slot, part, Stage.FRONTHAUL_UP, freeS, arrivalS);
    events.at(freeS, pipeline -> pipeline.servers.release(number));
    events.at(arrivalS, pipeline -> pipeline.join(slot));
  }

  private void join(int slot) {
    if (residents.at(slot).join()) {
      arrive(Stage.VERIFY, slot, 0);
    }
  }

  /** One event ends it, and frees the server: first, since a copy sees what is free. */
  private void verify(int number, int slot) {
    BatchJob job = residents.at(slot);
    double endS = events.nowS() + job.verify(job.step());
    stages.verification(job.batch(), job.step(), events.nowS(), endS);
    events.at(
        endS,
        pipeline -> {
          pipeline.servers.release(number);
          pipeline.verified(slot, endS);
        });
  }

  private void verified(int slot, double timeS) {
    BatchJob job = residents.at(slot);
    if (job.isLastSureStep()) {
      listener.becomesUncertain(
          job.batch(),
          (part, certain, known) -> {
            PartVerdicts given = new PartVerdicts(job.batch(), part, known);
            AsynchronousPipeline other = new AsynchronousPipeline(this, given);
            other.residents.replace(slot, job.given(part, certain));
            other.fork(slot, timeS);
            other.finishInstant();
            while (!given.isOver() && other.advance()) {
              // until all that matters of it is known
            }
            return known;
          });
    }
    fork(slot, timeS);
  }

  /**
   * Parts that draft nowhere, or at the verifier, hear nothing before their last step, and the
   * verifier knows first.
   */
  private void fork(int slot, double timeS) {
    BatchJob job = residents.at(slot);
    int step = job.step();
    job.verified();
    for (PartJob part : job.parts()) {
      if (step > part.profile().steps()) {
        continue;
      }
      if (!part.isOnTheWay() && part.step() == 1) {
        listener.firstTokens(job.batch(), part.index(), timeS);
      }
      if (part.isOnTheWay() || part.isLastStep()) {
        arrive(Stage.FRONTHAUL_DOWN, slot, part.index());
      } else {
        known(slot, part, timeS);
        part.nextStep();
        join(slot);
      }
    }
  }

  private void sendDown(int number, int slot, PartJob part) {
    double arrivalS = events.nowS() + part.profile().down(part.step());
    double freeS = events.nowS() + part.profile().downBusy(part.step());
    notifyStage(slot, part, Stage.FRONTHAUL_DOWN, freeS, arrivalS);
    int index = part.index();
    events.at(freeS, pipeline -> pipeline.servers.release(number));
    events.at(arrivalS, pipeline -> pipeline.returned(slot, index, arrivalS));
  }

  private void returned(int slot, int index, double timeS) {
    PartJob part = part(slot, index);
    known(slot, part, timeS);
    if (part.isLastStep()) {
      finish(slot);
    } else {
      part.nextStep();
      beginStep(slot, part);
    }
  }

  /** A verdict counts; after the last likely one a part lets go when the rest would be over. */
  private void known(int slot, PartJob part, double timeS) {
    BatchJob job = residents.at(slot);
    listener.verdict(job.batch(), part.index(), part.step(), timeS);
    lastEndS = Math.max(lastEndS, timeS);
    if (part.step() == part.lastLikely()) {
      double restS = job.unlikelyS(part);
      if (restS > 0) {
        events.at(timeS + restS, pipeline -> pipeline.leave(slot));
      } else {
        leave(slot);
      }
    }
  }

  private void leave(int slot) {
    BatchJob job = residents.at(slot);
    if (job.leave()) {
      admission.release(job);
      forgetIfOver(slot, job);
    }
  }

  private void finish(int slot) {
    BatchJob job = residents.at(slot);
    if (job.finish()) {
      listener.finished(job.batch());
      forgetIfOver(slot, job);
    }
  }

  private void forgetIfOver(int slot, BatchJob job) {
    if (job.isOver()) {
      residents.remove(slot);
    }
  }

  private void notifyStage(int slot, PartJob part, Stage stage, double freeS, double endS) {
    PricedBatch batch = residents.at(slot).batch();
    if (part.step() == 1) {
      listener.begins(batch, events.nowS());
    }
    stages.part(batch, part.profile(), part.step(), stage, events.nowS(), freeS, endS);
  }
}
