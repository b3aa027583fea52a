package sdedge.study.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.result.table.TableRow;
import sdedge.search.solver.Method;
import sdedge.study.experiment.Experiment.ExperimentKind;

/** Which trials are made, in which order, what is recorded, and what ends them. */
class RunnerTest {
  private static final Path INSTANCE =
      Path.of("src/test/resources/reference/cases/case-100-late-uploads.yaml");

  private final Experiment experiment =
      new Experiment(
          ExperimentKind.BENCH,
          new Grid(List.of(Axis.ofFiles(List.of("a", "bad", "c")))),
          List.of(Method.DP, Method.EXHAUSTIVE),
          1,
          Shard.WHOLE);

  private final Instance instance;
  private final List<String> heard = new ArrayList<>();
  private final List<TableRow> written = new ArrayList<>();
  private boolean interrupted;

  RunnerTest() throws Exception {
    instance = InstanceReader.read(INSTANCE);
  }

  private static String name(Trial trial) {
    return trial.repeat() + " " + trial.point().file() + " " + trial.method().key();
  }

  private final Runner.Instances instances =
      new Runner.Instances() {
        @Override
        public Instance of(Point point) {
          return instance;
        }

        @Override
        public @Nullable String error(Point point) {
          return "bad".equals(point.file()) ? "cannot\nbe read" : null;
        }
      };

  private final Runner.Listener listener =
      new Runner.Listener() {
        @Override
        public void begin(List<Trial> trials, int present) {
          heard.add("begin " + trials.size() + " beside " + present);
        }

        @Override
        public void before(Trial trial) {
          heard.add("before " + name(trial));
        }

        @Override
        public void after(Trial trial, TrialResult result) throws InvalidInputException {
          heard.add("after " + name(trial) + ": " + result.error());
          if (heard.contains("stop")) {
            throw new InvalidInputException(List.of());
          }
        }
      };

  private List<TableRow> run(List<TableRow> present, int warmups, Runner.Procedure procedure)
      throws IOException, InvalidInputException {
    return new Runner(
            experiment,
            instances,
            procedure,
            listener,
            Control.asking(() -> interrupted ? Termination.INTERRUPTED : null))
        .run(present, written::add, warmups);
  }

  private static TrialResult failed(Trial trial, Instance instance) {
    return TrialResult.failed(trial, "no search");
  }

  private static List<String> keys(List<TableRow> rows) {
    return rows.stream().map(row -> Trial.key(row) + ": " + TrialTable.error(row)).toList();
  }

  @Test
  void everyTrialIsARowAndTheListenerHearsOfIt() throws Exception {
    List<TableRow> rows = run(List.of(), 0, RunnerTest::failed);

    assertThat(keys(rows))
        .containsExactly(
            "a, dp, repeat 1: no search",
            "a, exhaustive, repeat 1: no search",
            "bad, dp, repeat 1: cannot be read",
            "bad, exhaustive, repeat 1: cannot be read",
            "c, dp, repeat 1: no search",
            "c, exhaustive, repeat 1: no search");
    assertThat(written).isEqualTo(rows);
    assertThat(heard)
        .hasSize(13)
        .startsWith("begin 6 beside 0", "before 1 a dp", "after 1 a dp: no search")
        .endsWith("before 1 c exhaustive", "after 1 c exhaustive: no search");
  }

  @Test
  void whatIsThereIsNotMadeAgain() throws Exception {
    List<TableRow> present = run(List.of(), 0, RunnerTest::failed).subList(1, 5);
    written.clear();
    heard.clear();

    List<TableRow> rows = run(present, 0, RunnerTest::failed);

    assertThat(keys(written))
        .containsExactly("a, dp, repeat 1: no search", "c, exhaustive, repeat 1: no search");
    assertThat(rows).hasSize(6).startsWith(present.get(0)).endsWith(written.get(1));
    assertThat(heard).startsWith("begin 2 beside 4");
    assertThatIOException()
        .isThrownBy(() -> run(List.of(Runs.row("other", "dp", 1)), 0, RunnerTest::failed))
        .withMessageContaining("not of this benchmark");
  }

  /** Of what is missing, all methods in turn, and that again; what cannot run needs none. */
  @Test
  void warmUpsComeFirstAndAreNotRecorded() throws Exception {
    List<TableRow> present = run(List.of(), 0, RunnerTest::failed).subList(0, 4);
    written.clear();
    heard.clear();

    run(present, 2, RunnerTest::failed);

    assertThat(heard.stream().filter(word -> word.startsWith("before")))
        .containsExactly(
            "before 0 c dp",
            "before 0 c exhaustive",
            "before 0 c dp",
            "before 0 c exhaustive",
            "before 1 c dp",
            "before 1 c exhaustive");
    assertThat(written).hasSize(2);
  }

  @Test
  void anInterruptionLeavesOutTheTrialInWork() throws Exception {
    List<TableRow> rows =
        run(
            List.of(),
            0,
            (trial, of) -> {
              interrupted = written.size() == 1;
              if (interrupted) {
                throw new IllegalStateException("cut short");
              }
              return failed(trial, of);
            });

    assertThat(keys(rows)).containsExactly("a, dp, repeat 1: no search");
    assertThat(written).hasSize(1);
    assertThat(heard).endsWith("before 1 a exhaustive");
    heard.clear();
    assertThat(run(rows, 1, RunnerTest::failed)).isEqualTo(rows);
    assertThat(heard).as("interrupted before").containsExactly("begin 8 beside 1");
  }

  @Test
  void whateverATrialThrowsIsItsRow() throws Exception {
    Set<String> thrown = Set.of("a dp", "a exhaustive");
    List<TableRow> rows =
        run(
            List.of(),
            0,
            (trial, of) -> {
              String name = name(trial).substring(2);
              if (name.equals("a dp")) {
                throw new UnsatisfiedLinkError("no library");
              } else if (thrown.contains(name)) {
                throw new IllegalStateException("broken,\non purpose");
              }
              return failed(trial, of);
            });

    assertThat(keys(rows))
        .hasSize(6)
        .startsWith(
            "a, dp, repeat 1: java.lang.UnsatisfiedLinkError: no library",
            "a, exhaustive, repeat 1: java.lang.IllegalStateException: broken, on purpose");
  }

  /** A warning that is refused ends the command, but the row is there. */
  @Test
  void theListenerEndsThemAfterARow() {
    heard.add("stop");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> run(List.of(), 0, RunnerTest::failed));
    assertThat(written).hasSize(1);
  }

  @Test
  void aRowThatCannotBeWrittenEndsThem() {
    Runner runner =
        new Runner(
            experiment,
            instances,
            RunnerTest::failed,
            listener,
            Control.asking(() -> interrupted ? Termination.INTERRUPTED : null));

    assertThatIOException()
        .isThrownBy(
            () ->
                runner.run(
                    List.of(),
                    row -> {
                      throw new IOException("no space");
                    },
                    0))
        .withMessage("no space");
    assertThat(heard).endsWith("before 1 a dp");
  }
}
