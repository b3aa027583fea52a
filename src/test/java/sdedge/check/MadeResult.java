package sdedge.check;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.LoadedInstance.UnusedKeys;
import sdedge.instance.plausibility.Plausibility;
import sdedge.plan.Plan;
import sdedge.result.Result;
import sdedge.result.files.ResultFiles;
import sdedge.result.files.RunInfo;
import sdedge.result.files.RunInfo.Machine;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Solver;
import sdedge.stream.PlanExecution;
import sdedge.stream.StreamLevel;
import sdedge.study.stream.StreamFindings;
import sdedge.study.stream.StreamJson;
import sdedge.study.stream.StreamQuestion;
import sdedge.study.users.CapacityFindings;
import sdedge.timeline.Execution;

/** Results as the program makes them, in memory. */
final class MadeResult {
  static final String SHA256 = "5d".repeat(32);

  private MadeResult() {}

  /** The files of a search of an instance as it is. */
  static Map<String, byte[]> solved(Instance instance, Approach method) throws IOException {
    Outcome outcome = Solver.solve(instance, method, SearchOptions.DEFAULT, Control.NONE);
    return claimed(instance, method, outcome, 1);
  }

  /**
   * The files of a search that says it found something.
   *
   * @param silentFactor by which the makespan without drafts is wrong
   */
  static Map<String, byte[]> claimed(
      Instance instance, Approach method, Outcome outcome, double silentFactor) throws IOException {
    Execution execution =
        outcome instanceof Outcome.Found found
            ? PlanExecution.execute(instance, found.plan())
            : null;
    Double silentS =
        execution == null
            ? null
            : Double.valueOf(autoregressiveS(instance, execution.plan()) * silentFactor);
    Result result = Result.of(instance, SHA256, method.key(), outcome, execution, silentS);
    List<String> argv =
        List.of("solve", "x", "--method", method.key(), "--time-limit", "1h", "--gap", "0.5");
    return ResultFiles.inMemory(
        result.with(Plausibility.warnings(subject(instance))),
        run(argv, options(instance, method)));
  }

  /** The files of the evaluation of a plan. */
  static Map<String, byte[]> evaluated(Instance instance, Plan plan) throws IOException {
    Execution execution = PlanExecution.execute(instance, plan);
    Double silentS = autoregressiveS(instance, plan);
    Result result = Result.evaluated(instance, SHA256, execution, silentS);
    return ResultFiles.inMemory(
        result.with(Plausibility.warnings(subject(instance))),
        run(List.of("evaluate", "x", "p"), options()));
  }

  /**
   * The files of a stream that was served.
   *
   * @param policies that were asked for
   * @param groups likewise
   */
  static Map<String, byte[]> served(StreamFindings findings, String policies, String groups)
      throws IOException {
    StreamQuestion question = findings.question();
    StreamLevel level = question.level();
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    options.put("command", "stream");
    options.put("arrivals", question.source().key());
    options.put("requests", question.source().isTrace() ? null : question.source().count());
    options.put("seed", question.seed());
    options.put("draws", question.draws());
    options.put("policy", policies);
    options.put("groups", groups);
    options.put("slo_ttft_s", level == null ? null : level.ttftS());
    options.put("slo_tpot_s", level == null ? null : level.tpotS());
    options.put("slo_share", level == null ? null : level.share());
    options.put("capacity", question.capacities());
    Integer window = question.window();
    options.put("window", window == null ? null : window + 1);
    options.put("steps", question.instance().speculation().steps().key());
    options.put("time_limit_s", null);
    options.put("threads", 1);
    return ResultFiles.inMemory(
        new StreamJson(findings, List.of()).files(() -> {}), run(List.of("stream", "x"), options));
  }

  /** The files of a capacity. */
  static Map<String, byte[]> counted(
      CapacityFindings findings, Map<String, @Nullable Object> options) throws IOException {
    return ResultFiles.inMemory(findings.files(), run(List.of("capacity", "x"), options));
  }

  static LoadedInstance subject(Instance instance) {
    UnusedKeys none = new UnusedKeys(false, OptionalDouble.empty(), OptionalDouble.empty());
    List<UnusedKeys> unused = Collections.nCopies(1 + instance.drafters().size(), none);
    return new LoadedInstance(instance, "-", SHA256, Map.of(), unused, Map.of());
  }

  private static Double autoregressiveS(Instance instance, Plan plan) {
    Outcome outcome = Solver.autoregressive(instance, plan, SearchOptions.DEFAULT, Control.NONE);
    return ((Outcome.Found) outcome).makespanS();
  }

  private static Map<String, @Nullable Object> options(Instance instance, Approach method) {
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    options.put("command", "solve");
    options.put("method", method.key());
    options.put("exact", method.effort() == Effort.EXACT);
    options.put("pipeline", instance.pipeline().key());
    options.put("uplink", instance.uplink().key());
    options.put("order", instance.order().key());
    options.put("scope", instance.speculation().scope().key());
    options.put("steps", instance.speculation().steps().key());
    options.put("time_limit_s", 3600.0);
    options.put("threads", 1);
    options.put("seed", 1);
    options.put("gap", 0.5);
    options.put("warm_start", false);
    return options;
  }

  private static Map<String, @Nullable Object> options() {
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    options.put("command", "evaluate");
    options.put("pipeline", null);
    options.put("uplink", null);
    options.put("steps", null);
    return options;
  }

  private static RunInfo run(List<String> argv, Map<String, @Nullable Object> options) {
    return new RunInfo(
        argv,
        options,
        Map.of("sdedge", "test"),
        Instant.EPOCH,
        1,
        null,
        Machine.current(),
        Map.of("x", SHA256),
        Map.of());
  }
}
