package sdedge.search.milp;

/** Keeps Ctrl-C, which a terminal sends to both processes, from ending the worker. */
final class IgnoredSignals {
  private IgnoredSignals() {}

  /** Ignores SIGINT: the parent decides. By reflection, for the compiler warns of sun.misc. */
  static void ignoreInterrupt() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ignore = handler.getField("SIG_IGN").get(null);
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      signal.getMethod("handle", signal, handler).invoke(null, interrupt, ignore);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // Not on this platform: then the worker ends and the parent goes on without it.
    }
  }
}
