package sdedge.storage;

import java.io.IOException;
import java.nio.file.Path;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;

/** A file that a call writes. */
public record OutputFile(Path path, Format format, Outputs outputs) {
  /** What a name leads to, to see whether two names are of one file. */
  public static Path target(Path file) throws IOException {
    return AtomicFile.target(file).normalize();
  }

  /**
   * Refuses to replace what must stay: the call may have read more since it began.
   *
   * @throws IOException with a message that says what is there
   */
  public void check() throws IOException {
    outputs.check(path, format);
  }

  /**
   * Writes it, or leaves what was there.
   *
   * @throws IOException with a message that names the file and the reason
   */
  public void write(byte[] content) throws IOException {
    check();
    AtomicFile.write(path, content);
  }

  /** Keeps content that must not take its place beside it, and returns where. */
  public Path refuse(FileContent content) throws IOException {
    Path place = outputs.refused(path, format);
    AtomicFile.write(place, content.bytes());
    return place;
  }

  /** Writes the file as a whole, once its content is complete. */
  public void write(FileContent content) throws IOException {
    write(content.bytes());
  }
}
