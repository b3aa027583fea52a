package sdedge.cli;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.omitIfNull;
import static sdedge.result.table.Table.text;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.cli.TerminalCommand.InstanceCommand;
import sdedge.cli.terminal.ErrorReport;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.plausibility.Plausibility;
import sdedge.instance.reader.Arrivals;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;
import sdedge.study.ExitCode;

/** {@code sdedge validate}. */
@Command(
    name = "validate",
    headerHeading = "Example:%n  sdedge validate instances/*.yaml%n%n",
    header = "Find every problem of instance files.",
    description = {"Prints file:line:column: path: message for each problem.", ""})
final class ValidateCommand extends InstanceCommand {
  @Parameters(paramLabel = "INSTANCE", arity = "1..*", description = "Instance files; - is stdin.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--json", order = 60, description = "Print what is found as one JSON object.")
  private boolean json;

  /**
   * What is known of a file.
   *
   * @param instance null if it is not valid
   */
  private record Validated(
      String file,
      ExitCode code,
      @Nullable Instance instance,
      List<String> warnings,
      List<Problem> problems) {
    @Nullable Integer count(Function<Instance, List<?>> things) {
      return instance == null ? null : things.apply(instance).size();
    }
  }

  private static final Table<Validated> FILE =
      Table.of(
          text("file", Validated::file),
          key("valid", Kind.TRUTH, found -> found.instance != null),
          omitIfNull(column("tasks", found -> found.count(Instance::tasks))),
          omitIfNull(column("drafters", found -> found.count(Instance::drafters))),
          omitIfEmpty(key("warnings", Kind.list(Kind.WORD), Validated::warnings)),
          omitIfEmpty(key("problems", Kind.list(ErrorReport.PROBLEM), Validated::problems)));

  private static final Table<List<Validated>> FILES =
      Table.of(key("files", Kind.list(FILE), all -> all));

  @Override
  ExitCode execute() throws IOException {
    List<Validated> all = new ArrayList<>();
    for (String file : files) {
      Validated found = validate(file);
      all.add(found);
      if (!json) {
        print(found);
      }
    }
    if (json) {
      FILES.file(all).writeTo(terminal().out());
    }
    Set<ExitCode> codes = all.stream().map(Validated::code).collect(Collectors.toSet());
    ExitCode worst =
        codes.contains(ExitCode.INVALID_INPUT) ? ExitCode.INVALID_INPUT : ExitCode.DONE;
    return (codes.contains(ExitCode.IO_FAILED) ? ExitCode.IO_FAILED : worst);
  }

  private Validated validate(String file) {
    try {
      Inputs inputs = inputs();
      LoadedInstance loaded = inputs.instance(file, Arrivals.ANY);
      List<String> said = Plausibility.warnings(loaded);
      return new Validated(file, ExitCode.DONE, loaded.instance(), said, List.of());
    } catch (InvalidInputException e) {
      return new Validated(file, ExitCode.INVALID_INPUT, null, List.of(), e.problems());
    } catch (IOException | InvalidPathException e) {
      terminal().say(e);
      Problem problem = new Problem(file, 0, 0, "", String.valueOf(e.getMessage()));
      return new Validated(file, ExitCode.IO_FAILED, null, List.of(), List.of(problem));
    }
  }

  private void print(Validated found) {
    Instance instance = found.instance();
    if (instance != null) {
      String tasks = count(instance.tasks().size(), "task");
      String drafters = count(instance.drafters().size(), "drafter");
      terminal().out().println(found.file() + ": valid, " + tasks + ", " + drafters);
    } else if (found.code() == ExitCode.INVALID_INPUT) {
      found.problems().forEach(terminal().out()::println);
    }
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
