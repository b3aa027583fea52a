package sdedge.study.sweep;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import sdedge.instance.Instance;
import sdedge.latency.NegativePassTimeException;
import sdedge.output.Result;
import sdedge.search.Approach;
import sdedge.study.CheckFailedException;
import sdedge.study.Study;

/** Solves the instances of a sweep one after the other; one that fails does not stop the others. */
public final class SweepRunner {
  private static final String NO_FILE = "";

  private final Study study;
  private final BooleanSupplier interrupted;
  private final Watcher watcher;
  private int rows;
  private int failed;
  private Worst worst = Worst.NOTHING;

  /** An instance with the values of a point. */
  public record Changed(Point point, Instance instance) {}

  /** What was wrong with rows, the worst last. */
  public enum Worst {
    NOTHING,
    /** An instance that the method cannot plan, or that its latency tables do not cover. */
    INPUT,
    INTERNAL,
    CHECK
  }

  /** Sees the searches go by. */
  @FunctionalInterface
  public interface Watcher {
    /** Before a search, {@code done} of {@code total} being over. */
    void before(int done, int total, Point point);
  }

  /**
   * @param interrupted whether to stop; the search in work is then not recorded
   */
  public SweepRunner(Study study, BooleanSupplier interrupted, Watcher watcher) {
    this.study = study;
    this.interrupted = interrupted;
    this.watcher = watcher;
  }

  /** Solves all of them by all methods, until an interruption. */
  public void run(List<Changed> all, List<Approach> methods, SweepCsv csv) throws IOException {
    int total = all.size() * methods.size();
    int done = 0;
    for (Changed changed : all) {
      for (Approach method : methods) {
        if (!interrupted.getAsBoolean()) {
          watcher.before(done++, total, changed.point());
          solve(changed, method, csv);
        }
      }
    }
  }

  private void solve(Changed changed, Approach method, SweepCsv csv) throws IOException {
    try {
      Result result = study.compared(study.search(changed.instance(), method), NO_FILE);
      if (!interrupted.getAsBoolean()) { // else it was cut short, or the comparison with it
        csv.row(changed.point(), method, result);
        count(result.refusal() == null ? Worst.NOTHING : Worst.INPUT);
      }
    } catch (CheckFailedException e) {
      csv.failed(changed.point(), method, String.valueOf(e.getMessage()));
      count(Worst.CHECK);
    } catch (NegativePassTimeException e) {
      csv.failed(changed.point(), method, String.valueOf(e.getMessage()));
      count(Worst.INPUT);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      csv.failed(changed.point(), method, e.toString());
      count(Worst.INTERNAL);
    }
  }

  private void count(Worst how) {
    rows++;
    failed += how == Worst.NOTHING ? 0 : 1;
    worst = how.compareTo(worst) > 0 ? how : worst;
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** How many of them failed. */
  public int failed() {
    return failed;
  }

  /** The worst that happened. */
  public Worst worst() {
    return worst;
  }
}
