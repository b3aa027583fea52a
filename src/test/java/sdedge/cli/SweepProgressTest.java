package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.cli.option.WarningOptions;
import sdedge.cli.terminal.Terminal;
import sdedge.search.solver.Method;
import sdedge.study.sweep.Axis;
import sdedge.study.sweep.Grid;
import sdedge.study.sweep.SweepRunner;
import sdedge.study.sweep.SweepRunner.Cell;

/** A sweep says how many searches it has and how long they may take. */
class SweepProgressTest {
  private final Screen screen = new Screen();

  private SweepProgress progress(List<Cell> cells) {
    Terminal terminal = screen.terminal(false);
    return new SweepProgress(
        terminal,
        new Warnings(terminal, new WarningOptions()),
        cells,
        point -> Integer.parseInt(point.values().get(0)));
  }

  @Test
  void theFirstSearchOfEachMethodTellsHowLongTheOthersTake() throws Exception {
    Grid grid = new Grid(List.of(Axis.ofTasks("1,2,4")));
    List<Cell> cells = SweepRunner.missing(grid, List.of(Method.DP, Method.EXHAUSTIVE), List.of());
    SweepProgress progress = progress(cells);

    progress.begin(0, 75);
    assertThat(screen.news()).isEqualTo("sdedge: 6 searches, at least about 1 m 15 s\n");
    progress.before(0, cells.get(0));
    screen.time.advance(Duration.ofSeconds(1));
    progress.before(1, cells.get(1));
    assertThat(screen.news()).isEmpty();
    screen.time.advance(Duration.ofSeconds(2));
    progress.before(2, cells.get(2));
    assertThat(screen.news())
        .as("2 + 4 tasks at 1 + 2 s each")
        .isEqualTo("sdedge: about 18 s for 4 more, as the first took\n");
    screen.time.advance(Duration.ofSeconds(8));
    progress.before(3, cells.get(3));
    assertThat(screen.news())
        .as("dp takes 3 s per task by now: 4 · 3 + (2 + 4) · 2")
        .isEqualTo("3/6 searches, about 24 s left, now tasks=2\n");
  }

  @Test
  void oneSearchNeedsNoWords() {
    progress(List.of()).begin(1, 0);
    assertThat(screen.news()).isEmpty();
    progress(List.of()).begin(5, 0);
    assertThat(screen.news()).isEqualTo("sdedge: 0 searches, 5 are there already\n");
  }
}
