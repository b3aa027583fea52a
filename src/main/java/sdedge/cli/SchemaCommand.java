package sdedge.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import sdedge.cli.terminal.Terminal;
import sdedge.instance.reader.InstanceSchema;
import sdedge.study.ExitCode;

/** {@code sdedge schema}. */
@Command(
    name = "schema",
    headerHeading = "Example:%n  sdedge schema > instance.schema.json%n%n",
    header = "Print the JSON Schema of instance files.")
final class SchemaCommand implements Callable<Integer> {
  private final Terminal terminal;

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(InstanceSchema.text());
    return ExitCode.DONE.code();
  }
}
