package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.number;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sdedge.FewerTasks;
import sdedge.RandomPlans;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.oracle.files.Difference;
import sdedge.oracle.files.NotAResultException;
import sdedge.oracle.files.ResultSource;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.local.Solution;
import sdedge.search.partition.BatchPlans;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.timeline.Timeline;

/** The check finds every change of a result that changes what it says, whatever the digests. */
class CorruptedResultsIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Map<String, Made> RESULTS = new LinkedHashMap<>();

  private record Made(Instance instance, Map<String, byte[]> files) {}

  @BeforeAll
  static void makeResults() throws Exception {
    Instance quick = read("instances/quickstart.yaml").with(Steps.MEAN);
    Instance table = read("instances/measured-table.yaml").with(Steps.MEAN);
    Instance late = reference("case-100-late-uploads");
    Instance two = reference("case-105-shared-memory");
    Instance power =
        read("instances/slow-uplink.yaml")
            .withFirstTasks(6)
            .withOptions(null, UplinkPolicy.AUTO, null, null);
    Instance few = late.withFirstTasks(4);
    solved("rolling, several cohorts", quick, Method.DP);
    solved("synchronous", with(quick, Pipeline.SYNCHRONOUS), Method.DP);
    solved("sequential", with(late, Pipeline.SEQUENTIAL), Method.DP);
    solved("asynchronous, two drafters", two, Method.DP);
    solved("constant power, equal-finish", power, Method.DP);
    solved(
        "constant power, uniform",
        power.withOptions(null, UplinkPolicy.EQUAL_SHARES, null, null),
        Method.DP);
    solved("measured table", table, Method.DP);
    solved("lengths 0", quick, Objects.requireNonNull(Approaches.named("autoregressive")));
    solved("one length", quick.withOptions(null, null, TaskOrder.GIVEN, Scope.GLOBAL), Method.DP);
    solved("asynchronous, enumerated", with(few, Pipeline.ASYNCHRONOUS), Method.EXHAUSTIVE);
    Instance four = read("src/test/resources/reference/joint/case-002.yaml");
    solved("batches of several drafters", four.withOptions(null, null, null, Scope.BATCH));
    solved("expected steps", late.withFirstTasks(4).with(Steps.EXPECTED));
    solved(
        "joint uplink", power.withFirstTasks(4).withOptions(null, UplinkPolicy.JOINT, null, null));
    solved("padded, by batch, by a power of noise", OtherRules.small());
    Instance memory = FewerTasks.inLittleMemory(8);
    priced("prices of cohorts", memory, Control.NONE);
    priced("no bound of all batch plans", memory, Control.asking(() -> Termination.INTERRUPTED));
    Random random = new Random(1);
    evaluated("evaluated", quick, RandomPlans.next(random, quick, Pipeline.ROLLING));
    Instance parts = four.withOptions(null, null, null, Scope.DRAFTER);
    for (Pipeline pipeline : List.of(Pipeline.SYNCHRONOUS, Pipeline.ASYNCHRONOUS)) {
      evaluated("lengths per part", parts, RandomPlans.next(random, parts, pipeline));
      Plan plan = RandomPlans.next(random, power, pipeline);
      evaluated("allocation", power, Draws.allocated(new Random(3), power, plan));
    }
  }

  private static void evaluated(String name, Instance instance, Plan plan) throws Exception {
    RESULTS.put(
        name + ", " + plan.pipeline(), new Made(instance, MadeResult.evaluated(instance, plan)));
  }

  /** Of the best plan in an order, which is not the best of all batch plans. */
  private static void priced(String name, Instance instance, Control control) throws Exception {
    Outcome.Optimal contiguous = PricedPlans.contiguous(instance);
    BatchPlans.Found found = PricedPlans.best(instance, contiguous, control);
    Solution<Plan> inOrder = new Solution<>(contiguous.plan(), contiguous.makespanS());
    Outcome outcome =
        PricedPlans.outcome(
            instance,
            contiguous,
            new BatchPlans.Found(inOrder, found.boundS(), found.certificates()));
    RESULTS.put(name, new Made(instance, MadeResult.claimed(instance, Method.DP, outcome, 1)));
  }

  private static void solved(String name, Instance instance) throws Exception {
    solved(name, instance, Method.DP);
  }

  private static void solved(String name, Instance instance, Approach method) throws Exception {
    RESULTS.put(name, new Made(instance, MadeResult.solved(instance, method)));
  }

  private static Instance with(Instance instance, Pipeline pipeline) {
    return instance.withOptions(pipeline, null, null, null);
  }

  private static Instance read(String file) throws Exception {
    return InstanceReader.read(Path.of(file));
  }

  private static Instance reference(String name) throws Exception {
    return read("src/test/resources/reference/cases/" + name + ".yaml");
  }

  @Test
  void findsEveryCorruption() throws Exception {
    List<Corruption> kinds =
        Stream.of(
                PlanCorruptions.all(),
                AllocationCorruptions.all(),
                TableCorruptions.all(),
                SummaryCorruptions.all(),
                WeightCorruptions.all(),
                CohortPriceCorruptions.all(),
                RunCorruptions.all())
            .flatMap(List::stream)
            .toList();
    List<String> missed = new ArrayList<>();
    int tried = 0;
    for (Corruption kind : kinds) {
      int applied = 0;
      for (Map.Entry<String, Made> result : RESULTS.entrySet()) {
        MutableResult changed = new MutableResult(result.getValue().files());
        if (kind.change().apply(changed)) {
          applied++;
          if (!isFound(result.getValue().instance(), changed.files())) {
            missed.add(kind + " in " + result.getKey());
          }
        }
      }
      assertThat(applied).as("results with " + kind).isPositive();
      tried += applied;
    }
    System.out.println(
        "corruptions: " + kinds.size() + " kinds, " + tried + " in " + RESULTS.size() + " results");
    assertThat(missed).isEmpty();
    assertThat(kinds).hasSizeGreaterThan(40);
  }

  @Test
  void findsResultsOfOtherRules() throws Exception {
    for (OtherRules.Result result : OtherRules.all()) {
      List<Difference> found = differences(new MutableResult(result.files()), result.stated());
      assertThat(found).as(result.name()).isNotEmpty();
      Difference first = found.get(0);
      assertThat(first.file() + " " + first.column()).as(result.name()).isEqualTo(result.first());
    }
  }

  /** Any weights prove something, but not what others prove. */
  @Test
  void findsWrongCertificates() throws Exception {
    Instance instance = read("src/test/resources/reference/uplink/c11.yaml");
    Map<String, byte[]> files = MadeResult.solved(instance, Method.DP);
    assertThat(isFound(instance, files)).isFalse();
    for (Corruption kind : WeightCorruptions.ofCertificates()) {
      MutableResult changed = new MutableResult(files);
      assertThat(kind.change().apply(changed)).as(kind.name()).isTrue();
      assertThat(isFound(instance, changed.files())).as(kind.name()).isTrue();
    }
  }

  @Test
  void acceptsWhatChangesNoMeaning() throws Exception {
    for (Map.Entry<String, Made> result : RESULTS.entrySet()) {
      Instance instance = result.getValue().instance();
      assertThat(isFound(instance, result.getValue().files())).as(result.getKey()).isFalse();
      for (Corruption kind : Rewritings.all()) {
        MutableResult changed = new MutableResult(result.getValue().files());
        assertThat(kind.change().apply(changed)).isTrue();
        assertThat(isFound(instance, changed.files()))
            .as(kind + " in " + result.getKey())
            .isFalse();
      }
    }
  }

  @Test
  void aBoundAboveTheMakespanDiffersBeforeAnySearch() throws Exception {
    Instance quick = read("instances/quickstart.yaml").with(Steps.MEAN);
    Plan plan = RandomPlans.next(new Random(1), quick, Pipeline.ROLLING);
    double makespanS = Timeline.execute(quick, plan).makespanS();
    Made solved = Objects.requireNonNull(RESULTS.get("rolling, several cohorts"));
    MutableResult changed = new MutableResult(solved.files());
    changed.summary().put("status", "feasible");
    changed.summary().put("termination", "gap");
    assertThat(differences(changed, quick)).isEmpty();
    changed.summary().put("bound_s", makespanS * 2);
    changed.summary().put("gap", 1 - makespanS * 2 / number(changed.summary().get("makespan_s")));
    assertThat(differences(changed, quick)).extracting(Difference::column).contains("bound_s");
  }

  /** Whatever else it breaks, a plan that is none is said to be none. */
  @Test
  void aTaskInTwoBatchesIsReportedAsSuch() throws Exception {
    Made solved = Objects.requireNonNull(RESULTS.get("evaluated, rolling"));
    MutableResult changed = new MutableResult(solved.files());
    for (Corruption kind : PlanCorruptions.all()) {
      if (kind.name().equals("a task twice")) {
        assertThat(kind.change().apply(changed)).isTrue();
      }
    }
    assertThat(differences(changed, solved.instance()))
        .extracting(Difference::expected)
        .contains("each task in one batch");
  }

  private static List<Difference> differences(MutableResult result, Instance instance)
      throws Exception {
    return ResultChecker.check(MadeResult.subject(instance), ResultSource.of(result.files()))
        .differences();
  }

  private static boolean isFound(Instance instance, Map<String, byte[]> files) throws Exception {
    try {
      CheckOutcome checked =
          ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
      return !checked.differences().isEmpty()
          || ClaimChecker.check(checked, LIMIT) instanceof ClaimVerdict.Refuted;
    } catch (NotAResultException e) {
      return true;
    }
  }
}
