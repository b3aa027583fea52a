package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.cli.TerminalCommand.OneInstanceCommand;
import sdedge.cli.option.Keys;
import sdedge.cli.option.OutputOptions;
import sdedge.cli.option.RunOptions;
import sdedge.cli.terminal.SearchProgress;
import sdedge.cli.terminal.Terminal;
import sdedge.document.Human;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.plausibility.Plausibility;
import sdedge.instance.reader.Arrivals;
import sdedge.result.Result;
import sdedge.result.Status;
import sdedge.result.files.PlanReader;
import sdedge.result.files.PlanReader.PlanFile;
import sdedge.result.files.saved.SavedFolder;
import sdedge.result.files.saved.SavedFolder.Saved;
import sdedge.result.table.Values;
import sdedge.search.PlanClass;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.ForeignPlan;
import sdedge.study.PlanScores;
import sdedge.study.PlanScores.PlanScore;
import sdedge.study.SelfCheck;
import sdedge.study.StoredRun;
import sdedge.study.Study;
import sdedge.study.UsedOptions;
import sdedge.timeline.Execution;

/** {@code sdedge evaluate}. */
@Command(
    name = "evaluate",
    headerHeading = "Example:%n  sdedge evaluate instance.yaml plan.json -o results/mine%n%n",
    header = "Execute a given plan and report it as solve does.")
final class EvaluateCommand extends OneInstanceCommand {
  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PLAN",
      description = "Plan (plan.json); - is stdin. Several with --csv.")
  private List<String> plans = List.of();

  @Option(
      names = "--uplink",
      paramLabel = "POLICY",
      order = 11,
      completionCandidates = Keys.Uplinks.class,
      description = "In place of the plan's: ${COMPLETION-CANDIDATES}.")
  private @Nullable UplinkPolicy uplink;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      order = 20,
      description = "Score the plans, a row each, instead of a result; - is stdout.")
  private @Nullable String csv;

  @Option(
      names = "--optimum",
      paramLabel = "SECONDS|DIR",
      order = 21,
      description = "What makespans are held against; DIR is a proven result of solve.")
  private @Nullable String optimum;

  @Mixin private RunOptions.Executed execution = new RunOptions.Executed();
  @Mixin private OutputOptions output = new OutputOptions();

  @Override
  ExitCode execute() throws Exception {
    checkUsage();
    Inputs inputs = inputs();
    LoadedInstance loaded = inputs.instance(file, Arrivals.AT_ZERO);
    Instance instance = loaded.instance().with(execution.steps);
    ReferenceOptimum best = ReferenceOptimum.of(optimum, loaded, terminal());
    if (csv != null) {
      return scores(csv, instance, inputs, best);
    }
    String planFile = plans.get(0);
    byte[] planBytes = inputs.bytes(planFile);
    PlanFile read = PlanReader.parse(planFile, planBytes, instance);
    String refusal = ForeignPlan.refusal(read.plan(), execution.pipeline, uplink);
    if (refusal != null) {
      throw usage(refusal);
    }
    String warning = read.warning(planFile, file, loaded.sha256());
    if (warning != null) {
      terminal().say(warning);
    }
    ForeignPlan given =
        ForeignPlan.of(instance, read.plan(), execution.pipeline, uplink).feasible(planFile);
    Delivery delivery =
        new Delivery(
            terminal(),
            output,
            spec.commandLine(),
            "results/" + loaded.instance().name() + "-evaluated");
    Map<String, String> digests = new LinkedHashMap<>(loaded.digests());
    digests.put(planFile, InputFile.sha256(planBytes));
    Execution executed = given.execute();
    Result result =
        Study.evaluated(
            search(),
            given.instance(),
            loaded.sha256(),
            executed,
            terminal().control(null, SearchProgress.silent(terminal())));
    inputs.warn(file, result.warnings());
    delivery.deliver(
        result.with(Plausibility.warnings(loaded)),
        new SelfCheck(loaded),
        UsedOptions.with(
            UsedOptions.ofEvaluate(execution.pipeline, uplink, execution.steps), set.settings()),
        digests);
    if (best != null) {
      terminal().say(best.beside(executed.makespanS()));
    }
    return ExitCode.DONE;
  }

  private void checkUsage() {
    long standard = plans.stream().filter(Terminal.STANDARD::equals).count();
    if (standard + (file.equals(Terminal.STANDARD) ? 1 : 0) > 1) {
      throw usage("only one input can be stdin");
    } else if (csv == null && plans.size() > 1) {
      String second = plans.stream().filter(EvaluateCommand::isYaml).findFirst().orElse(null);
      throw usage(
          second == null
              ? "several plans need --csv"
              : "one instance and its plans; " + second + " looks like another instance");
    } else if (csv != null && (output.directory != null || output.print.json)) {
      throw usage("--csv goes without -o and --json");
    }
  }

  private static boolean isYaml(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /** Scores the plans in a table. */
  private ExitCode scores(
      String csv, Instance instance, Inputs inputs, @Nullable ReferenceOptimum best)
      throws IOException {
    terminal().read().addAll(plans);
    PlanScores scores =
        new PlanScores(
            instance,
            file,
            inputs,
            execution.pipeline,
            uplink,
            best == null ? null : Double.valueOf(best.makespanS()));
    List<String> statuses = new ArrayList<>();
    if (csv.equals(Terminal.STANDARD)) {
      scores.write(plans, terminal().out(), statuses); // each row at once
    } else {
      output
          .force
          .outputs(terminal())
          .file(Path.of(csv), PlanScore.FORMAT)
          .write(out -> scores.write(plans, out, statuses));
    }
    long failed = statuses.stream().filter(status -> !status.equals(PlanScores.FEASIBLE)).count();
    if (failed > 0) {
      terminal().say(failed + " of " + plans.size() + " plans failed; the column error says why");
    }
    return PlanScores.worst(statuses);
  }

  /**
   * The optimum of an instance, as it is known from elsewhere.
   *
   * @param planClass of which plans; null if that is not known
   */
  private record ReferenceOptimum(double makespanS, @Nullable PlanClass planClass) {
    /**
     * Reads it.
     *
     * @param text seconds, or the folder of a result of the instance; null for none
     * @return null for none
     */
    static @Nullable ReferenceOptimum of(
        @Nullable String text, LoadedInstance instance, Terminal terminal)
        throws CommandFailure, InvalidInputException, IOException {
      if (text == null) {
        return null;
      } else if (text.matches("[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?")) {
        return new ReferenceOptimum(Double.parseDouble(text), null);
      }
      terminal.read().addFolder(Path.of(text));
      Saved saved = SavedFolder.read(Path.of(text));
      boolean same =
          instance.sha256().equals(saved.sha256())
              && instance.settings().equals(StoredRun.settings(Path.of(text)).values());
      if (saved.summary() == null || !same) {
        throw refused(text, "is not a result of this instance");
      }
      Values summary = saved.summary().values();
      if (summary.get("status", Status.class) != Status.OPTIMAL) {
        throw refused(text, "is not proven optimal");
      }
      String word = summary.find("class", String.class).orElse("");
      return new ReferenceOptimum(
          summary.get("makespan_s", Double.class), PlanClass.named(word).orElse(null));
    }

    /** What a plan takes beside it. */
    String beside(double seconds) {
      double above = seconds / makespanS - 1;
      return "the optimum%s is %s; this plan takes %s%s"
          .formatted(
              planClass == null ? "" : " over " + planClass.words(),
              Human.seconds(makespanS),
              Human.percent(Math.abs(above)),
              above < 0 ? " less" : " more");
    }

    private static CommandFailure refused(String text, String why) {
      return CommandFailure.invalid("--optimum " + text + ": " + why);
    }
  }
}
