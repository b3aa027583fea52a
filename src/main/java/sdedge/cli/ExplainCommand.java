package sdedge.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.cli.ResultInput.StoredResult;
import sdedge.cli.option.OutputOptions.PrintOptions;
import sdedge.cli.option.RunOptions;
import sdedge.cli.terminal.Palette;
import sdedge.cli.terminal.WorkProgress;
import sdedge.cli.text.ExplanationText;
import sdedge.control.Control;
import sdedge.explain.Explanation;
import sdedge.explain.ExplanationJson;
import sdedge.explain.Question;
import sdedge.explain.Resolver;
import sdedge.instance.Instance;
import sdedge.search.PlanClass;
import sdedge.search.scheme.Constrained;
import sdedge.study.ExitCode;
import sdedge.study.Settings;
import sdedge.study.Study;

/** {@code sdedge explain}. */
@Command(
    name = "explain",
    headerHeading = "Example:%n  sdedge explain results/first --time-limit 1m%n%n",
    header = "Say what bounds a makespan, and what more of each resource would save.")
final class ExplainCommand extends TerminalCommand {
  @Parameters(paramLabel = "DIR", description = "Directory of a result.")
  private Path directory = Path.of("");

  @Mixin private ResultInput input = new ResultInput();

  @Mixin private RunOptions.Parallel run = new RunOptions.Parallel();

  @Option(
      names = "--what-if",
      paramLabel = "QUESTION",
      order = 10,
      description =
          "What the best plan costs that keeps to something: "
              + Question.FORMS
              + ". May be given again; nothing else is solved then.")
  private List<String> questions = new ArrayList<>();

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      order = 11,
      description =
          "${COMPLETION-CANDIDATES}: the plans that what --what-if asks is held against the best of,"
              + " as solve has it; default auto.")
  private @Nullable PlanClass planClass;

  @Mixin private PrintOptions print = new PrintOptions();

  @Override
  ExitCode execute() throws Exception {
    if (planClass != null && questions.isEmpty()) {
      throw usage("--class is for --what-if");
    }
    StoredResult result =
        Inputs.within(
            terminal(),
            run.timeLimit,
            "reading " + directory,
            () -> input.read(directory, terminal()));
    List<Constrained> constraints = constraints(result.instance());
    PlanClass asked = planClass == null ? PlanClass.AUTO : planClass;
    String mistake =
        new Study.Relaxations(asked, false).mistake(result.instance(), result.run().approach());
    if (mistake != null) {
      throw usage("--class " + mistake);
    }
    WorkProgress progress = new WorkProgress(terminal(), "");
    Control control = terminal().control(run.timeLimit, progress);
    Resolver whole = new Resolver(search(), result.run().approach(), result.run().seed(), control);
    boolean isFound = result.run().isSearch() && input.settings().equals(Settings.NONE);
    Resolver resolver = isFound ? whole.ofFoundPlan() : whole;
    Explanation explanation =
        progress.during(
            () ->
                Explanation.of(
                    result.instance(),
                    result.plan(),
                    result.asked(),
                    constraints,
                    asked,
                    resolver,
                    run.threads()));
    if (print.json) {
      ExplanationJson.KEYS.file(explanation).writeTo(terminal().out());
    } else {
      ExplanationText.of(explanation, Palette.of(print.color, terminal()))
          .forEach(terminal().out()::println);
    }
    if (explanation.unsolved() > 0) {
      terminal().say(explanation.unsolved() + " searches were not done or not ended in time");
    }
    return terminal().signalledOr(ExitCode.DONE);
  }

  private List<Constrained> constraints(Instance instance) {
    try {
      return questions.stream().map(text -> Question.parse(text, instance)).toList();
    } catch (IllegalArgumentException e) {
      throw usage("--what-if: " + e.getMessage());
    }
  }
}
