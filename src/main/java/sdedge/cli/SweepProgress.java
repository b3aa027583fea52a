package sdedge.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import sdedge.cli.terminal.Human;
import sdedge.cli.terminal.StatusLine;
import sdedge.cli.terminal.Terminal;
import sdedge.document.InvalidInputException;
import sdedge.study.sweep.Point;
import sdedge.study.sweep.SweepRunner;
import sdedge.study.sweep.SweepRunner.Cell;

/**
 * Says how many searches a sweep has, how long they take at least, how long they may take once each
 * method has made its first, and how it advances: a search is expected to take as long per task as
 * those of its method did.
 */
final class SweepProgress implements SweepRunner.Watcher {
  private static final double WORTH_SAYING_S = 2;

  private final Terminal terminal;
  private final StatusLine line;
  private final List<Cell> cells;
  private final ToIntFunction<Point> tasks;
  private final Map<String, Pace> paces = new HashMap<>();
  private final Map<String, Double> leftTasks = new HashMap<>();
  private final Warnings warnings;
  private double beganS;
  private boolean isSaid;

  /** What the searches of a method took so far. */
  private record Pace(double seconds, double tasks) {
    static Pace sum(Pace a, Pace b) {
      return new Pace(a.seconds + b.seconds, a.tasks + b.tasks);
    }

    double perTaskS() {
      return seconds / tasks;
    }
  }

  /**
   * @param tasks how many tasks the instance of a point has
   */
  SweepProgress(
      Terminal terminal, Warnings warnings, List<Cell> cells, ToIntFunction<Point> tasks) {
    this.terminal = terminal;
    this.warnings = warnings;
    this.cells = List.copyOf(cells);
    this.tasks = tasks;
    line = new StatusLine(terminal);
    for (Cell cell : cells) {
      leftTasks.merge(cell.method().key(), (double) tasks.applyAsInt(cell.point()), Double::sum);
    }
  }

  /**
   * What is about to begin.
   *
   * @param present how many rows are there already
   * @param leastS what all searches take at least, about, seconds
   */
  void begin(int present, double leastS) {
    if (cells.size() + present > 1) {
      String before = present > 0 ? ", " + present + " are there already" : "";
      String least =
          cells.isEmpty() ? "" : ", at least about " + Human.duration(Math.max(1, leastS));
      terminal.say(cells.size() + " searches" + before + least);
    }
  }

  @Override
  public void before(int done, Cell cell) {
    double nowS = line.elapsedS();
    if (done > 0) {
      ended(cells.get(done - 1), nowS - beganS);
    }
    beganS = nowS;
    boolean known = paces.keySet().containsAll(leftTasks.keySet());
    double leftS = known ? leftS() : 0;
    if (known && !isSaid) {
      isSaid = true;
      if (leftS >= WORTH_SAYING_S) {
        int left = cells.size() - done;
        terminal.say(
            "about " + Human.duration(leftS) + " for " + left + " more, as the first took");
      }
    }
    String left = known ? ", about " + Human.duration(leftS) + " left" : "";
    line.show(() -> done + "/" + cells.size() + " searches" + left + ", now " + cell.point());
  }

  private void ended(Cell cell, double tookS) {
    String method = cell.method().key();
    double size = tasks.applyAsInt(cell.point());
    paces.merge(method, new Pace(tookS, size), Pace::sum);
    leftTasks.merge(method, -size, Double::sum);
  }

  private double leftS() {
    return leftTasks.entrySet().stream()
        .mapToDouble(entry -> entry.getValue() * perTaskS(entry.getKey()))
        .sum();
  }

  private double perTaskS(String method) {
    Pace pace = paces.get(method);
    return pace == null ? 0 : pace.perTaskS();
  }

  /** Once per file, since the plans of its points are much alike. */
  @Override
  public void warned(Cell cell, List<String> found) throws InvalidInputException {
    String place = cell.point() + " " + cell.method().key();
    warnings.take(String.valueOf(cell.point().file()), place, found);
  }

  void end() {
    line.end();
  }
}
