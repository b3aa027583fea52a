package sdedge.study.experiment;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import sdedge.control.TimeSource;
import sdedge.instance.Instance;
import sdedge.result.Result;
import sdedge.search.milp.Milp;
import sdedge.study.CheckFailedException;
import sdedge.study.Searched;
import sdedge.study.Study;

/** Searches, and measures that on the clock and on the processors. */
public record Meter(Study study, TimeSource time) implements Runner.Procedure {
  private static final double NANOS = 1e9;
  private static final String NO_FILE = "";

  @Override
  public TrialResult of(Trial trial, Instance instance) throws CheckFailedException {
    // What the trial before left behind must not be cleared away at the cost of this one.
    System.gc();
    long cpuNanos = processCpuNanos();
    long wallNanos = time.nanos();
    Searched searched = study.search(instance, trial.method());
    double wallS = (time.nanos() - wallNanos) / NANOS;
    long now = processCpuNanos();
    Double cpuS = now < 0 || cpuNanos < 0 ? null : Double.valueOf((now - cpuNanos) / NANOS);
    Result result = Study.verified(searched, NO_FILE);
    return new TrialResult(trial, result, wallS, cpuS, result.refusal());
  }

  /** Of all threads of the process and of the solvers it starts; negative if not known. */
  private static long processCpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime() + Milp.processorNanos()
        : -1;
  }
}
