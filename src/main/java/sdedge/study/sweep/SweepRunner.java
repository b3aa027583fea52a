package sdedge.study.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.latency.NegativePassTimeException;
import sdedge.result.Result;
import sdedge.search.Approach;
import sdedge.study.CheckFailedException;
import sdedge.study.Study;

/** Makes the rows of a sweep one after the other; one that fails does not stop the others. */
public final class SweepRunner {
  private static final String NO_FILE = "";

  private final Study study;
  private final BooleanSupplier interrupted;
  private final Watcher watcher;
  private boolean checkFailed;

  /** Sees the searches go by. */
  @FunctionalInterface
  public interface Watcher {
    /** Before a search, {@code done} of them being over. */
    void before(int done, Cell cell);

    /**
     * What is most likely a mistake about a plan.
     *
     * @throws InvalidInputException to make no more rows
     */
    default void warned(Cell cell, List<String> warnings) throws InvalidInputException {}
  }

  /** The instances of the points. */
  @FunctionalInterface
  public interface Instances {
    /** The instance of a point. */
    Instance of(Point point) throws InvalidInputException;
  }

  /** Where rows go. */
  @FunctionalInterface
  public interface Rows {
    /** Takes a row. */
    void add(SweepRow row) throws IOException;
  }

  /**
   * @param interrupted whether to stop; the search in work is then not recorded
   */
  public SweepRunner(Study study, BooleanSupplier interrupted, Watcher watcher) {
    this.study = study;
    this.interrupted = interrupted;
    this.watcher = watcher;
  }

  /** A search that is to be made. */
  public record Cell(Point point, Approach method) {
    SweepRow.Key key() {
      return new SweepRow.Key(point.values(), method.key());
    }
  }

  /**
   * The searches that are missing: all points by all methods, but for those there are rows of.
   *
   * @throws IOException if there are rows that are not of this sweep, or not once each
   */
  public static List<Cell> missing(Grid grid, List<Approach> methods, List<SweepRow> present)
      throws IOException {
    Set<SweepRow.Key> done = new LinkedHashSet<>(present.stream().map(SweepRow::key).toList());
    int twice = present.size() - done.size();
    List<Cell> missing = new ArrayList<>();
    for (int i = 0; i < grid.size(); i++) {
      for (Approach method : methods) {
        Cell cell = new Cell(grid.point(i), method);
        if (!done.remove(cell.key())) {
          missing.add(cell);
        }
      }
    }
    if (!done.isEmpty() || twice > 0) {
      throw new IOException("the rows present are not of this sweep, or not once each");
    }
    return missing;
  }

  /** Makes rows, until an interruption. */
  public void run(List<Cell> cells, Instances instances, Rows rows)
      throws IOException, InvalidInputException {
    for (int done = 0; done < cells.size() && !interrupted.getAsBoolean(); done++) {
      Cell cell = cells.get(done);
      watcher.before(done, cell);
      solve(cell, instances.of(cell.point()), rows);
    }
  }

  private void solve(Cell cell, Instance instance, Rows rows)
      throws IOException, InvalidInputException {
    Point point = cell.point();
    Approach method = cell.method();
    try {
      Result result = study.compared(study.search(instance, method), NO_FILE);
      if (!interrupted.getAsBoolean()) { // else it was cut short, or the comparison with it
        rows.add(SweepTable.row(point, method, result));
        watcher.warned(cell, result.warnings());
      }
    } catch (CheckFailedException e) {
      checkFailed = true;
      rows.add(SweepTable.failed(point, method, String.valueOf(e.getMessage())));
    } catch (NegativePassTimeException e) {
      rows.add(SweepTable.failed(point, method, String.valueOf(e.getMessage())));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      rows.add(SweepTable.failed(point, method, e.toString()));
    }
  }

  /** Whether a result did not hold what it claims. */
  public boolean isCheckFailed() {
    return checkFailed;
  }
}
