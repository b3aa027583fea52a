package sdedge.check.files;

import static sdedge.check.files.ExpectedTable.column;
import static sdedge.check.files.ExpectedTable.count;
import static sdedge.check.files.ExpectedTable.words;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.Outcome;
import sdedge.check.stream.Prompts;
import sdedge.check.stream.RunFigures;
import sdedge.check.stream.Served;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/** What {@code requests.csv} should hold: what became of the requests of one run. */
record RequestsTable(Instance instance, StreamRuns.Requests requests, List<Row> rows) {
  static final String NAME = "requests.csv";

  private static final List<String> COLUMNS =
      List.of(
          "request",
          "task",
          "arrival_s",
          "ready_s",
          "admitted_s",
          "first_token_s",
          "complete_s",
          "steps",
          "ttft_s",
          "tpot_s");
  private static final int TASK = 1;
  private static final int FIRST_TIME = 2;
  private static final int TIMES = 5;
  private static final int STEPS = 7;
  private static final double ROUNDING = 1e-13; // of a difference of times

  /**
   * A request.
   *
   * @param stated what the table says of it
   * @param served what became of it; null if that is not computed again
   */
  record Row(int request, int task, double arrivalS, Stated stated, @Nullable Served served) {}

  /**
   * What a table says of a request.
   *
   * @param timesS from its arrival on; NaN for what is no number
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  record Stated(String task, double[] timesS, int steps) {
    double arrivalS() {
      return timesS[0];
    }

    double readyS() {
      return timesS[1];
    }

    double admittedS() {
      return timesS[2];
    }

    double firstS() {
      return timesS[3];
    }

    double completeS() {
      return timesS[4];
    }
  }

  /** What the table says, which is no more than that it has such columns; null if it has not. */
  static @Nullable List<Stated> read(Findings findings, ResultSource source) throws IOException {
    List<Stated> stated = new ArrayList<>();
    boolean isTable =
        TableCheck.rows(
            findings,
            NAME,
            source,
            COLUMNS,
            (number, row) -> {
              List<String> fields = row.fields();
              if (fields.size() == COLUMNS.size()) {
                double[] timesS = new double[TIMES];
                Arrays.setAll(timesS, i -> number(fields.get(FIRST_TIME + i)));
                stated.add(new Stated(fields.get(TASK), timesS, (int) number(fields.get(STEPS))));
              }
            });
    return isTable ? stated : null;
  }

  private static double number(String text) {
    Double number = Expected.number(text);
    return number == null ? Double.NaN : number;
  }

  /** The requests of a trace as the table says they came; null, with the reason, if it cannot. */
  static StreamRuns.@Nullable Requests traced(
      Findings findings, Instance instance, List<Stated> stated) {
    Map<String, Integer> byId = new HashMap<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      byId.put(instance.tasks().get(k).id(), k);
    }
    double[] arrivalsS = new double[stated.size()];
    int[] tasks = new int[stated.size()];
    double beforeS = 0;
    for (int r = 0; r < tasks.length; r++) {
      Integer task = byId.get(stated.get(r).task);
      arrivalsS[r] = stated.get(r).arrivalS();
      if (task == null || !(arrivalsS[r] >= beforeS)) {
        String found = stated.get(r).task + " at " + arrivalsS[r];
        findings.add(NAME, r + 1L, "", "a task of the instance, not before the one above", found);
        return null;
      }
      tasks[r] = task;
      beforeS = arrivalsS[r];
    }
    return new StreamRuns.Requests(arrivalsS, tasks);
  }

  /**
   * The table of a run.
   *
   * @param outcome null if the run is not made again
   */
  static RequestsTable of(
      Instance instance,
      StreamRuns.Requests requests,
      List<Stated> stated,
      @Nullable Outcome outcome) {
    double[] readyS = Prompts.of(instance, requests.arrivalsS(), requests.tasks()).readyS();
    List<Row> rows = new ArrayList<>();
    for (int r = 0; r < requests.tasks().length; r++) {
      double arrivalS = requests.arrivalsS()[r];
      Served served = outcome == null ? null : outcome.served().get(r);
      boolean isSure =
          outcome != null && served != null && arrivalS + served.completeS() < outcome.sureUntilS();
      Row row = new Row(r, requests.tasks()[r], arrivalS, stated.get(r), isSure ? served : null);
      rows.add(isSure ? row : withPrompt(row, readyS[r]));
    }
    return new RequestsTable(instance, requests, rows);
  }

  /** A request of which only the prompt is known: the rest must go together with it. */
  private static Row withPrompt(Row row, double readyS) {
    Stated said = row.stated;
    double[] timesS = said.timesS.clone();
    timesS[1] = row.arrivalS + readyS;
    return new Row(
        row.request, row.task, row.arrivalS, new Stated(said.task, timesS, said.steps), null);
  }

  ExpectedTable<Row> expected() {
    return new ExpectedTable<>(
        () -> IntStream.range(0, rows.size()).mapToObj(rows::get),
        1,
        List.of(
            count("request", row -> row.request + 1),
            words("task", row -> task(row).id()),
            column("arrival_s", row -> Expected.of(row.arrivalS)),
            column("ready_s", row -> after(row, Served::readyS, row.stated.readyS())),
            column(
                "admitted_s",
                row ->
                    row.served == null
                        ? between(row.stated.readyS(), row.stated.firstS())
                        : after(row, Served::admittedS, 0)),
            column(
                "first_token_s",
                row ->
                    row.served == null
                        ? between(row.stated.admittedS(), row.stated.completeS())
                        : after(row, Served::firstS, 0)),
            column(
                "complete_s",
                row ->
                    row.served == null
                        ? between(row.stated.firstS(), Double.MAX_VALUE)
                        : after(row, Served::completeS, 0)),
            column(
                "steps",
                row -> row.served == null ? Expected.atLeast(1) : Expected.of(row.served.steps())),
            column("ttft_s", this::ttftS),
            column("tpot_s", this::tpotS)));
  }

  private Task task(Row row) {
    return instance.tasks().get(row.task);
  }

  private static Expected after(Row row, ToDoubleFunction<Served> time, double otherwiseS) {
    return Expected.of(
        row.served == null ? otherwiseS : row.arrivalS + time.applyAsDouble(row.served));
  }

  private static Expected between(double leastS, double mostS) {
    return Expected.between(leastS, mostS, 0);
  }

  /** Of a run that is not made again, as the times stated say. */
  private Expected ttftS(Row row) {
    return row.served == null
        ? Expected.near(row.stated.firstS() - row.arrivalS, slackS(row))
        : Expected.of(row.served.firstS());
  }

  private Expected tpotS(Row row) {
    int tokens = task(row).outputTokens();
    if (row.served != null) {
      double slackS = Findings.TOLERANCE * row.served.completeS() / Math.max(1, tokens - 1);
      return Expected.near(RunFigures.tpotS(row.served, tokens), slackS);
    }
    double spanS = row.stated.completeS() - row.stated.firstS();
    return Expected.near(tokens == 1 ? 0 : spanS / (tokens - 1), slackS(row));
  }

  private static double slackS(Row row) {
    return ROUNDING * row.stated.completeS();
  }
}
