package sdedge.control;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * SIGINT and SIGTERM: the first one asks for the best plan so far, a second one ends at once. A
 * first one that comes while the result is written leaves a moment for that, or all the time that
 * it takes, and then ends the program.
 */
public final class Signals {
  /** The number of SIGINT. */
  public static final int INT = 2;

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
    handle("INT", () -> signals.take(INT));
    handle("TERM", () -> signals.take(TERM));
    return signals;
  }

  /**
   * Runs an action whenever a signal such as {@code INT} comes, in place of what it did before;
   * changes nothing on platforms without it, or if Java itself was asked to keep it. By reflection,
   * since the compiler's warning of {@code sun.misc}, supported for this, cannot be suppressed.
   */
  public static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                }
                return null;
              });
      Object instance = signal.getConstructor(String.class).newInstance(name);
      signal.getMethod("handle", signal, handler).invoke(null, instance, proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // Then it does what it did before.
    }
  }

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

  /** Notes that what took long is being written, which a first signal waits for, as well. */
  public synchronized void finishing(Runnable unlessDone) {
    abandon = unlessDone;
    endsInAMoment = false;
  }

  /** The number of the first signal; 0 if none came. */
  public int received() {
    return first;
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
