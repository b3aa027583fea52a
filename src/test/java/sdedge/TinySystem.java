package sdedge;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Acceptance;
import sdedge.instance.Batching;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Noise;
import sdedge.instance.Overheads;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;

/**
 * Systems whose times can be followed in the head: every pass of a node takes the same time, drafts
 * are never accepted, so that a task takes as many steps as it has output tokens, and a token takes
 * one byte of memory. {@link #MAX_LENGTH} is also reserved per task.
 */
public final class TinySystem {
  /** Largest speculation length. */
  public static final int MAX_LENGTH = 4;

  /** A fronthaul that takes no time. */
  public static final Fronthaul INSTANT = new Fronthaul(1, 0, 0, 0, 0);

  private static final double UNLIMITED = Double.POSITIVE_INFINITY;

  private final List<Drafter> drafters = new ArrayList<>();
  private final List<Task> tasks = new ArrayList<>();
  private Node verifier = node("mbs", 1, UNLIMITED);
  private Batching batching = Batching.FREE;

  /** Sets the seconds of a pass of the verifier, which is 1 otherwise. */
  public TinySystem verifier(double passS) {
    return verifier(passS, UNLIMITED);
  }

  /** Sets the seconds of a pass of the verifier and its room for tokens. */
  public TinySystem verifier(double passS, double tokens) {
    verifier = node("mbs", passS, tokens);
    return this;
  }

  /** Adds a drafter without a limit of memory whose tasks upload in no time. */
  public TinySystem drafter(double passS, Fronthaul fronthaul) {
    return drafter(passS, fronthaul, UNLIMITED, 0);
  }

  /** Adds a drafter with room for tokens, whose uplink takes some seconds per input token. */
  public TinySystem drafter(
      double passS, Fronthaul fronthaul, double tokens, double uploadSecondsPerToken) {
    // 0 dBm over -174 dB and -174 dBm/Hz is γ = 1 Hz: one bit per second on a band of 1 Hz.
    Wireless cell =
        new Wireless(1, Noise.THERMAL, PowerModel.CONSTANT_PSD, uploadSecondsPerToken, 0);
    drafters.add(new Drafter(node("sbs" + (drafters.size() + 1), passS, tokens), cell, fronthaul));
    return this;
  }

  /** Adds a task, u1 first, to the drafter added last. */
  public TinySystem task(int inputTokens, int steps) {
    String id = "u" + (tasks.size() + 1);
    tasks.add(new Task(id, drafters.size() - 1, inputTokens, steps, Acceptance.of(0), 0, -174));
    return this;
  }

  /** Sets the caps on task counts. */
  public TinySystem caps(int perBatch, int perCohort) {
    batching = batching.withCaps(perBatch, perCohort);
    return this;
  }

  /** Sets how batches are padded and what must fit together. */
  public TinySystem memory(Batching.Padding padding, Batching.Residency residency) {
    int perBatch = batching.maxTasksPerBatch();
    batching = new Batching(perBatch, batching.maxTasksPerCohort(), padding, residency);
    return this;
  }

  /** The instance. */
  public Instance instance() {
    return new Instance(
        "tiny",
        new Instance.Network(verifier, drafters),
        tasks,
        new Instance.Options(
            new Speculation(0, MAX_LENGTH, Scope.BATCH, Steps.MEAN),
            batching,
            UplinkPolicy.SEQUENTIAL,
            Pipeline.ROLLING,
            TaskOrder.GIVEN));
  }

  /** A batch with one length. */
  public static Batch batch(int length, Integer... tasks) {
    return new Batch(List.of(tasks), length);
  }

  /** A cohort. */
  public static Cohort cohort(Batch... batches) {
    return new Cohort(List.of(batches));
  }

  /** A plan. */
  public static Plan plan(Pipeline pipeline, Cohort... cohorts) {
    return new Plan(pipeline, Scope.BATCH, null, UplinkPolicy.SEQUENTIAL, List.of(cohorts));
  }

  private static Node node(String id, double passS, double tokens) {
    LatencyTable table =
        new LatencyTable(new double[] {1}, new double[] {0}, new double[][] {{passS}});
    return new Node(
        id, new Model(id, 1, 1, 1, 0, 1), new LatencyModel.Table(table), tokens, Overheads.NONE);
  }
}
