package sdedge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import sdedge.cli.option.SetOption.WarningOptions;
import sdedge.cli.terminal.Terminal;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.document.Problems;
import sdedge.instance.LoadedInstance;
import sdedge.instance.plausibility.Plausibility;
import sdedge.instance.reader.Arrivals;
import sdedge.storage.Reason;
import sdedge.stream.steady.KvCacheSize;
import sdedge.study.CommandFailure;
import sdedge.study.FileSource;
import sdedge.study.Settings;

/** Reads the files that commands name; {@code -} is the standard input. */
final class Inputs implements FileSource {
  private final Terminal terminal;
  private final boolean strict;
  private final Set<String> said = new HashSet<>(); // once each
  private final Settings settings;
  private final @Nullable KvCacheSize cache;

  /** Reads files as they are; warns of values that are most likely mistakes. */
  Inputs(Terminal terminal) {
    this(terminal, new WarningOptions(), Settings.NONE, null);
  }

  /**
   * Reads instances with some values in place of theirs, and warns of or refuses likely mistakes.
   *
   * @param cache what the memory of the verifier must hold; null for what is said of it elsewhere
   */
  Inputs(
      Terminal terminal, WarningOptions options, Settings settings, @Nullable KvCacheSize cache) {
    this.terminal = terminal;
    this.settings = settings;
    this.cache = cache;
    strict = options.strict;
  }

  @Override
  public byte[] bytes(String file) throws InvalidInputException, IOException {
    boolean standard = file.equals(Terminal.STANDARD);
    if (!standard) {
      terminal.read().add(Path.of(file));
    }
    if (!standard && (!Files.exists(Path.of(file)) || Files.isRegularFile(Path.of(file)))) {
      return read(file);
    }
    boolean before = terminal.signals().endAtOnce(true); // a pipe may never say anything
    try {
      return standard ? InputFile.read(new Problems(file), terminal.in()) : read(file);
    } finally {
      terminal.signals().endAtOnce(before);
    }
  }

  private static byte[] read(String file) throws InvalidInputException, IOException {
    try {
      return InputFile.read(new Problems(file), Path.of(file));
    } catch (IOException e) {
      String reason = Reason.of(e);
      throw reason.startsWith(file) ? e : new IOException(file + ": cannot be read: " + reason, e);
    }
  }

  /** Reads an instance whose tasks may arrive at any time, or that is planned for. */
  LoadedInstance instance(String file, Arrivals arrivals)
      throws InvalidInputException, IOException {
    LoadedInstance loaded = noted(applied(file, bytes(file), arrivals));
    if (arrivals == Arrivals.AT_ZERO && !loaded.instance().serving().isPlain()) {
      terminal.say(file + ": serving: of streams alone; plans ignore it");
    }
    return loaded;
  }

  /** The instance in bytes that were read from a file. */
  LoadedInstance instance(String file, byte[] bytes) throws InvalidInputException {
    return noted(applied(file, bytes, Arrivals.AT_ZERO));
  }

  private LoadedInstance applied(String file, byte[] bytes, Arrivals arrivals)
      throws InvalidInputException {
    LoadedInstance loaded = settings.applied(file, bytes, folder(file), arrivals);
    return cache == null
        ? loaded
        : settings
            .withCaches(file, cache, loaded.instance())
            .applied(file, bytes, folder(file), arrivals);
  }

  private LoadedInstance noted(LoadedInstance loaded) throws InvalidInputException {
    note(loaded);
    return loaded;
  }

  /** Notes that the latency tables of an instance were read too, and warns of its values. */
  @Override
  public void note(LoadedInstance loaded) throws InvalidInputException {
    terminal.read().addAll(loaded.tables().keySet());
    warn(loaded.file(), Plausibility.warnings(loaded));
  }

  /** Says it on standard error, each value of a file once, or refuses it under {@code --strict}. */
  @Override
  public void warn(String file, List<String> warnings) throws InvalidInputException {
    warn(file, file, warnings);
  }

  /**
   * Warns of what was made of a file.
   *
   * @param place names it, in place of the file
   */
  void warn(String file, String place, List<String> warnings) throws InvalidInputException {
    if (strict && !warnings.isEmpty()) {
      throw new InvalidInputException(
          warnings.stream().map(warning -> new Problem(place, 0, 0, "", warning)).toList());
    }
    for (String warning : warnings) {
      String path = warning.substring(0, warning.indexOf(": "));
      if (said.add(file + ": " + path)) {
        terminal.say("warning: " + place + ": " + warning);
      }
    }
  }

  /**
   * Reads an instance, but gives up a second after the limit: the source may be slow, or a pipe
   * into which nobody writes.
   */
  LoadedInstance instance(String file, @Nullable Duration limit) throws Exception {
    return instance(file, Arrivals.AT_ZERO, limit);
  }

  /**
   * Reads an instance whose tasks may arrive at any time, but gives up a second after the limit.
   */
  LoadedInstance instance(String file, Arrivals arrivals, @Nullable Duration limit)
      throws Exception {
    return within(terminal, limit, "reading " + file, () -> instance(file, arrivals));
  }

  /**
   * Does what a limit of the program binds before there is a search, such as reading.
   *
   * @param limit null for none
   * @param what it does, for the user
   * @throws CommandFailure if it has not ended in time
   */
  static <T> T within(Terminal terminal, @Nullable Duration limit, String what, Callable<T> work)
      throws Exception {
    if (limit == null) {
      return work.call();
    }
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, what);
    thread.setDaemon(true);
    thread.start();
    long beganNanos = terminal.time().nanos() - terminal.startedNanos();
    Duration left = limit.plus(Terminal.UNCOUNTED).minusNanos(beganNanos);
    try {
      return task.get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw CommandFailure.nothingYet("the time limit was reached while " + what);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
