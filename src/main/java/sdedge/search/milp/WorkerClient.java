package sdedge.search.milp;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;

/** Has jobs solved by a worker, a new one whenever the last one had to be killed. */
final class WorkerClient implements AutoCloseable {
  private static final long POLL_MILLIS = 10;
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private final Launcher launcher;
  private @Nullable WorkerProcess worker;

  WorkerClient(Launcher launcher) {
    this.launcher = launcher;
  }

  /**
   * The end of a job.
   *
   * @param answer the last word of the backend; nothing found if it was killed
   * @param stop why it was stopped; null if it was not
   */
  record Reply(SolverAnswer answer, @Nullable Termination stop) {}

  /**
   * Solves a job until the backend is done, or the control says stop: then the backend is asked for
   * what it has and killed if it does not answer at once.
   */
  Reply solve(Job job, Control control) {
    WorkerProcess process = running();
    process.start(job);
    @Nullable Termination stop = null;
    long deadline = Long.MAX_VALUE;
    while (stop == null || System.nanoTime() < deadline) {
      SolverAnswer answer = process.poll(POLL_MILLIS);
      if (answer != null) {
        return finish(answer, stop);
      }
      if (stop == null) {
        stop = Thread.currentThread().isInterrupted() ? Termination.INTERRUPTED : control.stop();
        if (stop != null) {
          process.stop();
          deadline = System.nanoTime() + GRACE_NANOS;
        }
      }
    }
    close();
    return new Reply(SolverAnswer.stopped(0, 0), stop);
  }

  /** A backend that fails when asked to stop has found nothing. */
  private Reply finish(SolverAnswer answer, @Nullable Termination stop) {
    boolean failed = answer.state() == SolverAnswer.State.FAILED;
    if (failed || stop != null) {
      close(); // the request to stop may still be on its way and would hit the next job
    }
    return new Reply(failed && stop != null ? SolverAnswer.stopped(0, 0) : answer, stop);
  }

  private WorkerProcess running() {
    WorkerProcess process = worker;
    if (process == null || !process.isAlive()) {
      process = new WorkerProcess(launcher.command());
      worker = process;
    }
    return process;
  }

  /** Ends the worker. */
  @Override
  public void close() {
    if (worker != null) {
      worker.close();
      worker = null;
    }
  }

  /** A running {@link Worker}, seen from its parent. Dies with it at the latest. */
  static final class WorkerProcess implements AutoCloseable {
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
      process
          .info()
          .totalCpuDuration()
          .ifPresent(used -> PROCESSOR_NANOS.addAndGet(used.toNanos()));
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

  /** How a worker is started. */
  interface Launcher extends AutoCloseable {
    /** The command of a worker; {@code natives} hold the libraries of OR-Tools. */
    ProcessBuilder command();

    @Override
    default void close() {}

    /** The worker of this program. */
    static Launcher installed() {
      Natives natives = Natives.unpacked();
      return new Launcher() {
        @Override
        public ProcessBuilder command() {
          return java(natives.directory(), Worker.class.getName());
        }

        @Override
        public void close() {
          natives.close();
        }
      };
    }

    /**
     * Java as it runs here, for a short life: no files in the temporary directory or the working
     * directory, not even after a crash, and no compiler that pays off late.
     */
    static ProcessBuilder java(Path libraries, String mainClass) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of(
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-XX:-UsePerfData",
              "-XX:+ErrorFileToStderr",
              "-XX:-CreateCoredumpOnCrash",
              "-Xlog:disable",
              "-Xlog:all=error:stderr",
              "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
              "-Djava.library.path=" + libraries));
      if (Runtime.version().feature() >= 22) {
        command.add("--enable-native-access=ALL-UNNAMED");
      }
      command.add(mainClass);
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("CLASSPATH", classPath());
      return builder;
    }

    /** All of the program, which may run as a module: of jars and of folders of jars. */
    private static String classPath() {
      String classes = System.getProperty("java.class.path");
      String modules = System.getProperty("jdk.module.path");
      return modules == null
          ? classes
          : Stream.concat(
                  Stream.of(classes),
                  Arrays.stream(modules.split(File.pathSeparator))
                      .flatMap(path -> Stream.of(path, path + File.separator + "*")))
              .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
