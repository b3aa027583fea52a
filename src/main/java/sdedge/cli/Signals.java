package sdedge.cli;

import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/**
 * Signals of the operating system. They are reached by reflection because the compiler warns of
 * {@code sun.misc} in a way that cannot be suppressed, although it is supported for this use.
 */
final class Signals {
  private static final int INT = 2;
  private static final int TERM = 15;

  private Signals() {}

  /** Calls {@code action} with the number of every SIGINT and SIGTERM, instead of ending. */
  static void handle(IntConsumer action) {
    handle("INT", INT, action);
    handle("TERM", TERM, action);
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
