package sdedge.cli;

import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * SIGINT and SIGTERM: the first one asks for the best plan so far, a second one ends at once.
 *
 * <p>They are reached by reflection because the compiler warns of {@code sun.misc} in a way that
 * cannot be suppressed, although it is supported for this use.
 */
final class Signals {
  private static final int INT = 2;
  private static final int TERM = 15;
  private static final int CODE_BASE = 128;

  private volatile int first; // also read often, without the lock
  private boolean endsAtOnce;

  /** Takes the signals of this process from now on. */
  static Signals installed() {
    Signals signals = new Signals();
    handle("INT", INT, signals::take);
    handle("TERM", TERM, signals::take);
    return signals;
  }

  /** Takes a signal by its number. */
  synchronized void take(int number) {
    if (first != 0 || endsAtOnce) {
      Runtime.getRuntime().halt(CODE_BASE + number);
    }
    first = number;
  }

  /** The code of the first signal; null if none came. */
  @Nullable ExitCode received() {
    return switch (first) {
      case 0 -> null;
      case INT -> ExitCode.INTERRUPTED;
      default -> ExitCode.TERMINATED;
    };
  }

  /**
   * Tells whether there is nothing to save, so that a signal, also one before, ends at once.
   *
   * @return whether that was so before
   */
  synchronized boolean endAtOnce(boolean nothingToSave) {
    boolean before = endsAtOnce;
    endsAtOnce = nothingToSave;
    if (nothingToSave && first != 0) {
      Runtime.getRuntime().halt(CODE_BASE + first);
    }
    return before;
  }

  private static void handle(String name, int number, IntConsumer action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  action.accept(number);
                }
                return null;
              });
      Object instance = signal.getConstructor(String.class).newInstance(name);
      signal.getMethod("handle", signal, handler).invoke(null, instance, proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // Not on this platform, or Java itself was told to keep the signal: then it ends the program.
    }
  }
}
