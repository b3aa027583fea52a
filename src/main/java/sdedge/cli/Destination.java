package sdedge.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sdedge.output.FileContent;
import sdedge.output.Format;
import sdedge.output.OutputFile;

/** Where the one file of a command goes; {@code -} is the standard output. */
final class Destination {
  private final Terminal terminal;
  private final @Nullable OutputFile file;

  private Destination(Terminal terminal, @Nullable OutputFile file) {
    this.terminal = terminal;
    this.file = file;
  }

  /**
   * Finds early that it cannot be written, or must not.
   *
   * @throws IOException if so
   */
  static Destination of(String name, Format format, ForceOption force, Terminal terminal)
      throws IOException {
    return new Destination(
        terminal,
        name.equals(Inputs.STANDARD) ? null : force.outputs(terminal).file(Path.of(name), format));
  }

  /** Writes all of it, or leaves what was there. */
  void write(FileContent content) throws IOException {
    if (file != null) {
      file.write(content);
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // the content may close its stream
    content.writeTo(bytes);
    bytes.writeTo(terminal.out());
  }
}
