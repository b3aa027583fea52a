package sdedge.study.experiment;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Forecast;
import sdedge.control.TimeSource;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.latency.NegativePassTimeException;
import sdedge.result.Result;
import sdedge.result.table.Table;
import sdedge.result.table.TableRow;
import sdedge.search.milp.Milp;
import sdedge.search.solver.Solver;
import sdedge.study.CheckFailedException;
import sdedge.study.Searched;
import sdedge.study.Study;

/**
 * Makes the trials of an experiment that are missing in a table, one after the other. One that
 * fails is a row with the reason, and the others go on.
 *
 * @param control if it stops, the trial in work is not recorded
 */
public record Runner(
    Experiment experiment,
    Instances instances,
    Procedure procedure,
    Listener listener,
    Control control) {

  /** The instances of the points. */
  @FunctionalInterface
  public interface Instances {
    /**
     * The instance of a point.
     *
     * @throws InvalidInputException to make no more trials
     */
    Instance of(Point point) throws InvalidInputException;

    /** Why a point has no instance, which its rows then say; null if it has one. */
    default @Nullable String error(Point point) {
      return null;
    }
  }

  /** How a trial is made. */
  @FunctionalInterface
  public interface Procedure {
    /** What an instance comes to. */
    TrialResult of(Trial trial, Instance instance) throws CheckFailedException;
  }

  /** Where rows go. */
  @FunctionalInterface
  public interface Rows {
    /** Adds a row at the end. */
    void append(TableRow row) throws IOException;
  }

  /** Sees the trials go by. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Before the first trial.
     *
     * @param trials all that will be made, those that warm up included
     * @param present how many rows are there already
     */
    default void begin(List<Trial> trials, int present) throws InvalidInputException {}

    default void before(Trial trial) {}

    /**
     * After a trial.
     *
     * @throws InvalidInputException to make no more
     */
    void after(Trial trial, TrialResult result) throws InvalidInputException;
  }

  /** Searches, checks and compares with decoding without drafts, as a sweep does. */
  public static Procedure compared(Study study) {
    return (trial, instance) ->
        TrialResult.of(trial, study.compared(study.search(instance, trial.method()), ""));
  }

  /**
   * Makes the trials.
   *
   * @param present the rows that are there already
   * @param warmups rounds of all of them that are not recorded, before the others
   * @return the rows, all of them unless it was interrupted before the end
   * @throws IOException if a row cannot be written, or there are rows that are not of this
   *     experiment
   * @throws InvalidInputException if the listener does, or the instances
   */
  public List<TableRow> run(List<TableRow> present, Rows rows, int warmups)
      throws IOException, InvalidInputException {
    List<TableRow> all = new ArrayList<>(present);
    List<Trial> missing = experiment.missing(present);
    List<Trial> trials = warmups(missing, warmups);
    trials.addAll(missing);
    listener.begin(trials, present.size());
    Table<TrialResult> table = experiment.table();
    for (Trial trial : trials) {
      if (control.isStopped()) {
        break;
      }
      listener.before(trial);
      TrialResult result = result(trial);
      if (control.isStopped()) { // whatever limit the search reached then
        break;
      }
      if (!trial.isWarmup()) {
        TableRow row = table.row(result);
        rows.append(row);
        all.add(row);
      }
      listener.after(trial, result);
    }
    return all;
  }

  /** The warm-up for some trials, round by round; what cannot run needs none. */
  private List<Trial> warmups(List<Trial> trials, int rounds) {
    List<Trial> once =
        trials.stream()
            .filter(trial -> instances.error(trial.point()) == null)
            .map(trial -> new Trial(0, trial.point(), trial.method()))
            .distinct()
            .toList();
    List<Trial> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      all.addAll(once);
    }
    return all;
  }

  private TrialResult result(Trial trial) throws InvalidInputException {
    String error = instances.error(trial.point());
    if (error != null) {
      return TrialResult.failed(trial, error);
    }
    Instance instance = instances.of(trial.point());
    try {
      return procedure.of(trial, instance);
    } catch (CheckFailedException | NegativePassTimeException e) {
      return TrialResult.failed(trial, String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) { // memory, native libraries
      return TrialResult.failed(trial, e.toString());
    }
  }

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

  /**
   * How long trials take at least, known before any of them is made: by the states they look at.
   */
  public static final class LeastTime {
    private static final int SAMPLED = 50;
    private static final double SECONDS_PER_SEARCH = 0.02; // for all else, about
    private static final double GOLDEN = 0.6180339887498949; // spreads samples evenly

    private LeastTime() {}

    /**
     * Seconds of all trials, from all or some of them.
     *
     * @param limitS that each may take
     * @throws InvalidInputException if an instance is not valid
     */
    public static double seconds(List<Trial> trials, Runner.Instances instances, double limitS)
        throws InvalidInputException {
      int all = trials.size();
      int[] sample =
          IntStream.range(0, Math.min(all, SAMPLED))
              .map(k -> all <= SAMPLED ? k : (int) (k * GOLDEN % 1 * all))
              .toArray();
      double seconds = 0;
      for (int index : sample) {
        double searchS = Forecast.SECONDS_PER_STATE * states(trials.get(index), instances);
        seconds += SECONDS_PER_SEARCH + Math.min(searchS, limitS);
      }
      return sample.length == 0 ? 0 : seconds * all / sample.length;
    }

    private static double states(Trial trial, Runner.Instances instances)
        throws InvalidInputException {
      try {
        return Solver.states(instances.of(trial.point()), trial.method());
      } catch (NegativePassTimeException e) { // the search will say so
        return 0;
      }
    }
  }
}
