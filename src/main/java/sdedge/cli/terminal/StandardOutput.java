package sdedge.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers why writing failed, which {@link java.io.PrintStream} does not:
 * that nobody reads on is no failure.
 */
public final class StandardOutput extends OutputStream {
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private @Nullable IOException failure;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Why not everything could be written; null if it could or if the reader left early. */
  public @Nullable String failure() {
    if (failure == null) {
      return null;
    }
    String message = String.valueOf(failure.getMessage());
    return message.toLowerCase(Locale.ROOT).contains("broken pipe") ? null : message;
  }
}
