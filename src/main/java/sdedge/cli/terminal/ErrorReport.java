package sdedge.cli.terminal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import sdedge.document.Problem;
import sdedge.result.table.Json;

/**
 * Why a command ended early: for people on standard error, and where they asked for JSON as an
 * object on standard output too.
 *
 * @param problems of inputs; empty if there is one message
 * @param reasons that the message sums up; may be empty
 */
public record ErrorReport(
    ExitCode code, String message, List<Problem> problems, List<String> reasons) {
  public static ErrorReport of(ExitCode code, String message) {
    return new ErrorReport(code, message, List.of(), List.of());
  }

  /** Says it, and returns the exit code. */
  public int deliver(Terminal terminal) {
    problems.forEach(terminal.err()::println);
    if (problems.isEmpty()) {
      terminal.say(message);
    }
    reasons.forEach(reason -> terminal.err().println("  " + reason));
    if (terminal.argv().contains("--json")) {
      try {
        Json.write(terminal.out(), this::document);
      } catch (IOException e) {
        throw new UncheckedIOException("a print stream does not fail", e);
      }
    }
    return code.code();
  }

  private void document(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("status", "error");
    json.writeNumberField("exit_code", code.code());
    json.writeStringField("error", code.key());
    json.writeStringField("message", message);
    write(json, problems);
    Json.texts(json, "reasons", reasons);
    json.writeEndObject();
  }

  /** Writes problems as a field of an object that has begun; nothing if there are none. */
  public static void write(JsonGenerator json, List<Problem> problems) throws IOException {
    if (problems.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("problems");
    for (Problem problem : problems) {
      json.writeStartObject();
      json.writeStringField("file", problem.file());
      json.writeNumberField("line", problem.line());
      json.writeNumberField("column", problem.column());
      json.writeStringField("path", problem.path());
      json.writeStringField("message", problem.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
