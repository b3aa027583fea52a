package sdedge.check.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;

/**
 * Asynchronous execution: first-come-first-served servers (Section 6 of the model). In rounds until
 * nothing more happens in an instant all its events are processed, then batches are admitted, then
 * idle servers pick. It goes on as its batches are asked for.
 *
 * <p>Whatever is yet to happen names batches by their place in the plan, so that all of it can be
 * copied, to go on in another way: as if a part of a batch were certain (Section 9).
 */
final class QueueingExecution implements Iterator<BatchRun> {
  /** What happens. */
  @FunctionalInterface
  private interface Action {
    void happens(QueueingExecution in);
  }

  private final List<PendingBatch> plan;
  private final boolean seesCertain;
  private final @Nullable CertainPartQuery asked; // null unless this is a copy
  private final EventClock<Action> clock;
  private final ServerQueues<Action> servers;
  private final Map<Integer, QueuedBatch> running = new HashMap<>(); // by place
  private final Map<Integer, BatchRun> runs = new HashMap<>(); // by place; none in a copy
  private final Set<Integer> over = new HashSet<>(); // of these: all verdicts are known
  private final int[] up; // by drafter, the first on its band
  private final AdmissionQueue waiting;
  private int taken;

  /**
   * An execution that has not begun.
   *
   * @param seesCertain whether tasks see their part as certain
   */
  QueueingExecution(Instance instance, List<PendingBatch> plan, boolean seesCertain) {
    this.plan = plan;
    this.seesCertain = seesCertain;
    asked = null;
    clock = new EventClock<>();
    servers = new ServerQueues<>();
    waiting = new AdmissionQueue(instance, plan);
    up = SharedBand.firstUsers(instance);
    knock(0, plan.get(0).planned().readyS());
  }

  /** The uploads of one batch after the other are done, whether it can be admitted or not. */
  private void knock(int place, double atS) {
    clock.at(
        atS,
        in -> {
          if (place + 1 < in.plan.size()) {
            in.knock(place + 1, Math.max(atS, in.plan.get(place + 1).planned().readyS()));
          }
        });
  }

  private QueueingExecution(QueueingExecution other, CertainPartQuery asked) {
    plan = other.plan;
    seesCertain = false;
    this.asked = asked;
    clock = new EventClock<>(other.clock);
    servers = new ServerQueues<>(other.servers);
    other.running.forEach((place, batch) -> running.put(place, batch.copy()));
    waiting = new AdmissionQueue(other.waiting);
    up = other.up;
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

  private void happens(Action action) {
    action.happens(this);
  }

  private void settle() {
    for (int place = waiting.admit(clock.nowS()); place >= 0; ) {
      enter(place);
      place = waiting.admit(clock.nowS());
    }
    servers.pick(this::happens);
  }

  private void enter(int place) {
    PendingBatch head = plan.get(place);
    QueuedBatch batch = new QueuedBatch(head.times());
    running.put(place, batch);
    if (asked == null) {
      runs.put(place, head.begin());
    }
    for (int p = 0; p < batch.parts(); p++) {
      draft(place, p, 1);
    }
  }

  private QueuedBatch batch(int place) {
    return Objects.requireNonNull(running.get(place), "nothing happens to a batch that is gone");
  }

  /** A part comes to its drafter, or without drafts to its link. */
  private void draft(int place, int p, int n) {
    PartTimes part = batch(place).part(p);
    if (!part.isOnTheWay()) {
      up(place, p, n);
      return;
    }
    ServerQueues.ServerKey drafter = new ServerQueues.ServerKey(Stage.DRAFT, part.drafter());
    arrive(
        drafter,
        place,
        0,
        in -> {
          in.begin(place, p, Stage.DRAFT, n);
          in.after(
              in.batch(place).part(p).draft(n),
              then -> {
                then.servers.release(drafter);
                then.up(place, p, n);
              });
        });
  }

  private void up(int place, int p, int n) {
    int user = up[batch(place).part(p).drafter()];
    ServerQueues.ServerKey link = new ServerQueues.ServerKey(Stage.FRONTHAUL_UP, user);
    arrive(
        link,
        place,
        p,
        in -> {
          in.begin(place, p, Stage.FRONTHAUL_UP, n);
          PartTimes part = in.batch(place).part(p);
          in.after(part.upSerial(n), then -> then.servers.release(link));
          in.after(part.up(n), then -> then.join(place, n));
        });
  }

  /** One more part is at the verifier; the step arrives with the last of those active in it. */
  private void join(int place, int n) {
    if (batch(place).arrives(n)) {
      arrive(
          ServerQueues.VERIFIER,
          place,
          0,
          in -> {
            in.begin(place, 0, Stage.VERIFY, n);
            in.after(in.batch(place).verify(n), then -> then.verified(place, n));
          });
    }
  }

  private void verified(int place, int n) {
    QueuedBatch batch = batch(place);
    if (seesCertain && n == batch.lastSure()) {
      see(place, batch, n);
    }
    fork(place, n);
  }

  /** Lets the tasks of every part that may be gone from here on see it as certain. */
  private void see(int place, QueuedBatch batch, int n) {
    List<CertainPart> certain = CertainPart.of(batch.times());
    for (int p = 0; p < batch.parts(); p++) {
      if (!batch.part(p).isCertain()) {
        CertainPartQuery question = new CertainPartQuery(place, p, run(place).verdictsS(p));
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
    servers.release(ServerQueues.VERIFIER);
    QueuedBatch batch = batch(place);
    for (int p = 0; p < batch.parts(); p++) {
      PartTimes part = batch.part(p);
      if ((part.isOnTheWay() && n <= part.steps()) || n == part.steps()) {
        down(place, p, n);
      } else if (n < part.steps()) {
        verdict(place, p, n);
        join(place, n + 1);
      }
    }
  }

  private void down(int place, int p, int n) {
    ServerQueues.ServerKey link =
        new ServerQueues.ServerKey(Stage.FRONTHAUL_DOWN, batch(place).part(p).drafter());
    arrive(
        link,
        place,
        0,
        in -> {
          in.begin(place, p, Stage.FRONTHAUL_DOWN, n);
          PartTimes part = in.batch(place).part(p);
          in.after(part.downSerial(n), then -> then.servers.release(link));
          in.after(part.down(n), then -> then.returned(place, p, n));
        });
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
      run(place).end(clock.nowS());
    } else {
      asked.know(place, p, n, clock.nowS());
    }
    QueuedBatch batch = batch(place);
    if (n == batch.lastLikely(p)) {
      after(batch.unlikelyS(p), in -> in.letGo(place));
    }
  }

  private void letGo(int place) {
    if (batch(place).letsGo()) {
      waiting.release(place);
      leaveIfGone(place);
    }
  }

  private void leaveIfGone(int place) {
    if (batch(place).isGone()) {
      running.remove(place);
    }
  }

  private void begin(int place, int p, Stage stage, int n) {
    if (asked == null) {
      run(place).begin(p, stage, n, clock.nowS());
    }
  }

  private BatchRun run(int place) {
    return Objects.requireNonNull(runs.get(place), "nothing happens to a batch that was taken");
  }

  private void arrive(ServerQueues.ServerKey desk, int place, int part, Action begin) {
    servers.arrive(desk, new Server.Job<>(clock.instant(), place, part, begin));
  }

  private void after(double seconds, Action action) {
    clock.at(clock.nowS() + seconds, action);
  }
}
