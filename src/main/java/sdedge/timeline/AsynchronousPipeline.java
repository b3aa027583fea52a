package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.latency.BatchLoad;

/**
 * Work-conserving execution without slots, for any number of drafters (docs/model.md section 6,
 * {@code asynchronous}): batches loop through the servers of their drafter and the one verifier.
 */
final class AsynchronousPipeline {
  private final EventQueue events = new EventQueue();
  private final Instance instance;
  private final Admission admission;
  private final Recorder recorder;
  private final List<Server> drafters = new ArrayList<>();
  private final List<Server> linksUp = new ArrayList<>();
  private final List<Server> linksDown = new ArrayList<>();
  private final Server verifier = new Server(events, this::verify);
  private final List<Server> servers = new ArrayList<>();

  private AsynchronousPipeline(PricedPlan plan) {
    instance = plan.instance();
    admission = new Admission(plan);
    recorder = new Recorder(plan);
    for (int d = 0; d < instance.drafters().size(); d++) {
      drafters.add(new Server(events, this::draft));
      linksUp.add(new Server(events, this::sendUp));
      linksDown.add(new Server(events, this::sendDown));
    }
    servers.addAll(drafters);
    servers.addAll(linksUp);
    servers.addAll(linksDown);
    servers.add(verifier);
  }

  /**
   * Executes a plan of which every batch fits in memory alone.
   *
   * @throws IllegalArgumentException if one does not
   */
  static Execution execute(PricedPlan plan) {
    return new AsynchronousPipeline(plan).run();
  }

  private Execution run() {
    for (Job job : admission.waiting()) {
      events.at(job.request().dueS(), () -> {}); // wakes the admission
    }
    events.run(this::settle);
    if (!admission.waiting().isEmpty()) {
      PlacedBatch stuck = admission.waiting().get(0).placed();
      throw new IllegalArgumentException("infeasible plan: no room ever for " + stuck);
    }
    return recorder.execution(null);
  }

  private void settle() {
    for (@Nullable Job job = next(); job != null; job = next()) {
      boolean drafts = job.profile().length() > 0;
      (drafts ? drafters : linksUp).get(job.drafter()).arrive(job);
    }
    servers.forEach(Server::pick);
  }

  private @Nullable Job next() {
    return admission.admit(events.nowS());
  }

  private double draft(Job job, double startS) {
    double endS = startS + job.profile().draft(job.step());
    recorder.stage(job.placed(), job.step(), Stage.DRAFT, startS, endS);
    events.at(endS, () -> linksUp.get(job.drafter()).arrive(job));
    return endS;
  }

  private double sendUp(Job job, double startS) {
    BatchLoad load = job.profile().load();
    double freeS = startS + load.upSerialisation(job.step());
    double arrivalS = freeS + latencyS(job);
    recorder.stage(job.placed(), job.step(), Stage.FRONTHAUL_UP, startS, arrivalS);
    events.at(arrivalS, () -> verifier.arrive(job));
    return freeS;
  }

  private double verify(Job job, double startS) {
    double endS = startS + job.profile().verify(job.step());
    recorder.stage(job.placed(), job.step(), Stage.VERIFY, startS, endS);
    events.at(endS, () -> verified(job, endS));
    return endS;
  }

  /** Without drafts nothing comes down before the last step, and the verifier knows first. */
  private void verified(Job job, double timeS) {
    boolean drafts = job.profile().length() > 0;
    if (!drafts && job.step() == 1) {
      recorder.firstTokens(job.placed().priced(), timeS);
    }
    if (drafts || job.isLastStep()) {
      linksDown.get(job.drafter()).arrive(job);
    } else {
      recorder.complete(job.placed().priced(), job.step(), timeS);
      job.nextStep();
      verifier.arrive(job);
    }
  }

  private double sendDown(Job job, double startS) {
    BatchLoad load = job.profile().load();
    double freeS = startS + load.downSerialisation(job.step());
    double arrivalS = freeS + latencyS(job);
    recorder.stage(job.placed(), job.step(), Stage.FRONTHAUL_DOWN, startS, arrivalS);
    events.at(arrivalS, () -> returned(job, arrivalS));
    return freeS;
  }

  private void returned(Job job, double timeS) {
    if (job.profile().length() > 0 && job.step() == 1) {
      recorder.firstTokens(job.placed().priced(), timeS);
    }
    recorder.complete(job.placed().priced(), job.step(), timeS);
    if (job.isLastStep()) {
      admission.release(job);
    } else {
      job.nextStep();
      drafters.get(job.drafter()).arrive(job);
    }
  }

  private double latencyS(Job job) {
    return instance.drafters().get(job.drafter()).fronthaul().latencyS();
  }
}
