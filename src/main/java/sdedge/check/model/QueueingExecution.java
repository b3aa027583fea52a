package sdedge.check.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.timeline.Stage;

/**
 * Asynchronous execution: first-come-first-served servers (Section 6 of the model). In rounds until
 * nothing more happens in an instant all its events are processed, then batches are admitted, then
 * idle servers pick. It goes on as its batches are asked for.
 *
 * <p>Whatever is yet to happen names batches by their place in the plan, so that all of it can be
 * copied, to go on in another way: as if a part of a batch were certain (Section 9).
 */
final class QueueingExecution implements Iterator<BatchRun> {
  /** What happens: a service ends, what it made is at the next stage, a part lets go. */
  private enum What {
    UPLOADED,
    SERVED,
    ARRIVED,
    LET_GO
  }

  /** A server: the one of a stage at a drafter; of verifications there is one for all. */
  private record ServerKey(Stage stage, int drafter) {}

  /** Something happens at a server to a part of the batch at a place in the plan. */
  private record Event(What what, ServerKey at, int place, int part, int step) {}

  /**
   * A part as if it were certain: what a copy of an execution is made for.
   *
   * @param verdictsS by step from 1, filled by the copy
   */
  @SuppressWarnings("ArrayRecordComponent") // of one copy, which nobody compares
  private record Query(int place, int part, double[] verdictsS) {
    boolean isAnswered() {
      return !Double.isNaN(verdictsS[verdictsS.length - 1]);
    }
  }

  private static final ServerKey VERIFIER = new ServerKey(Stage.VERIFY, 0);
  private final List<PlannedBatch> plan;
  private final Function<PlannedBatch, BatchTimes> pricing;
  private final Map<Integer, BatchTimes> ahead; // by place, until the batch itself enters
  private final boolean seesCertain;
  private final @Nullable Query asked; // null unless this is a copy
  private final EventClock<Event> clock;
  private final Map<ServerKey, Server<Event>> servers = new HashMap<>();
  private final Set<ServerKey> changed = new LinkedHashSet<>(); // since idle servers picked
  private final Map<Integer, BatchProgress> running = new HashMap<>(); // by place
  private final Map<Integer, BatchRun> runs = new HashMap<>(); // by place; none in a copy
  private final Set<Integer> over = new HashSet<>(); // of these: all verdicts are known
  private final int[] up; // by drafter, the first on its band
  private final Memory.Reserved residents;
  private int admitted;
  private double uploadedS; // when all uploads are done up to and including the next batch
  private int taken;

  /**
   * An execution that has not begun.
   *
   * @param pricing what a batch takes
   * @param seesCertain whether tasks see their part as certain
   */
  QueueingExecution(
      Instance instance,
      List<PlannedBatch> plan,
      Function<PlannedBatch, BatchTimes> pricing,
      boolean seesCertain) {
    this.plan = plan;
    this.pricing = pricing;
    this.seesCertain = seesCertain;
    ahead = new HashMap<>();
    asked = null;
    clock = new EventClock<>();
    up = SharedBand.firstUsers(instance);
    Set<String> modes = ResultPlan.modes(instance, plan.stream().map(PlannedBatch::batch).toList());
    residents = new Memory.Reserved(new ModeSelection(instance, modes));
    uploadedS = plan.get(0).readyS();
    clock.at(uploadedS, new Event(What.UPLOADED, VERIFIER, 0, 0, 1));
  }

  private QueueingExecution(QueueingExecution other, Query asked) {
    plan = other.plan;
    pricing = other.pricing;
    ahead = other.ahead;
    seesCertain = false;
    this.asked = asked;
    clock = new EventClock<>(other.clock);
    other.servers.forEach(
        (key, server) -> {
          if (!server.isIdle()) {
            servers.put(key, new Server<>(server));
          }
        });
    changed.addAll(other.changed);
    other.running.forEach((place, batch) -> running.put(place, batch.copy()));
    up = other.up;
    residents = new Memory.Reserved(other.residents);
    admitted = other.admitted;
    uploadedS = other.uploadedS;
  }

  @Override
  public boolean hasNext() {
    return taken < plan.size();
  }

  @Override
  public BatchRun next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    while (!over.contains(taken)) {
      if (!advance()) {
        throw new IllegalStateException("a batch of a plan within the limits was never admitted");
      }
    }
    BatchRun next = run(taken);
    over.remove(taken);
    runs.remove(taken);
    taken++;
    return next;
  }

  private boolean advance() {
    boolean more = clock.advance(this::happens);
    if (more) {
      settle();
    }
    return more;
  }

  private void happens(Event event) {
    int place = event.place;
    switch (event.what) {
      case UPLOADED -> { // of one batch after the other, whether it can be admitted or not
        if (place + 1 < plan.size()) {
          double atS = Math.max(clock.nowS(), plan.get(place + 1).readyS());
          clock.at(atS, new Event(What.UPLOADED, VERIFIER, place + 1, 0, 1));
        }
      }
      case SERVED -> served(event);
      case ARRIVED -> {
        if (event.at.stage == Stage.FRONTHAUL_UP) {
          join(place, event.step);
        } else {
          returned(place, event.part, event.step);
        }
      }
      case LET_GO -> letGo(place);
    }
  }

  private void settle() {
    while (admitted < plan.size() && uploadedS <= clock.nowS() && residents.fits(tasks(admitted))) {
      residents.add(tasks(admitted));
      enter(admitted);
      admitted++;
      if (admitted < plan.size()) {
        uploadedS = Math.max(uploadedS, plan.get(admitted).readyS());
      }
    }
    for (ServerKey key : changed) {
      Event job = server(key).pick();
      if (job != null) {
        serve(job);
      }
    }
    changed.clear();
  }

  private List<Integer> tasks(int place) {
    return plan.get(place).batch().tasks();
  }

  private void enter(int place) {
    BatchTimes times = ahead.computeIfAbsent(place, p -> pricing.apply(plan.get(p)));
    BatchProgress batch = new BatchProgress(times);
    running.put(place, batch);
    if (asked == null) {
      ahead.remove(place);
      runs.put(place, new BatchRun(plan.get(place), times));
    }
    for (int p = 0; p < times.parts().size(); p++) {
      draft(place, p, 1);
    }
  }

  private BatchProgress batch(int place) {
    return Objects.requireNonNull(running.get(place), "nothing happens to a batch that is gone");
  }

  private BatchRun run(int place) {
    return Objects.requireNonNull(runs.get(place), "nothing happens to a batch that was taken");
  }

  private Server<Event> server(ServerKey key) {
    return servers.computeIfAbsent(key, idle -> new Server<>());
  }

  /** A part, of verifications the first one for all, comes to a server. */
  private void arrive(Stage stage, int place, int part, int step) {
    int drafter = batch(place).part(part).drafter();
    ServerKey at =
        switch (stage) {
          case DRAFT, FRONTHAUL_DOWN -> new ServerKey(stage, drafter);
          case FRONTHAUL_UP -> new ServerKey(stage, up[drafter]);
          case VERIFY -> VERIFIER;
        };
    Event job = new Event(What.SERVED, at, place, part, step);
    server(at).arrive(clock.instant(), place, part, job);
    changed.add(at);
  }

  /** A service begins. */
  private void serve(Event job) {
    if (asked == null) {
      run(job.place).begin(job.part, job.at.stage, job.step, clock.nowS());
    }
    BatchProgress batch = batch(job.place);
    PartTimes part = batch.part(job.part);
    switch (job.at.stage) {
      case DRAFT -> after(part.draft(job.step), job);
      case FRONTHAUL_UP -> send(job, part.upSerial(job.step), part.up(job.step));
      case VERIFY -> after(batch.verify(job.step), job);
      case FRONTHAUL_DOWN -> send(job, part.downSerial(job.step), part.down(job.step));
    }
  }

  /** A link is free again before what it sends has arrived. */
  private void send(Event job, double serialS, double wholeS) {
    after(serialS, job);
    after(wholeS, new Event(What.ARRIVED, job.at, job.place, job.part, job.step));
  }

  private void after(double seconds, Event event) {
    clock.at(clock.nowS() + seconds, event);
  }

  private void served(Event job) {
    switch (job.at.stage) {
      case DRAFT -> {
        release(job.at);
        arrive(Stage.FRONTHAUL_UP, job.place, job.part, job.step);
      }
      case FRONTHAUL_UP, FRONTHAUL_DOWN -> release(job.at);
      case VERIFY -> {
        if (seesCertain && job.step == batch(job.place).lastSure()) {
          see(job.place, job.step);
        }
        fork(job.place, job.step);
      }
    }
  }

  private void release(ServerKey server) {
    server(server).release();
    changed.add(server);
  }

  /** A part comes to its drafter, or without drafts to its link. */
  private void draft(int place, int p, int n) {
    boolean drafts = batch(place).part(p).isOnTheWay();
    arrive(drafts ? Stage.DRAFT : Stage.FRONTHAUL_UP, place, p, n);
  }

  /** One more part is at the verifier; the step arrives with the last of those active in it. */
  private void join(int place, int n) {
    if (batch(place).arrives(n)) {
      arrive(Stage.VERIFY, place, 0, n);
    }
  }

  /** Lets the tasks of every part that may be gone from here on see it as certain. */
  private void see(int place, int n) {
    BatchProgress batch = batch(place);
    List<CertainPart> certain = CertainPart.of(batch.times());
    for (int p = 0; p < certain.size(); p++) {
      if (!batch.part(p).isCertain()) {
        Query question = new Query(place, p, run(place).verdictsS(p));
        QueueingExecution copy = new QueueingExecution(this, question);
        copy.running.put(place, batch.given(p, certain.get(p)));
        copy.fork(place, n);
        copy.clock.finishInstant(copy::happens);
        copy.settle();
        while (!question.isAnswered() && copy.advance()) {
          // until it is known when the tasks of the part end
        }
        run(place).see(p, certain.get(p), question.verdictsS());
      }
    }
  }

  private void fork(int place, int n) {
    release(VERIFIER);
    BatchProgress batch = batch(place);
    for (int p = 0; p < batch.times().parts().size(); p++) {
      PartTimes part = batch.part(p);
      if ((part.isOnTheWay() && n <= part.steps()) || n == part.steps()) {
        arrive(Stage.FRONTHAUL_DOWN, place, p, n);
      } else if (n < part.steps()) {
        verdict(place, p, n);
        join(place, n + 1);
      }
    }
  }

  private void returned(int place, int p, int n) {
    verdict(place, p, n);
    if (n < batch(place).part(p).steps()) {
      draft(place, p, n + 1);
    } else if (batch(place).finishes()) {
      over.add(place);
      leaveIfGone(place);
    }
  }

  /** A verdict counts; after the last likely one the part lets go when the rest would be over. */
  private void verdict(int place, int p, int n) {
    if (asked == null) {
      run(place).know(p, n, clock.nowS());
    } else if (asked.place == place && asked.part == p) {
      asked.verdictsS[n] = clock.nowS();
    }
    BatchProgress batch = batch(place);
    if (n == batch.lastLikely(p)) {
      after(batch.unlikelyS(p), new Event(What.LET_GO, VERIFIER, place, p, n));
    }
  }

  private void letGo(int place) {
    if (batch(place).letsGo()) {
      residents.remove(tasks(place));
      leaveIfGone(place);
    }
  }

  private void leaveIfGone(int place) {
    if (batch(place).isGone()) {
      running.remove(place);
    }
  }
}
