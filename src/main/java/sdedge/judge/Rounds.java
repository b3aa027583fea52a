package sdedge.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Rule: the rows of a continuous plan are rounds of its tasks, each row once, in the order of the
 * table. Whoever is verified drafted before if it has drafts, sent them and its prompt up if they
 * are not at the verifier yet, and has its verdict from the same pass.
 */
final class Rounds {
  private static final Comparator<StageRun> IN_TABLE =
      Comparator.comparingInt(StageRun::batch)
          .thenComparingInt(StageRun::step)
          .thenComparing(StageRun::stage)
          .thenComparing(run -> run.drafter() == null ? -1 : run.drafter());

  private final Findings findings;
  private final Instance instance;
  private final boolean joins;
  private final Served served;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Place, List<Row>> byPlace = new HashMap<>();
  private final IdentityHashMap<Row, List<Round>> ofRow = new IdentityHashMap<>();
  private final Map<Integer, NavigableMap<Double, Double>> drafting = new HashMap<>(); // ends
  private final List<List<Round>> ofTask = new ArrayList<>();

  /** Where a row is: a stage of a job. */
  private record Place(int batch, int step, Stage stage, @Nullable Integer drafter) {
    static Place of(StageRun run) {
      return new Place(run.batch(), run.step(), run.stage(), run.drafter());
    }
  }

  Rounds(Findings findings, Served served, List<StageRun> stages) {
    this.findings = findings;
    this.served = served;
    instance = served.instance();
    joins = served.joins();
    for (StageRun run : stages) {
      Row row = new Row(run, rows.size() + 1L);
      rows.add(row);
      byPlace.computeIfAbsent(Place.of(run), own -> new ArrayList<>()).add(row);
      if (run.stage() == Stage.DRAFT && run.drafter() != null) {
        drafting
            .computeIfAbsent(run.drafter(), drafter -> new TreeMap<>())
            .put(run.startS(), run.endS());
      }
    }
    instance.tasks().forEach(task -> ofTask.add(new ArrayList<>()));
  }

  List<Row> rows() {
    return rows;
  }

  /** Whom they serve. */
  Served served() {
    return served;
  }

  /** The rounds of a task, first to last. */
  List<Round> of(int task) {
    return ofTask.get(task);
  }

  /** The round that ends the answer of a task. */
  Round last(int task) {
    List<Round> own = ofTask.get(task);
    return own.get(own.size() - 1);
  }

  /** The rounds that a row serves. */
  List<Round> of(Row row) {
    return ofRow.getOrDefault(row, List.of());
  }

  /** The verifications in the order in which they begin. */
  List<Row> passes() {
    return rows.stream()
        .filter(row -> row.run().stage() == Stage.VERIFY)
        .sorted(Comparator.comparingDouble(row -> row.run().startS()))
        .toList();
  }

  /** The rows of a stage of a job. */
  List<Row> at(int batch, int step, Stage stage, @Nullable Integer drafter) {
    return byPlace.getOrDefault(new Place(batch, step, stage, drafter), List.of());
  }

  /** Whether a drafter has begun to draft by some time and not ended: it serves one at a time. */
  boolean isBusy(int drafter, double timeS) {
    Map.Entry<Double, Double> last =
        drafting
            .getOrDefault(drafter, Collections.emptyNavigableMap())
            .floorEntry(Findings.latest(timeS));
    return last != null && !Findings.isUpTo(last.getValue(), timeS);
  }

  /** What the verifier does for a pass, first to last: drafts on its node, then the pass. */
  List<Row> chain(Row pass) {
    StageRun run = pass.run();
    List<Row> chain = new ArrayList<>(at(run.batch(), run.step(), Stage.DRAFT, null));
    chain.sort(Comparator.comparingDouble(row -> row.run().startS()));
    chain.add(pass);
    return chain;
  }

  /**
   * The rows that serve a task in a round: of a group all drafts at the verifier, and a verdict
   * only if somebody waits for it.
   */
  List<Row> serving(Round round) {
    List<Row> serving = new ArrayList<>(joins ? List.of(round.verify) : chain(round.verify));
    if (round.draft != null && (joins || round.isAway())) {
      serving.add(round.draft);
    }
    if (round.up != null) {
      serving.add(round.up);
    }
    if (round.down != null && (round.isAway() || round.isLast)) {
      serving.add(round.down);
    }
    return serving;
  }

  /** Finds all rounds; whether every row is of some. */
  boolean find() {
    for (int i = 0; i < rows.size(); i++) {
      StageRun run = rows.get(i).run();
      boolean isLater = i == 0 || IN_TABLE.compare(rows.get(i - 1).run(), run) <= 0;
      expect(isLater, rows.get(i), "", "rows by batch, step, stage and drafter");
      boolean isOnly =
          (run.stage() == Stage.DRAFT && run.drafter() == null)
              || at(run.batch(), run.step(), run.stage(), run.drafter()).size() == 1;
      expect(isOnly && run.cohort() == 1, rows.get(i), "step", "a number of its own");
      expect(isOfTasks(run), rows.get(i), "tasks", "tasks of the drafter, each once");
    }
    if (!findings.isEmpty()) {
      return false;
    }
    for (Row pass : passes()) {
      double startS = chain(pass).get(0).run().startS();
      for (JobMember member : pass.run().members()) {
        List<Round> own = ofTask.get(member.index());
        int input = instance.tasks().get(member.index()).inputTokens();
        Round round = new Round(member.index(), own.size() + 1, input, member, pass);
        round.verifierStartS = startS;
        own.add(round);
        serve(pass, round);
      }
    }
    drafts();
    ofTask.forEach(own -> own.forEach(this::brings));
    if (findings.isEmpty()) {
      ofTask.forEach(own -> own.forEach(this::isWhole));
    }
    for (Row row : rows) {
      boolean isWhole = of(row).size() == row.run().members().size();
      expect(isWhole, row, "tasks", "tasks that are verified then");
    }
    return findings.isEmpty();
  }

  private boolean isOfTasks(StageRun run) {
    Set<Integer> all = new HashSet<>();
    for (JobMember member : run.members()) {
      int k = member.index();
      boolean isOwn =
          k >= 0
              && k < instance.tasks().size()
              && (run.drafter() == null || run.drafter() == instance.tasks().get(k).drafter());
      if (!isOwn || !all.add(k)) {
        return false;
      }
    }
    return !all.isEmpty();
  }

  private void serve(Row row, Round round) {
    ofRow.computeIfAbsent(row, own -> new ArrayList<>()).add(round);
  }

  /** Finds the verdict of a round, and the mode that it says or that the plan has. */
  private void brings(Round round) {
    StageRun pass = round.verify.run();
    int d = instance.tasks().get(round.task).drafter();
    Row down = with(round.task, at(pass.batch(), pass.step(), Stage.FRONTHAUL_DOWN, d));
    round.down = down;
    expect(down != null, round.verify, "tasks", "tasks that get a verdict");
    if (down != null) {
      serve(down, round);
    }
    Drafter drafter = instance.drafters().get(d);
    String name = served.statedMode(round.task);
    for (Row row : Arrays.asList(round.draft, down)) { // of several modes a stage says none
      name = name == null && row != null ? row.run().mode() : name;
    }
    DraftChoice choice =
        new DraftChoice(drafter.hasChoice() ? name : null, Math.max(0, round.length));
    boolean allowed = round.length >= 0 && drafter.allows(choice, served.loaded());
    expect(allowed, round.verify, "pass_tokens", "drafts of a mode that is loaded");
    round.mode = allowed && round.length > 0 ? drafter.mode(choice.mode()) : null;
  }

  private static @Nullable Row with(int task, List<Row> rows) {
    return rows.stream()
        .filter(row -> row.run().members().stream().anyMatch(own -> own.index() == task))
        .findFirst()
        .orElse(null);
  }

  /** Finds what drafts for rounds and what is sent: of those who join the last before the pass. */
  private void drafts() {
    List<List<Row>> sent = new ArrayList<>();
    ofTask.forEach(own -> sent.add(new ArrayList<>()));
    for (Row row : rows) {
      boolean isBefore =
          row.run().stage() == Stage.FRONTHAUL_UP
              || (row.run().stage() == Stage.DRAFT && row.run().drafter() != null);
      if (isBefore) {
        row.run().members().forEach(member -> sent.get(member.index()).add(row));
      }
    }
    for (int k = 0; k < ofTask.size(); k++) {
      List<Row> own = sent.get(k);
      own.sort(
          Comparator.comparingDouble((Row row) -> row.run().startS())
              .thenComparing(row -> row.run().stage()));
      int at = 0;
      for (Round round : ofTask.get(k)) {
        while (at < own.size()
            && (joins ? isBefore(own.get(at), round) : isOf(own.get(at), round))) {
          add(own.get(at++), round);
        }
        StageRun pass = round.verify.run();
        Row here = with(k, at(pass.batch(), pass.step(), Stage.DRAFT, null));
        if (here != null) {
          add(here, round);
        }
      }
    }
  }

  private static boolean isBefore(Row row, Round round) {
    return row.run().endS() <= round.verifierStartS
        || Findings.agree(row.run().endS(), round.verifierStartS);
  }

  private static boolean isOf(Row row, Round round) {
    return row.run().batch() == round.verify.run().batch()
        && row.run().step() == round.verify.run().step();
  }

  private void add(Row row, Round round) {
    boolean isDraft = row.run().stage() == Stage.DRAFT;
    expect((isDraft ? round.draft : round.up) == null, row, "tasks", "one stage of each round");
    if (isDraft) {
      round.draft = row;
    } else {
      round.up = row;
    }
    serve(row, round);
  }

  /** A round has the stages that it needs, of one job. */
  private void isWhole(Round round) {
    Row draft = round.draft;
    Row up = round.up;
    boolean isDrafted = draft != null && (draft.run().drafter() != null) == round.isAway();
    expect(
        round.mode == null ? draft == null : isDrafted,
        round.verify,
        "pass_tokens",
        "drafts that were made");
    // a group sends all of a drafter together if one of them is new
    boolean isSent =
        round.isAway()
            || round.isFirst()
            || (!joins && up != null && of(up).stream().anyMatch(Round::isFirst));
    boolean isOne = !round.isAway() || draft == null || up == null || isOneJob(draft, up);
    expect((up != null) == isSent && isOne, round.verify, "tasks", "tasks whose drafts were sent");
  }

  private static boolean isOneJob(Row draft, Row up) {
    return draft.run().step() == up.run().step();
  }

  private void expect(boolean holds, Row row, String column, String expected) {
    if (!holds) {
      StageRun run = row.run();
      String found = run.stage() + " of step " + run.step() + " for " + run.members().size();
      findings.require(false, Findings.SCHEDULE, row.number(), column, expected, found);
    }
  }

  /** What a task is in a row that serves it. */
  static JobMember member(Row row, int task) {
    return row.run().members().stream()
        .filter(own -> own.index() == task)
        .findFirst()
        .orElseThrow();
  }
}
