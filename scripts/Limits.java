import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.control.Termination;
import sdedge.control.TimeSource;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/**
 * Plans and bounds under limits, for limits.sh: a CSV on stdout. Limits are processor seconds of
 * the process, warm and with one thread of the search, so that other work on the machine does not
 * matter. Each commit is measured by its own.
 *
 * <p>Arguments: a list of instances, of lines "name file pipeline uplink order scope"; {@code
 * schemes} for the cheap comparison schemes too.
 */
final class Limits {
  private static final double[] LIMITS_S = {0.1, 0.5, 2, 10};
  private static final double WARM_UP_S = 10;
  private static final long READ_NANOS = 500_000; // reading the clock is a system call
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final TimeSource CLOCK =
      new TimeSource() {
        private long readAt = Long.MIN_VALUE;
        private long nanos;

        @Override
        public long nanos() {
          if (System.nanoTime() - readAt > READ_NANOS || readAt == Long.MIN_VALUE) {
            nanos = Limits.SYSTEM.getProcessCpuTime();
            readAt = System.nanoTime();
          }
          return nanos;
        }

        @Override
        public Instant now() {
          return Instant.now();
        }
      };

  private Limits() {}

  public static void main(String[] arguments) throws Exception {
    boolean schemes = arguments.length > 1 && arguments[1].equals("schemes");
    List<String> lines = Files.readAllLines(Path.of(arguments[0]));
    warmUp(lines);
    System.out.println("instance,method,limit_s,makespan_s,bound_s,termination,cpu_s");
    for (String line : lines) {
      Instance instance = instance(line);
      String name = line.split(" ")[0];
      run(name, instance, Method.DP);
      if (schemes) {
        for (Approach scheme : Approaches.schemes(instance)) {
          if (isCheap(scheme) && comparable(instance, scheme)) {
            run(name, instance, scheme);
          }
        }
      }
    }
  }

  private static void warmUp(List<String> lines) throws Exception {
    double begin = cpuS();
    for (int k = 0; cpuS() - begin < WARM_UP_S; k = (k + 1) % lines.size()) {
      Solver.solve(instance(lines.get(k)), Method.DP, options(), limited(1));
    }
  }

  private static SearchOptions options() {
    return new SearchOptions(1, 0);
  }

  private static Instance instance(String line) throws Exception {
    String[] fields = line.split(" ");
    return InstanceReader.read(Path.of(fields[1]))
        .withOptions(
            word(Pipeline.values(), fields[2]),
            word(UplinkPolicy.values(), fields[3]),
            word(TaskOrder.values(), fields[4]),
            word(Scope.values(), fields[5]));
  }

  private static <E extends Named> E word(E[] values, String key) {
    Map<String, E> byKey = new HashMap<>();
    for (E value : values) {
      byKey.put(value.key(), value);
    }
    return byKey.get(key); // null, the instance's own, for "-"
  }

  /** Whether a scheme looks at few plans. */
  private static boolean isCheap(Approach scheme) {
    return scheme instanceof Reduction reduction && reduction.effort() != Effort.WHOLE;
  }

  /** Whether the plans of a scheme are among those searched. */
  private static boolean comparable(Instance instance, Approach scheme) {
    Instance narrow = scheme.narrow(instance);
    boolean lengths = instance.speculation().minLength() == 0;
    return lengths
        && narrow.pipeline() == instance.pipeline()
        && (narrow.uplink() == instance.uplink()
            || instance.uplink() == UplinkPolicy.AUTO
            || instance.uplink() == UplinkPolicy.JOINT);
  }

  private static void run(String name, Instance instance, Approach approach) {
    Outcome done = null;
    double doneS = 0;
    for (double limitS : LIMITS_S) {
      if (done == null) {
        double begin = cpuS();
        Outcome outcome = Solver.solve(instance, approach, options(), limited(limitS));
        doneS = cpuS() - begin;
        print(name, approach.key(), limitS, outcome, doneS);
        done = outcome.termination() == Termination.COMPLETED ? outcome : null;
      } else { // more time changes nothing
        print(name, approach.key(), limitS, done, doneS);
      }
    }
  }

  private static void print(
      String name, String method, double limitS, Outcome outcome, double cpuS) {
    Function<Double, String> number = value -> value == null ? "" : value.toString();
    String row =
        outcome instanceof Outcome.Found found
            ? number.apply(found.makespanS()) + "," + number.apply(found.boundS())
            : ",";
    System.out.printf(
        Locale.ROOT,
        "%s,%s,%s,%s,%s,%.3f%n",
        name,
        method,
        limitS,
        row,
        outcome.termination().key(),
        cpuS);
  }

  private static double cpuS() {
    return SYSTEM.getProcessCpuTime() / 1e9;
  }

  private static Control limited(double limitS) {
    return Control.limited(limitS, CLOCK, CLOCK.nanos(), () -> null, ProgressListener.NONE);
  }
}
