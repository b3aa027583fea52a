package sdedge.cli;

import java.io.IOException;
import java.util.List;
import sdedge.bench.Attempt;
import sdedge.instance.Instance;
import sdedge.latency.NegativePassTimeException;
import sdedge.output.Result;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.sweep.Point;
import sdedge.sweep.SweepCsv;

/** Solves the instances of a sweep one after the other; one that fails does not stop the others. */
final class SweepRun {
  private final Trial trial;
  private final RunControl control;
  private final StatusLine line;
  private int rows;
  private int failed;
  private ExitCode worst = ExitCode.DONE;

  /** An instance with the values of a point. */
  record Changed(Point point, Instance instance) {}

  SweepRun(Trial trial, RunControl control, StatusLine line) {
    this.trial = trial;
    this.control = control;
    this.line = line;
  }

  /** Solves all of them, as long as no signal comes. */
  void run(List<Changed> all, List<Approach> methods, SweepCsv csv) throws IOException {
    int total = all.size() * methods.size();
    int done = 0;
    for (Changed changed : all) {
      for (Approach method : methods) {
        if (control.signalled() == null) {
          show(done++, total, changed.point());
          solve(changed, method, csv);
        }
      }
    }
    line.end();
  }

  private void solve(Changed changed, Approach method, SweepCsv csv) throws IOException {
    Instance instance = changed.instance();
    try {
      Outcome outcome = trial.solve(instance, method);
      Result result = trial.compared(instance, method, outcome);
      if (control.signalled() == null) { // else it was cut short, or the comparison with it
        csv.row(changed.point(), result);
        if (result.refusal() != null) {
          failed(ExitCode.INVALID_INPUT);
        } else {
          rows++;
        }
      }
    } catch (Attempt.CheckFailedException e) {
      failed(ExitCode.CHECK_FAILED);
      csv.failed(changed.point(), method, String.valueOf(e.getMessage()));
    } catch (NegativePassTimeException e) {
      failed(ExitCode.INVALID_INPUT);
      csv.failed(changed.point(), method, String.valueOf(e.getMessage()));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      failed(ExitCode.INTERNAL_ERROR);
      csv.failed(changed.point(), method, e.toString());
    }
  }

  private void failed(ExitCode code) {
    rows++;
    failed++;
    worst = worst == ExitCode.CHECK_FAILED ? worst : code;
  }

  private void show(int done, int total, Point point) {
    double leftS = done == 0 ? 0 : line.elapsedS() / done * (total - done);
    String left = done == 0 ? "" : ", about " + Human.duration(leftS) + " left";
    line.show(() -> done + "/" + total + " searches" + left + ", now " + point);
  }

  /** How many rows there are. */
  int rows() {
    return rows;
  }

  /** How many searches failed. */
  int failed() {
    return failed;
  }

  ExitCode worst() {
    return worst;
  }
}
