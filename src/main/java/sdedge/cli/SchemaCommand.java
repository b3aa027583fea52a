package sdedge.cli;

import picocli.CommandLine.Command;
import sdedge.cli.terminal.Terminal;
import sdedge.instance.reader.InstanceSchema;
import sdedge.study.ExitCode;

/** {@code sdedge schema}. */
@Command(
    name = "schema",
    headerHeading = "Example:%n  sdedge schema > instance.schema.json%n%n",
    header = "Print the JSON Schema of instance files.")
final class SchemaCommand extends TerminalCommand {
  SchemaCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() {
    terminal.out().print(InstanceSchema.text());
    return ExitCode.DONE.code();
  }
}
