package sdedge.cli.terminal;

import org.jspecify.annotations.Nullable;
import sdedge.control.SystemSignal;
import sdedge.study.ExitCode;

/**
 * SIGINT and SIGTERM: the first one asks for the best plan so far, a second one ends at once. A
 * first one that comes while the result is written leaves a moment for that, or all the time that
 * it takes, and then ends the program.
 */
public final class Signals {
  private static final int INT = 2;
  private static final int TERM = 15;
  private static final int CODE_BASE = 128;
  private static final long MOMENT_MILLIS = 800;

  private volatile int first; // also read often, without the lock
  private boolean endsAtOnce;
  private @Nullable Runnable abandon; // what is being written
  private boolean endsInAMoment; // even if that is not whole by then

  /** Takes the signals of this process from now on. */
  public static Signals installed() {
    Signals signals = new Signals();
    SystemSignal.handle("INT", () -> signals.take(INT));
    SystemSignal.handle("TERM", () -> signals.take(TERM));
    return signals;
  }

  /** Takes a signal by its number. */
  public synchronized void take(int number) {
    if (first != 0 || endsAtOnce) {
      end(number);
    }
    first = number;
    if (abandon != null && endsInAMoment) {
      Thread later = new Thread(() -> endInAMoment(number), "signal");
      later.setDaemon(true);
      later.start();
    }
  }

  private void endInAMoment(int number) {
    try {
      Thread.sleep(MOMENT_MILLIS);
    } catch (InterruptedException e) {
      // then at once
    }
    end(number);
  }

  private void end(int number) {
    Runnable written = abandon;
    if (written != null) {
      written.run();
    }
    Runtime.getRuntime().halt(CODE_BASE + number);
  }

  /**
   * Notes that what was found is being written from now on.
   *
   * @param unlessDone takes away what is not whole; called from another thread
   */
  public synchronized void writing(Runnable unlessDone) {
    abandon = unlessDone;
    endsInAMoment = true;
  }

  /**
   * Notes that what took long is being written from now on, which a first signal waits for; a
   * second one ends at once.
   *
   * @param unlessDone takes away what is not whole; called from another thread
   */
  public synchronized void finishing(Runnable unlessDone) {
    abandon = unlessDone;
    endsInAMoment = false;
  }

  /** The code of the first signal; null if none came. */
  public @Nullable ExitCode received() {
    return switch (first) {
      case 0 -> null;
      case INT -> ExitCode.INTERRUPTED;
      default -> ExitCode.TERMINATED;
    };
  }

  /** The code of the first signal; another one if none came. */
  public ExitCode receivedOr(ExitCode otherwise) {
    ExitCode received = received();
    return received == null ? otherwise : received;
  }

  /**
   * Notes whether there is nothing to save, so that a signal, also one before, ends at once.
   *
   * @return whether that was so before
   */
  public synchronized boolean endAtOnce(boolean nothingToSave) {
    boolean before = endsAtOnce;
    endsAtOnce = nothingToSave;
    if (nothingToSave && first != 0) {
      end(first);
    }
    return before;
  }
}
