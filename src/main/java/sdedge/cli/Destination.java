package sdedge.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sdedge.cli.option.OutputOptions.ForceOption;
import sdedge.cli.terminal.Terminal;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;
import sdedge.storage.OutputFile;

/** Where the one file of a command goes; {@code -} is the standard output. */
record Destination(Terminal terminal, @Nullable OutputFile file) {
  /**
   * Finds early that it cannot be written, or must not.
   *
   * @throws IOException if so
   */
  static Destination of(String name, Format format, ForceOption force, Terminal terminal)
      throws IOException {
    return new Destination(
        terminal,
        name.equals(Terminal.STANDARD)
            ? null
            : force.outputs(terminal).file(Path.of(name), format));
  }

  /** Whether two names are of one file, whatever links lead there; null is of none. */
  static boolean areSame(@Nullable String one, @Nullable String other) throws IOException {
    return one != null
        && other != null
        && !one.equals(Terminal.STANDARD)
        && !other.equals(Terminal.STANDARD)
        && OutputFile.target(Path.of(one)).equals(OutputFile.target(Path.of(other)));
  }

  /**
   * Writes what failed its check beside the place of the file, or to the standard output, and
   * returns where it is kept; null for the standard output.
   */
  @Nullable Path refuse(FileContent content) throws IOException {
    if (file != null) {
      return file.refuse(content);
    }
    write(content);
    return null;
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
