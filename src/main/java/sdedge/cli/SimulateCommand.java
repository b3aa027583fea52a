package sdedge.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.cli.TerminalCommand.OneInstanceCommand;
import sdedge.cli.option.OutputOptions.ForceOption;
import sdedge.cli.option.RunOptions;
import sdedge.cli.terminal.WorkProgress;
import sdedge.cli.text.SimulationText;
import sdedge.control.Control;
import sdedge.document.Human;
import sdedge.document.InputFile;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.plausibility.Plausibility;
import sdedge.plan.Plan;
import sdedge.result.files.PlanReader;
import sdedge.result.table.FileContent;
import sdedge.storage.ResultDirectory;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.ForeignPlan;
import sdedge.study.UsedOptions;
import sdedge.study.simulation.Clairvoyant;
import sdedge.study.simulation.PlanSummary;
import sdedge.study.simulation.ServiceLevel;
import sdedge.study.simulation.Simulation;
import sdedge.study.simulation.SimulationJson;
import sdedge.study.simulation.SimulationResult;

/** {@code sdedge simulate}. */
@Command(
    name = "simulate",
    headerHeading = "Example:%n  sdedge simulate instance.yaml plan.json --runs 10000%n%n",
    header = "Execute plans with sampled acceptance: distributions of makespan and latencies.",
    description = {
      "Several plans run with the same random numbers and are compared with the first.",
      ""
    })
final class SimulateCommand extends OneInstanceCommand {
  /** Runs times tasks of a plan that are kept in memory, two numbers each. */
  private static final double MOST_VALUES = 4e7;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "PLAN", description = "plan.json files.")
  private List<String> planFiles = List.of();

  @Option(names = "--runs", paramLabel = "N", order = 1, description = "Default 1000.")
  private int runs = 1000;

  @Option(
      names = "--slo",
      paramLabel = "LIMITS",
      order = 5,
      description = "Such as ttft=500ms,e2e=8s: the share of tasks that meet it.")
  private ServiceLevel level = ServiceLevel.NONE;

  @Option(
      names = "--clairvoyant",
      paramLabel = "N",
      order = 6,
      description = "Plan the first N runs anew with the answers known: what that would save.")
  private int clairvoyant;

  @Mixin private RunOptions.Executed execution = new RunOptions.Executed();
  @Mixin private RunOptions.Seeded run = new RunOptions.Seeded();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 50,
      description = "Directory of the tables; default results/NAME-simulated.")
  private @Nullable String directory;

  @Mixin private ForceOption force = new ForceOption();

  @Option(names = "--json", order = 60, description = "Print the summary as one JSON object.")
  private boolean json;

  @Override
  ExitCode execute() throws Exception {
    if (runs < 1) {
      throw usage("--runs must be at least 1");
    }
    WorkProgress progress = new WorkProgress(terminal(), "");
    Control control = terminal().control(run.timeLimit, progress);
    Inputs inputs = inputs();
    LoadedInstance loaded = inputs.instance(file, run.timeLimit);
    Instance instance = loaded.instance().with(execution.steps);
    if ((double) runs * instance.tasks().size() * planFiles.size() > MOST_VALUES) {
      throw CommandFailure.invalid(
          Human.format("runs times tasks times plans must be at most %.0f", MOST_VALUES));
    }
    Map<String, String> digests = new LinkedHashMap<>(loaded.digests());
    Map<String, Plan> plans = plans(inputs, instance, digests);
    String shown = directory == null ? "results/" + instance.name() + "-simulated" : directory;
    refuseClairvoyant(plans.values().iterator().next());
    ResultDirectory target = force.outputs(terminal()).directory(Path.of(shown), spec.name());
    Simulation simulation = new Simulation(instance, run.seed, runs, run.threads());
    SimulationResult result =
        progress.during(() -> SimulationResult.of(simulation, plans, level, clairvoyant, control));
    ExitCode code = terminal().signalledOr(result == null ? ExitCode.LIMIT : ExitCode.DONE);
    if (result == null) {
      terminal().say("ended before any run was done; nothing is written");
      return code;
    }
    reportLeftOut(result);
    List<String> all = new ArrayList<>(Plausibility.warnings(loaded));
    for (PlanSummary plan : result.plans()) {
      inputs.warn(file, plan.warnings());
      all.addAll(plan.warnings());
    }
    SimulationJson summary =
        new SimulationJson(
            instance.name(), pipelines(plans), run.seed, result, all.stream().distinct().toList());
    Map<String, FileContent> files = new TreeMap<>(result.tables());
    files.put("summary.json", summary);
    terminal().writing(target, shown);
    target.write(files, () -> terminal().run(used(), digests, Map.of()));
    if (json) {
      summary.writeTo(terminal().out());
    } else {
      SimulationText.of(instance, run.seed, result).forEach(terminal().out()::println);
      terminal().out().println(Human.field("written to", shown));
    }
    return code;
  }

  private void refuseClairvoyant(Plan plan) {
    if (clairvoyant < 0) {
      throw usage("--clairvoyant must be at least 0");
    }
    if (clairvoyant > 0 && !plan.pipeline().hasSlots()) {
      throw usage(
          "--clairvoyant plans anew under pipelines of slots, and the first plan is "
              + plan.pipeline().key());
    }
  }

  private Map<String, Plan> plans(Inputs inputs, Instance instance, Map<String, String> digests)
      throws Exception {
    Map<String, Plan> plans = new LinkedHashMap<>();
    for (String planFile : planFiles) {
      byte[] bytes = inputs.bytes(planFile);
      Plan read = PlanReader.parse(planFile, bytes, instance).plan();
      ForeignPlan given =
          ForeignPlan.of(instance, read, execution.pipeline, null).feasible(planFile);
      if (plans.put(planFile, given.plan()) != null) {
        throw usage(planFile + " is given twice");
      }
      digests.put(planFile, InputFile.sha256(bytes));
    }
    return plans;
  }

  private void reportLeftOut(SimulationResult result) {
    if (result.runs() < runs) {
      terminal().say("ended after " + result.runs() + " of " + runs + " runs, which are kept");
    }
    Clairvoyant known = result.clairvoyant();
    int planned = known == null ? 0 : known.runs();
    if (planned < Math.min(clairvoyant, runs)) {
      terminal().say(planned + " of " + Math.min(clairvoyant, runs) + " runs were planned anew");
    }
  }

  private static String pipelines(Map<String, Plan> plans) {
    List<String> keys =
        plans.values().stream().map(plan -> plan.pipeline().key()).distinct().toList();
    return String.join("+", keys);
  }

  private Map<String, @Nullable Object> used() {
    Map<String, @Nullable Object> used = new LinkedHashMap<>();
    used.put("command", spec.name());
    used.put("runs", runs);
    used.put("seed", run.seed);
    used.put("pipeline", UsedOptions.word(execution.pipeline));
    used.put("steps", UsedOptions.word(execution.steps));
    used.put("slo_ttft_s", level.ttftS());
    used.put("slo_e2e_s", level.e2eS());
    if (clairvoyant > 0) {
      used.put("clairvoyant", clairvoyant);
    }
    if (run.timeLimit != null) {
      used.put("time_limit_s", run.timeLimit.toNanos() / 1e9);
    }
    return UsedOptions.with(used, set.settings());
  }
}
