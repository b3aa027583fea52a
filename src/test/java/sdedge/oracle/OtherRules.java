package sdedge.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import sdedge.TinySystem;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Node;
import sdedge.instance.Noise;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;
import sdedge.instance.reader.InstanceReader;
import sdedge.metamorphic.Edit;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.search.solver.Method;

/**
 * Results that hold together in all they say and keep to one rule less of padding, residency and
 * noise: made of an instance, stated of another one. Nothing but that rule finds them.
 */
final class OtherRules {
  private static final String SCHEDULE = "schedule.csv";
  private static final String PIPELINE = "plan.json pipeline";
  private static final int LENGTH = 3;
  private static final double ROOM = 1000; // tokens, of which a task of I reserves I + 18

  private final List<Result> results = new ArrayList<>();
  private final Instance padded; // prompts of 459, 443, 420, 438, 36 and 416 tokens
  private final Instance plain;

  /**
   * A result.
   *
   * @param stated what it is said to be of
   * @param first file and column, or path, of the first difference
   */
  record Result(String name, String first, Instance stated, Map<String, byte[]> files) {}

  private OtherRules() throws Exception {
    Instance read =
        InstanceReader.read(Path.of("instances/published-1.1b-7b.yaml")).withFirstTasks(6);
    Instance few = Edit.eachTask(read, task -> Edit.tokens(task, task.inputTokens(), 8));
    Instance unlimited = Edit.withoutMemoryLimits(few);
    padded = batching(unlimited, Batching.Padding.LONGEST_INPUT, Batching.Residency.COHORT);
    plain = batching(unlimited, Batching.Padding.NONE, Batching.Residency.COHORT);
  }

  static List<Result> all() throws Exception {
    OtherRules rules = new OtherRules();
    rules.passes();
    rules.memory();
    rules.noise();
    rules.refusals();
    return rules.results;
  }

  /** A small instance with all the keys, of two batches at a time. */
  static Instance small() throws Exception {
    Instance padded = new OtherRules().padded;
    return batching(
        limited(padded, ROOM), Batching.Padding.LONGEST_INPUT, Batching.Residency.BATCH);
  }

  private static Instance batching(
      Instance instance, Batching.Padding padding, Batching.Residency residency) {
    int most = Batching.UNLIMITED;
    return Edit.batching(instance, new Batching(most, most, padding, residency));
  }

  private static Instance limited(Instance instance, double tokens) {
    return Edit.nodes(
        instance,
        node ->
            node.id().equals("sbs")
                ? node.withMemory(
                    node.model().weightBytes() + tokens * node.model().kvBytesPerToken())
                : node);
  }

  private void add(String name, String first, Instance stated, Instance made, Plan plan)
      throws Exception {
    results.add(new Result(name, first, stated, MadeResult.evaluated(made, plan)));
  }

  /** The passes of one node alone take time, and tokens are counted as they should be. */
  private void passes() throws Exception {
    Plan plan = together(batch(0, 1, 4), batch(2, 3, 5));
    for (String constant : List.of("mbs", "sbs")) {
      LatencyTable table =
          new LatencyTable(new double[] {1}, new double[] {0}, new double[][] {{0.01}});
      Instance stated = Edit.nodes(padded, n -> n.id().equals(constant) ? with(n, table) : n);
      Instance made = Edit.batching(stated, plain.batching());
      MutableResult result = new MutableResult(MadeResult.evaluated(made, plan));
      MutableResult right = new MutableResult(MadeResult.evaluated(stated, plan));
      int tokens = right.csv(SCHEDULE).get(0).indexOf("new_tokens");
      for (int row = 0; row < right.csv(SCHEDULE).size(); row++) {
        result.csv(SCHEDULE).get(row).set(tokens, right.csv(SCHEDULE).get(row).get(tokens));
      }
      String where = constant.equals("mbs") ? "drafts" : "verifications";
      results.add(
          new Result(
              "prompts as they are in " + where, SCHEDULE + " end_s", stated, result.files()));
    }
  }

  private static Node with(Node node, LatencyTable table) {
    return node.with(new LatencyModel.Table(table));
  }

  private void memory() throws Exception {
    Instance small = small();
    add(
        "a batch over its memory",
        "plan.json cohorts[0][0]",
        small,
        small,
        together(batch(0, 1, 2), batch(3), batch(4, 5)));
    Plan wide = together(batch(0, 1, 4), batch(2), batch(3), batch(5)); // 992, and 1431 if padded
    add("a batch that fits but for padding", "plan.json cohorts[0][0]", small, small, wide);
    Instance cohorts = Edit.batching(small, padded.batching());
    Plan three =
        plan(
            Pipeline.SYNCHRONOUS,
            TinySystem.cohort(batch(0, 1), batch(4)),
            TinySystem.cohort(batch(2, 3)),
            TinySystem.cohort(batch(5)));
    add("a cohort that fits but for padding", "plan.json cohorts[0]", cohorts, cohorts, three);
    Plan one = each(Pipeline.ASYNCHRONOUS, batch(2), batch(4, 5), batch(0), batch(1), batch(3));
    Instance roomier = limited(cohorts, 1400); // for 420 and twice 416, not for 459 more
    add("a batch admitted but for padding", SCHEDULE + " start_s", cohorts, roomier, one);
  }

  private void noise() throws Exception {
    Plan plan = together(batch(0, 1), batch(2, 3), batch(4, 5));
    add(
        "a noise that narrows with the share",
        SCHEDULE + " start_s",
        padded,
        cells(this::narrowed),
        plan);
    Noise louder = new Noise.Power(-106 + 1e-5);
    add(
        "another noise",
        SCHEDULE + " start_s",
        padded,
        cells(cell -> Edit.noise(cell, louder)),
        plan);
  }

  private Instance cells(UnaryOperator<Wireless> change) {
    return Edit.cells(padded, change);
  }

  /** As much noise on the whole band, and less on a share of it. */
  private Wireless narrowed(Wireless cell) {
    return new Wireless(
        cell.bandwidthHz(),
        new Noise.Density(-106 - 10 * Math.log10(cell.bandwidthHz()), 0),
        PowerModel.CONSTANT_POWER,
        cell.bitsPerToken(),
        cell.headerBits());
  }

  private void refusals() throws Exception {
    Instance byBatch = batching(padded, Batching.Padding.NONE, Batching.Residency.BATCH);
    Plan queued = each(Pipeline.ASYNCHRONOUS, batch(0, 1), batch(2, 3), batch(4, 5));
    add("asynchronous by batch", PIPELINE, byBatch, plain, queued);
    Instance refilled = plain.withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null);
    Map<String, byte[]> files = MadeResult.solved(refilled, Method.DP);
    for (Instance stated : List.of(padded, byBatch)) {
      Instance asked = Edit.batching(refilled, stated.batching());
      results.add(new Result("continuous: " + stated.batching(), PIPELINE, asked, files));
    }
  }

  private static Batch batch(Integer... tasks) {
    return TinySystem.batch(LENGTH, tasks);
  }

  /** All batches in one cohort. */
  private static Plan together(Batch... batches) {
    return plan(Pipeline.SYNCHRONOUS, TinySystem.cohort(batches));
  }

  /** Each batch in a cohort of its own. */
  private static Plan each(Pipeline pipeline, Batch... batches) {
    return plan(pipeline, Arrays.stream(batches).map(TinySystem::cohort).toArray(Cohort[]::new));
  }

  private static Plan plan(Pipeline pipeline, Cohort... cohorts) {
    return new Plan(pipeline, Scope.GLOBAL, null, UplinkPolicy.EQUAL_FINISH, List.of(cohorts));
  }
}
