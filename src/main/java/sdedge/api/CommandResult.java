package sdedge.api;

import java.nio.charset.StandardCharsets;
import sdedge.document.Problems;
import sdedge.document.tree.Document;

/** What a command printed, with {@code --json} an object, and how it ended. */
public final class CommandResult extends JsonValues {
  private final int exitCode;
  private final byte[] output;
  private final String messages;

  CommandResult(int exitCode, byte[] output, String messages, boolean isJson) {
    super(isJson ? Document.parseJson(new Problems("output"), output) : null);
    this.exitCode = exitCode;
    this.output = output;
    this.messages = messages;
  }

  /** {@return the exit code of the command line: 0 if all went well (docs/results.md)} */
  public int exitCode() {
    return exitCode;
  }

  /** {@return what the command printed: a copy of the bytes} */
  public byte[] output() {
    return output.clone();
  }

  /** {@return what the command said beside it: notes, warnings, why it failed; lines} */
  public String messages() {
    return messages;
  }

  /** {@return what the command printed, as text} */
  @Override
  public String toString() {
    return new String(output, StandardCharsets.UTF_8);
  }
}
