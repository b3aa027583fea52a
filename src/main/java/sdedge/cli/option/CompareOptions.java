package sdedge.cli.option;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sdedge.cli.option.OutputOptions.ForceOption;
import sdedge.cli.option.OutputOptions.PrintOptions;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.text.TableFormat;
import sdedge.study.compare.Grouping;
import sdedge.study.program.PlanFiles;

/** Where a comparison goes. */
public final class CompareOptions {
  @Option(
      names = {"--methods", "--method"},
      paramLabel = "METHOD,…",
      order = 1,
      completionCandidates = Keys.Methods.class,
      converter = MethodNames.Compared.class,
      description =
          "${COMPLETION-CANDIDATES}; schemes for all schemes; default dp,schemes and, when there"
              + " are few plans, exhaustive; [NAME=]exec:COMMAND, the last of a list, for a program"
              + " that reads an instance and prints a plan.")
  private List<MethodNames> methods = List.of();

  private final List<PlanFiles> plans = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--plans",
      paramLabel = "[NAME=]FILES",
      order = 2,
      description =
          "Plans of others as one more scheme: a file per instance, such as mine=plans/{name}.json"
              + " with {name} for the name of the instance. May be given again.")
  public void plans(List<String> given) {
    for (String text : given.subList(plans.size(), given.size())) {
      try {
        PlanFiles files = PlanFiles.parse(text);
        if (plans.stream().anyMatch(other -> other.name().equals(files.name()))) {
          throw new IllegalArgumentException("there are two named " + files.name());
        }
        plans.add(files);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--plans: " + e.getMessage());
      }
    }
  }

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      order = 50,
      description = "Write a row per instance and method; - is stdout.")
  public @Nullable String csv;

  @Option(
      names = "--scores",
      paramLabel = "FILE",
      order = 52,
      description =
          "Also write how each method does against the optimum and every other one: mean gap with"
              + " its 95 %% interval, wins, ties, losses.")
  public @Nullable String scores;

  @Option(
      names = "--by",
      paramLabel = "COLUMN|family|REGEX",
      order = 53,
      description =
          "Sum up by groups of instances: a column of the table, family for names without the"
              + " number of a draw, or what a regular expression finds in names.")
  public Grouping by = Grouping.NONE;

  @Option(
      names = "--table",
      paramLabel = "FORMAT",
      order = 54,
      description =
          "Of what is printed, with several instances of their summary alone:"
              + " ${COMPLETION-CANDIDATES}.")
  public TableFormat table = TableFormat.TEXT;

  @Option(
      names = "--why",
      paramLabel = "METHOD,…",
      split = ",",
      order = 55,
      description =
          "Also say in what plans of these methods, or of --plans, differ from the best ones, and"
              + " what each kind of difference costs in the median.")
  public List<String> why = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 51,
      description = "Directory of compare.csv, compare.json and run.json; default none.")
  public @Nullable String directory;

  @Mixin public ForceOption force = new ForceOption();
  @Mixin public PrintOptions print = new PrintOptions();

  /** The methods as given; none for the default. */
  public List<String> methods() {
    return methods.stream().flatMap(some -> some.names().stream()).toList();
  }

  /** Says which name two of others have; null if none. */
  public @Nullable String twice() {
    return MethodNames.twice(methods, plans.stream().map(PlanFiles::name).toList());
  }

  /** Plans of others, in the sequence given. */
  public List<PlanFiles> plans() {
    return List.copyOf(plans);
  }

  /** Whether several instances are asked to be summed up. */
  public boolean isOverall() {
    return !by.equals(Grouping.NONE) || table != TableFormat.TEXT;
  }

  /** Whether the one CSV goes to standard output. */
  public boolean csvToStdout() {
    return Terminal.STANDARD.equals(csv);
  }
}
