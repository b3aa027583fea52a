package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.cli.terminal.Terminal;
import sdedge.search.solver.Method;
import sdedge.study.experiment.Axis;
import sdedge.study.experiment.Experiment;
import sdedge.study.experiment.Experiment.ExperimentKind;
import sdedge.study.experiment.Grid;
import sdedge.study.experiment.Shard;
import sdedge.study.experiment.Trial;
import sdedge.study.experiment.TrialResult;

/** A sweep says how many searches it has and how long they may take. */
class TrialProgressTest {
  private final Screen screen = new Screen();

  private final Terminal terminal = screen.terminal(false);

  private TrialProgress progress(ExperimentKind kind, TrialProgress.@Nullable Least least) {
    return new TrialProgress(
        terminal,
        new Inputs(terminal),
        kind,
        point -> Integer.parseInt(point.values().get(0)),
        least);
  }

  /** What was said since, or is shown when that is due. */
  private String news() {
    terminal.status().tick();
    return screen.news();
  }

  private static TrialResult result(Trial trial, @Nullable String error) {
    return new TrialResult(trial, null, null, null, error);
  }

  private static List<Trial> trials(ExperimentKind kind, int repeats, Axis axis) {
    return new Experiment(
            kind,
            new Grid(List.of(axis)),
            List.of(Method.DP, Method.EXHAUSTIVE),
            repeats,
            Shard.WHOLE)
        .trials();
  }

  private void makes(TrialProgress progress, Trial trial, int seconds, @Nullable String error)
      throws Exception {
    screen.time.advance(Duration.ofSeconds(seconds));
    progress.after(trial, result(trial, error));
  }

  @Test
  void theFirstSearchOfEachMethodTellsHowLongTheOthersTake() throws Exception {
    List<Trial> trials = trials(ExperimentKind.SWEEP, 1, Axis.ofTasks("1,2,4"));
    TrialProgress progress = progress(ExperimentKind.SWEEP, all -> 75);

    progress.begin(trials, 0);
    assertThat(news()).isEqualTo("sdedge: 6 searches, at least about 1 m 15 s\n");
    progress.before(trials.get(0));
    makes(progress, trials.get(0), 1, null);
    progress.before(trials.get(1));
    assertThat(news()).isEmpty();
    makes(progress, trials.get(1), 2, null);
    progress.before(trials.get(2));
    assertThat(news())
        .as("2 + 4 tasks at 1 + 2 s each")
        .isEqualTo("sdedge: about 18 s for 4 more, as the first took\n");
    makes(progress, trials.get(2), 8, null);
    progress.before(trials.get(3));
    assertThat(news())
        .as("dp takes 3 s per task by now: 4 · 3 + (2 + 4) · 2")
        .isEqualTo("3/6 searches, about 24 s left, now tasks=2\n");
    progress.close();
  }

  /** In the second repeat dp took 3 s at the first instance, but 9 s for as many tasks before. */
  @Test
  void aRunTakesAsLongAsTheLastOneOfItsKind() throws Exception {
    List<Trial> trials = trials(ExperimentKind.BENCH, 2, Axis.ofFiles(List.of("1", "2")));
    TrialProgress progress = progress(ExperimentKind.BENCH, null);

    progress.begin(trials, 0);
    int[] seconds = {9, 1, 3, 2, 3, 1};
    for (int i = 0; i < seconds.length; i++) {
      progress.before(trials.get(i));
      makes(progress, trials.get(i), seconds[i], i == 1 ? "broken" : null);
    }

    progress.before(trials.get(6));
    assertThat(news())
        .isEqualTo(
            """
            sdedge: about 50 s for 6 more, as the first took
            6/8 runs, 1 failed, about 5 s left, now 2 dp
            """);
  }

  @Test
  void oneSearchNeedsNoWords() throws Exception {
    progress(ExperimentKind.SWEEP, all -> 0).begin(List.of(), 1);
    assertThat(screen.news()).isEmpty();
    progress(ExperimentKind.SWEEP, all -> 0).begin(List.of(), 5);
    assertThat(screen.news()).isEqualTo("sdedge: 0 searches, 5 are there already\n");
  }
}
