package sdedge.oracle.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.TextRule;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.oracle.stream.Level;
import sdedge.oracle.stream.Outcome;
import sdedge.oracle.stream.RunAgain;
import sdedge.oracle.stream.RunFigures;
import sdedge.oracle.stream.StreamAnswers;
import sdedge.timeline.StageRun;

/**
 * Serves every run of a stream again, with the second implementation, and holds each number of its
 * files against it: what {@code check} leaves to tests, since it takes longer than the runs.
 */
public final class ServedAgain {
  private static final int MOST = Integer.MAX_VALUE;
  private static final double ROUNDING = 1e-9;

  private final Findings findings = new Findings();
  private final ResultSource source;
  private final Instance instance;
  private final ObjectReader stream;
  private final RunOptions.OfStream settings;
  private int runs;
  private int unsure;

  private ServedAgain(LoadedInstance subject, ResultSource source)
      throws IOException, NotAResultException {
    this.source = source;
    RunOptions run = RunFile.check(findings, subject, source);
    instance = run.question(subject.instance());
    byte[] bytes = source.bytes(StreamFile.NAME);
    stream = Document.parseJson(new Problems(StreamFile.NAME), bytes).object();
    settings =
        Objects.requireNonNull(run.stream()).of(stream.integer("requests", 1, Integer.MAX_VALUE));
  }

  /**
   * What differs between a result of the command and its runs, made again.
   *
   * @param differences empty if nothing does
   * @param runs that were made again
   * @param unsure of them those in which rounding decides what happens: of them nothing is compared
   *     from there on
   */
  public record Verdict(List<Difference> differences, int runs, int unsure) {}

  /** Makes all runs of a result again whose files are all there. */
  public static Verdict of(LoadedInstance subject, ResultSource source)
      throws IOException, NotAResultException {
    ServedAgain again = new ServedAgain(subject, source);
    again.compare();
    return new Verdict(again.findings.differences(), again.runs, again.unsure);
  }

  private void compare() throws IOException {
    StatedRequests stated = Objects.requireNonNull(StatedRequests.read(findings, source, instance));
    StreamRuns.Requests traced =
        settings.isTrace()
            ? new StreamRuns.Requests(stated.column("arrival_s"), stated.tasks())
            : null;
    StreamRuns all = new StreamRuns(instance, settings, traced);
    curve(all);
    ValueReader shown = stream.required("requests_of");
    if (!shown.isNull()) {
      StreamWay way = StreamWay.read(shown.object(), instance, settings);
      StreamRuns.Requests drawn = all.requests(way, 1);
      StreamAnswers answers = all.answers(drawn.tasks(), 1);
      requests(drawn, answers, all.run(way, 1).outcome(), stated);
      window(all.run(way, 1), way.policy().joins());
    }
    ValueReader bound = stream.required("bound");
    if (!bound.isNull()) {
      capacities(bound.object().number("most_per_s", NumberRange.POSITIVE));
    }
    findings.add(stream.problems());
  }

  private RunAgain made(StreamRuns all, StreamWay way, int draw) {
    RunAgain run = all.run(way, draw);
    runs++;
    unsure += run.isSure() ? 0 : 1;
    return run;
  }

  private void curve(StreamRuns all) throws IOException {
    StatedTable rows =
        Objects.requireNonNull(RatesTable.read(findings, source, instance, settings));
    int row = 0;
    for (ValueReader value : stream.list("curve", 0, MOST)) {
      ObjectReader point = value.object();
      StreamWay way = StreamWay.read(point, instance, settings);
      List<RunAgain> own = new ArrayList<>();
      for (int draw = 1; draw <= point.integer("draws", 1, MOST); draw++) {
        RunAgain run = made(all, way, draw);
        own.add(run);
        if (run.isSure()) {
          figures(run, rows, row);
        }
        row++;
      }
      if (own.stream().allMatch(run -> run.isSure())) {
        busy(point, own);
      }
    }
  }

  private void figures(RunAgain run, StatedTable rows, int row) {
    long number = row + 1L;
    run.figures()
        .forEach(
            (column, expected) -> {
              double stated = rows.number(column, row);
              boolean holds = Findings.agree(expected, stated, 0);
              expect(holds, RatesTable.NAME, number, column, "" + expected, "" + stated);
            });
    if (settings.level() != null) {
      double stated = rows.number("attainment", row);
      boolean holds =
          stated >= run.attainment().leastAttainment()
              && stated <= run.attainment().mostAttainment();
      expect(holds, RatesTable.NAME, number, "attainment", "that of the run", "" + stated);
    }
  }

  private void busy(ObjectReader point, List<RunAgain> runs) {
    Map<String, ValueReader> stated = point.object("busy").entries(TextRule.ANY, MOST);
    String[] servers = {"drafter", "up", "down"};
    for (int d = 0; d < instance.drafters().size(); d++) {
      ObjectReader of =
          Objects.requireNonNull(stated.get(instance.drafters().get(d).node().id())).object();
      for (int server = 0; server < servers.length; server++) {
        double sum = 0;
        for (RunAgain run : runs) {
          sum += run.busy().get(d)[server];
        }
        Expected.of(sum / runs.size()).check(findings, of.required(servers[server]));
      }
    }
  }

  /** As far as rounding decides nothing. */
  private void requests(
      StreamRuns.Requests requests, StreamAnswers answers, Outcome outcome, StatedRequests stated) {
    int[] tasks = stated.tasks();
    double[] arrivalsS = stated.column("arrival_s");
    double[] readyS = stated.column("ready_s");
    double[] admittedS = stated.column("admitted_s");
    double[] firstS = stated.column("first_token_s");
    double[] completeS = stated.column("complete_s");
    double[] steps = stated.column("steps");
    double[] ttftS = stated.column("ttft_s");
    double[] tpotS = stated.column("tpot_s");
    for (int r = 0; r < stated.count(); r++) {
      Outcome.RequestTimes served = outcome.served().get(r);
      double arrivalS = requests.arrivalsS()[r];
      boolean isTask = requests.tasks()[r] == tasks[r];
      expect(isTask, StatedRequests.NAME, r + 1L, "task", "as drawn", "another");
      if (arrivalS < outcome.sureUntilS()) {
        time(r, "arrival_s", arrivalS, arrivalsS);
        time(r, "ready_s", arrivalS + served.readyS(), readyS);
      }
      if (arrivalS + served.completeS() < outcome.sureUntilS()) {
        time(r, "admitted_s", arrivalS + served.admittedS(), admittedS);
        time(r, "first_token_s", arrivalS + served.firstS(), firstS);
        time(r, "complete_s", arrivalS + served.completeS(), completeS);
        time(r, "steps", served.steps(), steps);
        time(r, "ttft_s", served.firstS(), ttftS);
        int tokens = answers.tokens(r);
        double slackS = Findings.TOLERANCE * served.completeS() / Math.max(1, tokens - 1);
        double madeS = RunAgain.tpotS(served, tokens);
        boolean holds = Findings.agree(madeS, tpotS[r], slackS);
        expect(holds, StatedRequests.NAME, r + 1L, "tpot_s", "" + madeS, "" + tpotS[r]);
      }
    }
  }

  private void time(int r, String column, double expected, double[] stated) {
    boolean holds = Findings.agree(expected, stated[r], 0);
    expect(holds, StatedRequests.NAME, r + 1L, column, "" + expected, "" + stated[r]);
  }

  private void window(RunAgain run, boolean joins) throws IOException {
    List<StageRun> stages = joins ? asTheyBegin(run.stages()) : run.stages();
    double endS = stages.stream().mapToDouble(StageRun::endS).max().orElse(0);
    if (endS < run.outcome().sureUntilS()) {
      ScheduleTable.of(instance, joins, stages).expected().check(findings, source);
    }
  }

  /** Of what begins in one instant with the first of all, nothing says what is before it. */
  private List<StageRun> asTheyBegin(List<StageRun> stages) throws IOException {
    String table = new String(source.bytes(ScheduleTable.NAME), StandardCharsets.UTF_8);
    double firstS = stages.stream().mapToDouble(StageRun::startS).min().orElse(0);
    return stages.stream()
        .filter(row -> !Findings.agree(firstS, row.startS(), 0) || table.contains(key(row)))
        .toList();
  }

  private String key(StageRun row) {
    Integer d = row.drafter();
    String drafter = d == null ? "" : instance.drafters().get(d).id();
    return "\n" + drafter + ",1,1," + row.step() + "," + row.stage() + ",";
  }

  /** The level holds at each capacity, from four times the requests, and not one step above. */
  private void capacities(double mostPerS) {
    StreamRuns more =
        new StreamRuns(instance, settings.of(StreamCapacities.TIMES * settings.requests()), null);
    for (ValueReader value : stream.list("capacities", 0, MOST)) {
      ObjectReader of = value.object();
      StreamWay way = StreamWay.read(of, instance, settings, null);
      int draw = 0;
      for (ValueReader stated : of.list("draws", 1, MOST)) {
        draw++;
        double most = stated.number(NumberRange.NON_NEGATIVE);
        int step =
            (int)
                Math.round(
                    settings.isClosedLoop() ? most : most / mostPerS * StreamCapacities.STEPS);
        int end =
            settings.isClosedLoop()
                ? StreamCapacities.TIMES * settings.requests() + 1
                : StreamCapacities.STEPS;
        if (step > 0 && !mayHold(made(more, at(way, step, mostPerS), draw), true)) {
          stated.reject("less: the level does not hold there");
        }
        if (step + 1 < end && !mayHold(made(more, at(way, step + 1, mostPerS), draw), false)) {
          stated.reject("more: the level still holds one step above");
        }
      }
    }
  }

  private StreamWay at(StreamWay way, int step, double mostPerS) {
    return settings.isClosedLoop()
        ? new StreamWay(way.policy(), way.groups(), way.modes(), null, step)
        : way.at(mostPerS * step / StreamCapacities.STEPS);
  }

  /** Whether the level may hold in a run, or may not, as far as that is known for sure. */
  private boolean mayHold(RunAgain run, boolean holds) {
    Level level = Objects.requireNonNull(settings.level());
    RunFigures of = run.attainment();
    return !run.isSure()
        || (holds
            ? of.mostAttainment() >= level.share() - ROUNDING
            : of.leastAttainment() < level.share() - ROUNDING);
  }

  private void expect(
      boolean holds, String file, long row, String column, String expected, String found) {
    if (!holds) {
      findings.add(file, row, column, expected, found);
    }
  }
}
