package sdedge.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.RandomPlans;
import sdedge.RandomServices;
import sdedge.TestSeeds;
import sdedge.export.TraceRules.Slice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Plan;
import sdedge.stream.PlanExecution;
import sdedge.timeline.Execution;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;
import sdedge.timeline.Timeline;

class PerfettoTraceIT {
  private static final int CASES = 100;

  private static String trace(Instance instance, Execution execution) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PerfettoTrace(instance, execution).writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Instance instance(Random random) {
    Instance drawn =
        new RandomInstances(random).drafters(1 + random.nextInt(3)).maxTokens(40).next();
    return random.nextInt(4) == 0 ? drawn.with(Steps.EXPECTED) : drawn;
  }

  @Test
  void tracesKeepTheRulesAndShowEveryStage() {
    TestSeeds.each(
        PerfettoTraceIT.class,
        CASES,
        random -> {
          Instance instance = instance(random);
          Pipeline pipeline = Pipeline.OF_BATCHES.get(random.nextInt(Pipeline.OF_BATCHES.size()));
          Execution execution =
              Timeline.execute(instance, RandomPlans.next(random, instance, pipeline));
          TraceRules trace = TraceRules.of(trace(instance, execution));

          assertThat(trace.broken()).isEmpty();
          assertThat(trace.flows()).isEqualTo(count(execution, Stage.DRAFT));
          for (Stage stage : Stage.values()) {
            shows(trace, instance, execution, stage);
          }
        });
  }

  private static int count(Execution execution, Stage stage) {
    return (int) execution.stages().filter(run -> run.stage() == stage).count();
  }

  /** Each stage is there, on the thread of its server, at its time. */
  private static void shows(TraceRules trace, Instance instance, Execution execution, Stage stage) {
    Map<String, List<Slice>> slices = trace.slices();
    for (StageRun run : execution.stages().filter(r -> r.stage() == stage).toList()) {
      String node =
          run.drafter() == null
              ? instance.verifier().id()
              : instance.drafters().get(run.drafter()).id();
      String thread =
          node
              + switch (stage) {
                case DRAFT, VERIFY -> "";
                case FRONTHAUL_UP -> " fronthaul up";
                case FRONTHAUL_DOWN -> " fronthaul down";
              };
      assertThat(slices.getOrDefault(thread, List.of()).stream().anyMatch(s -> isOf(s, run)))
          .as(thread + " " + run)
          .isTrue();
    }
  }

  private static boolean isOf(Slice slice, StageRun run) {
    return slice.category().equals(run.stage().key())
        && slice.name().equals("batch " + run.cohort() + "." + run.batch())
        && Math.abs(slice.beginUs() / 1e6 - run.startS()) < 2e-9
        && slice.endUs() / 1e6 <= run.endS() + 2e-9;
  }

  /**
   * Jobs and passes are called by their numbers, and drafts lead to the transfers of their jobs.
   */
  @Test
  void tracesOfTasksThatJoinKeepTheRules() {
    TestSeeds.each(
        PerfettoTraceIT.class,
        CASES,
        random -> {
          Instance instance =
              new RandomModes(random)
                  .of(instance(random))
                  .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null);
          Plan plan = RandomServices.joining(random, instance);
          if (plan == null) {
            return;
          }
          Execution execution = PlanExecution.execute(instance, plan);
          TraceRules trace = TraceRules.of(trace(instance, execution));

          assertThat(trace.broken()).isEmpty();
          assertThat(trace.flows())
              .isEqualTo(
                  execution
                      .stages()
                      .filter(run -> run.stage() == Stage.DRAFT && run.drafter() != null)
                      .count());
          assertThat(names(trace, "verify")).allMatch(name -> name.matches("pass [0-9]+"));
          assertThat(names(trace, "fronthaul_down")).isEqualTo(names(trace, "verify"));
          assertThat(names(trace, "fronthaul_up")).allMatch(name -> name.matches("job [0-9]+"));
          assertThat(names(trace, "upload"))
              .isSubsetOf(instance.tasks().stream().map(Task::id).toList());
        });
  }

  /** The names of the slices of a stage or of uploads. */
  private static Set<String> names(TraceRules trace, String category) {
    return trace.slices().values().stream()
        .flatMap(List::stream)
        .filter(slice -> slice.category().equals(category))
        .map(Slice::name)
        .collect(Collectors.toSet());
  }

  @Test
  void sharesOfABandHaveThreadsOfTheirOwn() throws IOException {
    Random random = new Random(1);
    Instance instance = new RandomInstances(random).tasks(6).next();
    Execution execution =
        Timeline.execute(instance, RandomPlans.next(random, instance, Pipeline.ROLLING));
    long uploads =
        TraceRules.of(trace(instance, execution)).slices().values().stream()
            .flatMap(List::stream)
            .filter(slice -> slice.category().equals("upload"))
            .count();

    assertThat(uploads).isEqualTo(6);
  }

  @Test
  void theRulesAreNotKeptByJustAnything() {
    String thread =
        "{'ph':'M','name':'thread_name','cat':'m','pid':1,'tid':1,'args':{'name':'a'}},"
            + "{'ph':'X','name':'x','cat':'c','pid':1,'tid':1,'ts':0,'dur':5},";
    assertThat(broken(thread + "{'ph':'X','name':'y','cat':'c','pid':1,'tid':1,'ts':5,'dur':1}"))
        .isEmpty();
    assertThat(broken(thread + "{'ph':'X','name':'y','cat':'c','pid':1,'tid':1,'ts':4,'dur':2}"))
        .singleElement()
        .asString()
        .contains("no overlap");
    assertThat(broken(thread + "{'ph':'X','name':'y','cat':'c','pid':1,'tid':2,'ts':5,'dur':1}"))
        .singleElement()
        .asString()
        .contains("a named thread");
    assertThat(broken(thread + "{'ph':'s','name':'f','cat':'c','pid':1,'tid':1,'ts':1,'id':1}"))
        .singleElement()
        .asString()
        .contains("flow 1 never ends");
  }

  private static List<String> broken(String events) {
    return TraceRules.of("{'traceEvents':[" + events + "]}").broken();
  }
}
