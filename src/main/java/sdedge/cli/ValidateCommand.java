package sdedge.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;

/** {@code sdedge validate}. */
@Command(
    name = "validate",
    headerHeading = "Example:%n  sdedge validate instances/*.yaml%n%n",
    header = "Find every problem of instance files.",
    description = {"Prints file:line:column: path: message for each problem.", ""})
final class ValidateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "INSTANCE", arity = "1..*", description = "Instance files; - is stdin.")
  private List<String> files = new ArrayList<>();

  @Mixin private WarningOptions warnings = new WarningOptions();

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    boolean invalid = false;
    boolean unreadable = false;
    for (String file : files) {
      ExitCode code = validate(file);
      invalid |= code == ExitCode.INVALID_INPUT;
      unreadable |= code == ExitCode.IO_FAILED;
    }
    ExitCode worst = invalid ? ExitCode.INVALID_INPUT : ExitCode.DONE;
    return (unreadable ? ExitCode.IO_FAILED : worst).code();
  }

  private ExitCode validate(String file) {
    try {
      Instance instance = new Inputs(terminal, warnings).instance(file).instance();
      terminal
          .out()
          .println(
              file
                  + ": valid, "
                  + count(instance.tasks().size(), "task")
                  + ", "
                  + count(instance.drafters().size(), "drafter"));
      return ExitCode.DONE;
    } catch (InvalidInputException e) {
      e.problems().forEach(terminal.out()::println);
      return ExitCode.INVALID_INPUT;
    } catch (IOException | InvalidPathException e) {
      terminal.say(e);
      return ExitCode.IO_FAILED;
    }
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
