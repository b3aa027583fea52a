package sdedge.study.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import sdedge.search.control.TimeSource;

/** Times a run, on the clock and on the processors. */
final class Meter {
  private static final double NANOS = 1e9;

  private final TimeSource time;
  private final long cpuNanos;
  private final long wallNanos;

  private Meter(TimeSource time) {
    this.time = time;
    // What the run before left behind must not be cleared away at the cost of this one.
    System.gc();
    cpuNanos = processCpuNanos();
    wallNanos = time.nanos();
  }

  static Meter started(TimeSource time) {
    return new Meter(time);
  }

  double wallS() {
    return (time.nanos() - wallNanos) / NANOS;
  }

  /** Of all threads of the process, also those of Java itself; null if not known. */
  @Nullable Double cpuS() {
    long now = processCpuNanos();
    return now < 0 || cpuNanos < 0 ? null : Double.valueOf((now - cpuNanos) / NANOS);
  }

  private static long processCpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : -1;
  }
}
