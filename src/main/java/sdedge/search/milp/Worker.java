package sdedge.search.milp;

import com.google.ortools.Loader;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import sdedge.control.Signals;
import sdedge.search.milp.WorkerClient.WorkerProcess;

/**
 * The process that runs backends, one job after the other. Reads jobs and stop requests from its
 * standard input and writes answers to its standard error, because backends print to the standard
 * output. Ends when the input does, that is when its parent is gone, however.
 */
public final class Worker {
  static final int JOB = 'J';
  static final int STOP = 'S';

  private final String token;
  private final OutputStream out = new FileOutputStream(FileDescriptor.err);
  private final BlockingQueue<LinearSolve> solves = new LinkedBlockingQueue<>();
  private volatile @Nullable LinearSolve current;

  private Worker(String token) {
    this.token = token;
  }

  /** Started by {@link WorkerProcess} only. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    // A terminal sends Ctrl-C to both processes, but the parent decides what becomes of this one.
    Signals.handle("INT", () -> {});
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
    Worker worker = new Worker(in.readUTF());
    Thread reader = new Thread(() -> worker.listen(in), "parent");
    reader.setDaemon(true);
    reader.start();
    Loader.loadNativeLibraries();
    worker.work();
  }

  private void listen(DataInputStream in) {
    try {
      while (true) {
        int kind = in.read();
        if (kind == JOB) {
          LinearSolve solve = new LinearSolve(Job.read(in));
          current = solve;
          solves.add(solve);
        } else if (kind == STOP) {
          LinearSolve solve = current;
          if (solve != null) {
            solve.stop();
          }
        } else {
          break;
        }
      }
    } catch (IOException | RuntimeException gone) {
      // the parent is gone, or talks nonsense
    }
    Runtime.getRuntime().halt(0); // works while a native call hangs
  }

  private void work() throws InterruptedException {
    while (true) {
      LinearSolve solve = solves.take();
      SolverAnswer answer;
      try {
        answer = solve.run();
      } catch (RuntimeException | OutOfMemoryError failure) {
        answer = SolverAnswer.failed(String.valueOf(failure));
      }
      send(answer);
    }
  }

  /** One write, so that nothing else comes between; a line may have been begun by a backend. */
  private void send(SolverAnswer answer) {
    try {
      out.write(("\n" + answer.line(token) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      Runtime.getRuntime().halt(1);
    }
  }
}
