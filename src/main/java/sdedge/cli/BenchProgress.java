package sdedge.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.Human;
import sdedge.cli.terminal.StatusLine;
import sdedge.cli.terminal.Terminal;
import sdedge.document.InvalidInputException;
import sdedge.study.bench.BenchRunner;
import sdedge.study.bench.Cell;
import sdedge.study.bench.Run;

/**
 * Shows how a benchmark advances and how long it may still take: a run is expected to take as long
 * as the last of the same method on the same instance, or else as the average run.
 */
final class BenchProgress implements BenchRunner.Watcher {
  private record Kind(String instance, String method) {
    static Kind of(Cell cell) {
      return new Kind(cell.instance().file(), cell.method().key());
    }
  }

  private final StatusLine line;
  private final Warnings warnings;
  private final Map<Kind, Double> lastS = new HashMap<>();
  private List<Cell> cells = List.of();
  private int done;
  private int failed;
  private double spentS;
  private double beganS;

  BenchProgress(Terminal terminal, Warnings warnings) {
    line = new StatusLine(terminal);
    this.warnings = warnings;
  }

  @Override
  public void begin(List<Cell> all) {
    cells = List.copyOf(all);
  }

  @Override
  public void before(Cell cell) {
    beganS = line.elapsedS();
    line.show(() -> text(cell));
  }

  @Override
  public void after(Cell cell, @Nullable Run run) {
    double tookS = line.elapsedS() - beganS;
    lastS.put(Kind.of(cell), tookS);
    spentS += tookS;
    done++;
    if (run != null && run.error() != null) {
      failed++;
    }
  }

  @Override
  public void warned(Cell cell, List<String> found) throws InvalidInputException {
    warnings.take(cell.instance().file(), found);
  }

  private String text(Cell cell) {
    return done
        + "/"
        + cells.size()
        + " runs"
        + (failed > 0 ? ", " + failed + " failed" : "")
        + (done > 0 ? ", about " + Human.duration(remainingS()) + " left" : "")
        + (cell.repeat() == 0 ? ", warming up " : ", now ")
        + cell.instance().file()
        + " "
        + cell.method().key();
  }

  double remainingS() {
    double averageS = done == 0 ? 0 : spentS / done;
    double sumS = 0;
    for (Cell cell : cells.subList(done, cells.size())) {
      sumS += lastS.getOrDefault(Kind.of(cell), averageS);
    }
    return sumS;
  }

  void end() {
    line.end();
  }
}
