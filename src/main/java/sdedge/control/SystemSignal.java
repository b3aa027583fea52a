package sdedge.control;

import java.lang.reflect.Proxy;

/**
 * Signals of the operating system to this process.
 *
 * <p>They are reached by reflection because the compiler warns of {@code sun.misc} in a way that
 * cannot be suppressed, although it is supported for this use.
 */
public final class SystemSignal {
  private SystemSignal() {}

  /**
   * Runs an action whenever a signal such as {@code INT} comes, in place of what it did before;
   * changes nothing on platforms without it, or if Java itself was asked to keep it.
   */
  public static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              SystemSignal.class.getClassLoader(),
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
}
