package sdedge.result.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The content of a file, written on demand. */
public interface FileContent {
  /** Writes all of it; closing {@code out} is allowed. */
  void writeTo(OutputStream out) throws IOException;

  /** All of it in memory. */
  default byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeTo(out);
    return out.toByteArray();
  }
}
