package sdedge.cli.terminal;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import sdedge.document.Problem;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;
import sdedge.study.ExitCode;

/**
 * Why a command ended early: for people on standard error, and where they asked for JSON as an
 * object on standard output too.
 *
 * @param problems of inputs; empty if there is one message
 * @param reasons that the message sums up; may be empty
 */
public record ErrorReport(
    ExitCode code, String message, List<Problem> problems, List<String> reasons) {
  /** Of each problem of an input. */
  public static final Table<Problem> PROBLEM =
      Table.of(
          text("file", Problem::file),
          column("line", Problem::line),
          column("column", Problem::column),
          text("path", Problem::path),
          text("message", Problem::message));

  private static final Table<ErrorReport> KEYS =
      Table.of(
          text("status", report -> "error"),
          column("exit_code", report -> report.code.code()),
          text("error", report -> report.code.key()),
          text("message", ErrorReport::message),
          omitIfEmpty(key("problems", Kind.list(PROBLEM), ErrorReport::problems)),
          omitIfEmpty(key("reasons", Kind.list(Kind.WORD), ErrorReport::reasons)));

  public static ErrorReport of(ExitCode code, String message) {
    return new ErrorReport(code, message, List.of(), List.of());
  }

  /**
   * Says it, and returns the exit code.
   *
   * @param json whether the arguments ask for JSON
   */
  public int deliver(Terminal terminal, boolean json) {
    problems.forEach(terminal.err()::println);
    if (problems.isEmpty()) {
      terminal.say(message);
    }
    reasons.forEach(reason -> terminal.err().println("  " + reason));
    if (json) {
      try {
        KEYS.file(this).writeTo(terminal.out());
      } catch (IOException e) {
        throw new UncheckedIOException("a print stream does not fail", e);
      }
    }
    return code.code();
  }
}
