package sdedge.check.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;

/**
 * Asynchronous execution: first-come-first-served servers (Section 6 of the model). Times equal
 * within a relative 1e-12 are one instant: all its events are processed, then batches are admitted,
 * then idle servers pick.
 */
final class QueueingExecution {
  private static final double INSTANT = 1e-12;

  private final Instance instance;
  private final Deque<Job> waiting = new ArrayDeque<>();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::timeS));
  private final List<Server> servers = new ArrayList<>();
  private final Server verifier = server();
  private final List<Site> sites = new ArrayList<>();
  private double verifierTokens;
  private double nowS;
  private int instant;
  private int admitted;

  QueueingExecution(Instance instance, List<List<List<BatchRun>>> plans) {
    this.instance = instance;
    instance.drafters().forEach(drafter -> sites.add(new Site(server(), server(), server())));
    List<Job> jobs = new ArrayList<>();
    for (List<List<BatchRun>> plan : plans) {
      double latestS = 0;
      for (BatchRun run : plan.stream().flatMap(List::stream).toList()) {
        latestS = Math.max(latestS, run.readyS());
        jobs.add(new Job(run, latestS, Memory.tokens(instance, run.batch().tasks())));
      }
    }
    jobs.sort(Comparator.comparingDouble(job -> job.queuedS)); // stable: drafter, then position
    waiting.addAll(jobs);
    jobs.forEach(job -> events.add(new Event(job.queuedS, () -> {})));
  }

  /** A batch on its way. */
  private static final class Job {
    final BatchRun run;
    final double queuedS;
    final double tokens;
    int position;
    int step = 1;
    int arrived;

    Job(BatchRun run, double queuedS, double tokens) {
      this.run = run;
      this.queuedS = queuedS;
      this.tokens = tokens;
    }
  }

  private record Event(double timeS, Runnable action) {}

  /** The servers of a drafter and what is resident there. */
  private static final class Site {
    final Server drafter;
    final Server up;
    final Server down;
    double tokens;
    int tasks;

    Site(Server drafter, Server up, Server down) {
      this.drafter = drafter;
      this.up = up;
      this.down = down;
    }
  }

  /** Serves one at a time: first come, then first admitted. */
  private static final class Server {
    final PriorityQueue<Job> queue =
        new PriorityQueue<>(
            Comparator.<Job>comparingInt(job -> job.arrived).thenComparingInt(job -> job.position));
    boolean busy;
  }

  private Server server() {
    Server server = new Server();
    servers.add(server);
    return server;
  }

  /** Runs all batches to their end. */
  void run() {
    while (!events.isEmpty()) {
      double nextS = events.element().timeS();
      if (nextS > nowS * (1 + INSTANT)) {
        nowS = nextS;
        instant++;
      }
      while (!events.isEmpty() && events.element().timeS() <= nowS * (1 + INSTANT)) {
        events.remove().action().run();
      }
      admit();
      servers.forEach(this::pick);
    }
    if (!waiting.isEmpty()) {
      throw new IllegalStateException("a batch of a plan within the limits was never admitted");
    }
  }

  private void admit() {
    while (!waiting.isEmpty() && isAdmissible(waiting.element())) {
      Job job = waiting.remove();
      Site site = sites.get(job.run.drafter());
      job.position = admitted++;
      verifierTokens += job.tokens;
      site.tokens += job.tokens;
      site.tasks += job.run.batch().tasks().size();
      arrive(job, job.run.times().length() > 0 ? site.drafter : site.up);
    }
  }

  private boolean isAdmissible(Job job) {
    Site site = sites.get(job.run.drafter());
    int tasks = job.run.batch().tasks().size();
    return job.queuedS <= nowS * (1 + INSTANT)
        && Memory.fits(instance.verifier(), verifierTokens + job.tokens)
        && Memory.fits(instance.drafters().get(job.run.drafter()).node(), site.tokens + job.tokens)
        && site.tasks + tasks <= instance.batching().maxTasksPerCohort();
  }

  private void arrive(Job job, Server server) {
    job.arrived = instant;
    server.queue.add(job);
  }

  private void pick(Server server) {
    @Nullable Job job = server.busy ? null : server.queue.poll();
    if (job == null) {
      return;
    }
    server.busy = true;
    Site site = sites.get(job.run.drafter());
    BatchTimes times = job.run.times();
    int n = job.step;
    if (server == site.drafter) {
      serve(server, job, Stage.DRAFT, times.draftS()[n], () -> arrive(job, site.up));
    } else if (server == site.up) {
      serve(server, job, Stage.FRONTHAUL_UP, times.upSerialS()[n], () -> {});
      after(times.upSerialS()[n] + times.upLatencyS()[n], () -> arrive(job, verifier));
    } else if (server == verifier) {
      serve(server, job, Stage.VERIFY, times.verifyS()[n], () -> verified(job, site));
    } else {
      serve(server, job, Stage.FRONTHAUL_DOWN, times.downSerialS()[n], () -> {});
      after(times.downSerialS()[n] + times.downLatencyS()[n], () -> returned(job, site));
    }
  }

  private void serve(Server server, Job job, Stage stage, double busyS, Runnable then) {
    job.run.begin(stage, job.step, nowS);
    after(
        busyS,
        () -> {
          server.busy = false;
          then.run();
        });
  }

  private void after(double seconds, Runnable action) {
    events.add(new Event(nowS + seconds, action));
  }

  private void verified(Job job, Site site) {
    if (job.run.has(Stage.FRONTHAUL_DOWN, job.step)) {
      arrive(job, site.down);
    } else {
      job.step++;
      arrive(job, verifier);
    }
  }

  private void returned(Job job, Site site) {
    if (job.step < job.run.times().steps()) {
      job.step++;
      arrive(job, site.drafter);
    } else {
      verifierTokens -= job.tokens;
      site.tokens -= job.tokens;
      site.tasks -= job.run.batch().tasks().size();
    }
  }
}
