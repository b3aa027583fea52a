package sdedge.study.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.result.Result;
import sdedge.search.control.TimeSource;
import sdedge.storage.RowLog;
import sdedge.study.CheckFailedException;
import sdedge.study.Searched;
import sdedge.study.Study;

/** Makes the runs of a plan that are missing from a log. */
public final class BenchRunner {
  private static final String NO_FILE = "";

  private final BenchPlan plan;
  private final Study study;
  private final BooleanSupplier interrupted;
  private final Watcher watcher;
  private final TimeSource time;

  /** Sees the runs go by. */
  public interface Watcher {
    /** Before the first run, with all that will be made, warm-up included. */
    void begin(List<Cell> cells);

    /** Before a run. */
    void before(Cell cell);

    /** After a run; {@code run} is null for one that only warmed up. */
    void after(Cell cell, @Nullable Run run);

    /**
     * What is likely wrong with the plan of a run.
     *
     * @throws InvalidInputException to make no more runs
     */
    void warned(Cell cell, List<String> warnings) throws InvalidInputException;
  }

  /**
   * @param interrupted whether to stop; the run in work is then not recorded
   * @param time by which runs are measured
   */
  public BenchRunner(
      BenchPlan plan, Study study, BooleanSupplier interrupted, Watcher watcher, TimeSource time) {
    this.plan = plan;
    this.study = study;
    this.interrupted = interrupted;
    this.watcher = watcher;
    this.time = time;
  }

  /** A run, and what is likely wrong with its plan. */
  private record Made(Run run, List<String> warnings) {}

  /**
   * Makes the runs.
   *
   * @return false if it was interrupted before the last one
   * @throws IOException if a row cannot be written, or the log has rows that are not of this plan
   * @throws InvalidInputException if the watcher does
   */
  public boolean run(RowLog<Run> log) throws IOException, InvalidInputException {
    List<Cell> missing = missing(log);
    List<Cell> warmups = plan.warmupsFor(missing);
    List<Cell> all = new ArrayList<>(warmups);
    all.addAll(missing);
    watcher.begin(all);
    for (Cell cell : all) {
      if (interrupted.getAsBoolean()) {
        return false;
      }
      watcher.before(cell);
      Made made = run(cell);
      if (made == null) {
        return false;
      }
      if (cell.repeat() > 0) {
        log.append(made.run);
      }
      watcher.after(cell, cell.repeat() > 0 ? made.run : null);
      watcher.warned(cell, made.warnings);
    }
    return true;
  }

  private List<Cell> missing(RowLog<Run> log) throws IOException {
    Set<RunKey> done = log.rows().stream().map(Run::key).collect(Collectors.toSet());
    List<Cell> cells = plan.cells();
    Set<RunKey> planned = cells.stream().map(Cell::key).collect(Collectors.toSet());
    if (done.size() < log.rows().size() || !planned.containsAll(done)) {
      throw new IOException("the rows present are not of this benchmark, or not once each");
    }
    return cells.stream().filter(cell -> !done.contains(cell.key())).toList();
  }

  /** The row of a run, whatever happens in it; null if it was interrupted. */
  private @Nullable Made run(Cell cell) {
    Instance instance = cell.instance().instance();
    if (instance == null) {
      return failed(cell, cell.instance().error());
    }
    try {
      Meter meter = Meter.started(time);
      Searched searched = study.search(instance, cell.method());
      double wallS = meter.wallS();
      Double cpuS = meter.cpuS();
      if (interrupted.getAsBoolean()) { // whatever limit the search reached then
        return null;
      }
      Result result = Study.verified(searched, NO_FILE);
      Run run = Run.of(cell.key(), plan.shard(), result, wallS, cpuS);
      return new Made(run, result.warnings());
    } catch (CheckFailedException e) {
      return failed(cell, String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) { // memory, native libraries: the other runs go on
      return interrupted.getAsBoolean() ? null : failed(cell, e.toString());
    }
  }

  private Made failed(Cell cell, String error) {
    return new Made(Run.failed(cell.key(), plan.shard(), error), List.of());
  }
}
