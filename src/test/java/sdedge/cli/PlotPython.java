package sdedge.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs {@code scripts/plot.py} in children of one Python that has loaded matplotlib, which takes
 * longer than to draw. The children of a fork share nothing that one of them changes.
 */
final class PlotPython implements AutoCloseable {
  private static final String SERVER =
      """
      import os, runpy, sys
      sys.path.insert(0, "scripts")
      import matplotlib
      matplotlib.use("Agg")
      import matplotlib.pyplot
      for line in sys.stdin:
          if os.fork() == 0:
              os.dup2(1, 2)
              sys.argv = ["scripts/plot.py", *line.rstrip("\\n").split("\\t")]
              runpy.run_path(sys.argv[0], run_name="__main__")
              sys.exit()
          os.wait()
          print(end="\\0", flush=True)
      """;

  private final Process process;

  PlotPython(String python) throws IOException {
    process =
        new ProcessBuilder(python, "-c", SERVER)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
  }

  /** What the script prints, given arguments without tabs and ends of lines. */
  String said(List<String> arguments) throws IOException {
    String line = String.join("\t", arguments) + "\n";
    process.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    InputStream in = process.getInputStream();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    for (int each = in.read(); each != 0; each = in.read()) {
      if (each < 0) {
        throw new IOException("Python ended: " + said.toString(StandardCharsets.UTF_8));
      }
      said.write(each);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
