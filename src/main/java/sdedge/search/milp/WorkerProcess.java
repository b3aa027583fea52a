package sdedge.search.milp;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A running {@link Worker}, seen from its parent. Dies with it at the latest. */
final class WorkerProcess implements AutoCloseable {
  private static final AtomicLong PROCESSOR_NANOS = new AtomicLong();
  private static final int KEPT_LINES = 12;
  private static final SolverAnswer END =
      new SolverAnswer(SolverAnswer.State.ENDED, Double.POSITIVE_INFINITY, 0, 0, new int[0], "");

  private final Process process;
  private final Thread guard;
  private final DataOutputStream toWorker;
  private final String token = UUID.randomUUID().toString();
  private final BlockingQueue<SolverAnswer> answers = new LinkedBlockingQueue<>();
  private final Deque<String> chatter = new ArrayDeque<>();

  /**
   * Starts a worker.
   *
   * @throws BackendFailure if that is impossible
   */
  WorkerProcess(ProcessBuilder command) {
    try {
      process =
          command
              .redirectOutput(ProcessBuilder.Redirect.DISCARD) // backends print there
              .redirectError(ProcessBuilder.Redirect.PIPE)
              .start();
    } catch (IOException e) {
      throw new BackendFailure("cannot start a process for the MILP: " + e.getMessage(), e);
    }
    guard = new Thread(process::destroyForcibly, "end of the worker");
    Runtime.getRuntime().addShutdownHook(guard);
    toWorker = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
    Thread reader = new Thread(this::listen, "worker");
    reader.setDaemon(true);
    reader.start();
    send(out -> out.writeUTF(token));
  }

  private interface Message {
    void write(DataOutputStream out) throws IOException;
  }

  /** Hands over a job; from a thread of its own, as a hanging worker does not read. */
  void start(Job job) {
    sendLater(
        out -> {
          out.write(Worker.JOB);
          job.write(out);
        });
  }

  /** Asks the backend to end with what it has. */
  void stop() {
    sendLater(out -> out.write(Worker.STOP));
  }

  private void sendLater(Message message) {
    Thread sender = new Thread(() -> send(message), "to worker");
    sender.setDaemon(true);
    sender.start();
  }

  private void send(Message message) {
    synchronized (toWorker) {
      try {
        message.write(toWorker);
        toWorker.flush();
      } catch (IOException broken) {
        // It ended; the reader will see that.
      }
    }
  }

  /** The next answer; null if there is none for so long. */
  @Nullable SolverAnswer poll(long millis) {
    try {
      SolverAnswer answer = answers.poll(millis, TimeUnit.MILLISECONDS);
      return answer != null && answer.state() == SolverAnswer.State.ENDED ? died() : answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private SolverAnswer died() {
    answers.add(END); // for the next call
    synchronized (chatter) {
      String said = String.join(" | ", chatter);
      return SolverAnswer.failed("the process of the MILP backend ended: " + exit() + " " + said);
    }
  }

  private String exit() {
    try {
      return process.waitFor(1, TimeUnit.SECONDS) ? "exit code " + process.exitValue() : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        SolverAnswer answer = SolverAnswer.parse(line, token);
        if (answer != null) {
          answers.add(answer);
        } else if (!line.isBlank()) {
          keep(line);
        }
      }
    } catch (IOException closed) {
      // killed
    }
    answers.add(END);
  }

  private void keep(String line) {
    synchronized (chatter) {
      if (chatter.size() == KEPT_LINES) {
        chatter.removeLast(); // the first lines say what happened
      }
      chatter.add(line.strip());
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Processor time of all workers that were closed, nanoseconds. */
  static long processorNanos() {
    return PROCESSOR_NANOS.get();
  }

  /** Kills it, whatever it does, and waits until it is gone. */
  @Override
  public void close() {
    process.info().totalCpuDuration().ifPresent(used -> PROCESSOR_NANOS.addAndGet(used.toNanos()));
    process.destroyForcibly();
    try {
      process.waitFor(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(guard);
    } catch (IllegalStateException shuttingDown) {
      // then it runs now
    }
  }
}
