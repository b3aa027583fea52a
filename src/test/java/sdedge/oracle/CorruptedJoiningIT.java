package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.document.tree.ValueOverride;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.oracle.files.CheckedWindow;
import sdedge.oracle.files.Difference;
import sdedge.oracle.files.ResultSource;

/** The check finds what is changed in a stream whose requests join one by one, by the window. */
class CorruptedJoiningIT {
  private static final String TABLE = "schedule.csv";
  private static final int ROWS = 12; // of each window, about
  private static final int SOME = 151; // rows of which one is changed, without all draws
  private static final int STEP = 3; // its column
  private static final int STAGE = 4;
  private static final int START = 6;
  private static final int LENGTH = 8;
  private static final int TASKS = 9;

  /** Of the window: the column that they find wrong, and what they expect in it. */
  private static final Set<String> RULES =
      Set.of(
          "batch #",
          "cached_tokens what passes gain, after #",
          "end_s #, by its bits",
          "end_s #, by its passes",
          "length #, as are verified",
          "length #, as drafted",
          "length #, as it verifies",
          "length #, as of the pass",
          "length drafts that were made, or none",
          "mode #, as drafted",
          "mode a mode of its drafts that is loaded",
          "new_tokens #, of its passes",
          "pass_tokens what the cache lacks",
          "requests # requests",
          "requests requests of the pass",
          "requests requests that are there, each once",
          "requests requests that have drafted",
          "requests requests that have verdicts",
          "start_s #, after drafts of the pass",
          "start_s #, on a link that is free",
          "start_s an instant at which something ends or comes",
          "start_s at least #, when its drafts are made",
          "start_s at least #, when its pass ends",
          "step a number of its own",
          "step a transfer of the drafts",
          "step pass #",
          "step the number behind that before");

  private static final Map<String, Instance> INSTANCES = new LinkedHashMap<>();
  private static final Map<String, Map<String, byte[]>> MADE = new LinkedHashMap<>();

  /** One cell, several with prompts on their links, and modes on a band or at the verifier. */
  @BeforeAll
  static void serve() throws Exception {
    add("one cell", read("quickstart").withFirstTasks(4), 6, 4);
    add("modes", read("drafts/l4-a100-modes").withFirstTasks(4), 5, 2);
    add(
        "free links",
        read(
                "drafts/l4-a100-modes",
                "drafters[0].memory_bandwidth=3e12",
                "drafters[0].fronthaul.bits_per_prompt_token=0",
                "drafters[0].fronthaul.bits_per_draft_token=0")
            .withFirstTasks(6),
        6,
        4);
    add("band", read("drafts/handsets-band").withFirstTasks(6), 5, 2);
    add("cells", read("two-drafters").withFirstTasks(6), 8, 4);
    add(
        "few at once",
        read(
            "quickstart",
            "batching.max_tasks_per_batch=2",
            "drafters[0].fronthaul.bits_per_verdict=0"),
        8,
        20);
  }

  private static Instance read(String name, String... values) throws Exception {
    Path file = Path.of("instances/" + name + ".yaml");
    List<ValueOverride> all =
        Stream.of(values)
            .map(value -> value.split("=", -1))
            .map(parts -> ValueOverride.of(parts[0], parts[1]))
            .toList();
    Path folder = Objects.requireNonNull(file.getParent());
    return InstanceReader.parse(file.toString(), Files.readAllBytes(file), folder, all)
        .with(Steps.MEAN);
  }

  private static void add(String name, Instance instance, int requests, double perS)
      throws Exception {
    INSTANCES.put(name, instance);
    MADE.put(name, JoinedStreams.made(instance, new JoinedStreams.Asked(requests, 2, perS, 3), 1));
  }

  private static List<Difference> differences(String name, MutableResult result) throws Exception {
    return ResultChecker.check(subject(name), ResultSource.of(result.files())).differences();
  }

  private static LoadedInstance subject(String name) {
    return MadeResult.subject(Objects.requireNonNull(INSTANCES.get(name)));
  }

  private static MutableResult result(String name) {
    return new MutableResult(Objects.requireNonNull(MADE.get(name)));
  }

  @Test
  void whatIsRightIsAccepted() throws Exception {
    for (String name : MADE.keySet()) {
      assertThat(differences(name, result(name))).as(name).isEmpty();
    }
  }

  /** Every row (of some of them, without all draws) and column of the window. */
  @Test
  void everyFieldOfTheWindowCounts() throws Exception {
    List<String> unnoticed = new ArrayList<>();
    int all = 0;
    for (String name : MADE.keySet()) {
      CheckedWindow window = CheckedWindow.of(subject(name), ResultSource.of(result(name).files()));
      List<List<String>> rows = result(name).csv(TABLE);
      for (int at = 1; at < rows.size(); at += TestSeeds.all() ? 1 : SOME) {
        for (int column = 0; column < rows.get(0).size(); column++) {
          for (String other : others(rows.get(at).get(column))) {
            MutableResult changed = changed(name, at, column, other);
            all++;
            if (window.differences(ResultSource.of(changed.files())).isEmpty()) {
              unnoticed.add(
                  name + ": " + rows.get(0).get(column) + " " + other + " of " + rows.get(at));
            }
          }
        }
      }
    }
    System.out.printf("%d corruptions of windows%n", all);
    assertThat(unnoticed).isEmpty();
    assertThat(all).isGreaterThan(800);
  }

  private static MutableResult changed(String name, int row, int column, String other) {
    MutableResult changed = result(name);
    changed.csv(TABLE).get(row).set(column, other);
    return changed;
  }

  /** Each rule of the window finds something that no other finds. */
  @Test
  void eachRuleFindsWhatNoOtherDoes() throws Exception {
    Map<String, String> alone = new TreeMap<>();
    for (String name : MADE.keySet()) {
      CheckedWindow window = CheckedWindow.of(subject(name), ResultSource.of(result(name).files()));
      for (int at : alone.keySet().containsAll(RULES) ? Set.<Integer>of() : rowsOf(name)) {
        for (MutableResult changed : changes(name, at)) {
          String rule = ruleAlone(window.differences(ResultSource.of(changed.files())));
          if (rule != null && !alone.containsKey(rule)) {
            assertThat(ruleAlone(differences(name, changed))).isEqualTo(rule);
            alone.put(rule, name + " " + at);
          }
        }
        if (alone.keySet().containsAll(RULES)) {
          break;
        }
      }
    }
    alone.keySet().retainAll(RULES);
    System.out.printf("rules that alone find a corruption, and where: %s%n", alone);
    assertThat(alone.keySet()).containsAll(RULES);
  }

  @Test
  void thereAreNoGroups() throws Exception {
    MutableResult changed = result("cells");
    List<List<String>> rows = changed.csv(TABLE);
    rows.subList(1, rows.size()).forEach(row -> row.set(2, "2"));

    assertThat(differences("cells", changed))
        .hasSize(rows.size() - 1)
        .extracting(difference -> difference.column() + difference.expected())
        .containsOnly("batch1");
  }

  /** The rule of all of some differences; null if there are several, or none. */
  private static @Nullable String ruleAlone(List<Difference> differences) {
    Set<String> rules = new TreeSet<>();
    for (Difference difference : differences) {
      String expected =
          difference.expected().replaceAll("\\[[^]]*\\]|-?[0-9][0-9.E-]*|null|[^ ,]+(?=, as)", "#");
      rules.add(difference.file().equals(TABLE) ? difference.column() + " " + expected : "");
    }
    return rules.size() == 1 && !rules.contains("") ? rules.iterator().next() : null;
  }

  /** Some rows of a window, with the first one of each stage. */
  private static Set<Integer> rowsOf(String name) {
    List<List<String>> rows = result(name).csv(TABLE);
    Set<Integer> some = new TreeSet<>();
    Set<String> stages = new TreeSet<>();
    for (int at = 1; at < rows.size(); at++) {
      if (stages.add(rows.get(at).get(STAGE)) || at % (1 + rows.size() / ROWS) == 0) {
        some.add(at);
      }
    }
    return some;
  }

  /** Windows in which a row is another, or what belongs to it is, too. */
  private static List<MutableResult> changes(String name, int at) {
    List<MutableResult> all = new ArrayList<>();
    List<String> row = result(name).csv(TABLE).get(at);
    for (int column = 0; column < row.size(); column++) {
      for (String other : others(row.get(column))) {
        all.add(changed(name, at, column, other));
      }
    }
    all.add(changed(name, rows -> rows.remove(at)));
    for (double factor : new double[] {Corruption.VISIBLY, 1 / Corruption.VISIBLY}) {
      all.add(changed(name, rows -> move(rows.get(at), factor)));
    }
    all.add(changed(name, rows -> oneMore(rows, at)));
    all.add(changed(name, rows -> addOne(rows.get(at), 0)));
    all.add(changed(name, rows -> withoutDrafts(rows, row)));
    all.add(changed(name, rows -> passesFrom(rows, Integer.parseInt(row.get(STEP)))));
    all.add(changed(name, rows -> anotherOfNobody(rows, at)));
    all.add(changed(name, rows -> rows.subList(1, rows.size()).forEach(any -> any.set(2, "2"))));
    return all;
  }

  private static MutableResult changed(String name, Consumer<List<List<String>>> change) {
    MutableResult changed = result(name);
    change.accept(changed.csv(TABLE));
    return changed;
  }

  /** It begins and ends at other times. */
  private static void move(List<String> row, double factor) {
    double byS = number(row, START) * (factor - 1);
    row.set(START, "" + (number(row, START) + byS));
    row.set(START + 1, "" + (number(row, START + 1) + byS));
  }

  private static double number(List<String> row, int column) {
    return Double.parseDouble(row.get(column));
  }

  /** One more is verified and has a verdict. */
  private static void oneMore(List<List<String>> rows, int at) {
    List<String> pass = rows.get(at);
    for (int i = at; i < rows.size() && pass.get(STAGE).equals("verify"); i++) {
      List<String> row = rows.get(i);
      if (row.get(STAGE).equals("fronthaul_down") && row.get(STEP).equals(pass.get(STEP))) {
        addOne(row, 0);
        addOne(pass, 1);
        return;
      }
    }
  }

  /** One more is in a row, with its drafts and so many tokens more. */
  private static void addOne(List<String> row, int more) {
    int length = row.get(LENGTH).isEmpty() ? 1 : Integer.parseInt(row.get(LENGTH));
    row.set(TASKS, "" + ((int) number(row, TASKS) + 1));
    if (!row.get(TASKS + 1).isEmpty()) {
      row.set(TASKS + 1, "" + ((int) number(row, TASKS + 1) + length + more));
    }
  }

  /** The rows of a job of a drafter say that it has no drafts. */
  private static void withoutDrafts(List<List<String>> rows, List<String> of) {
    for (List<String> row : rows) {
      boolean isUp = row.get(STAGE).equals("draft") || row.get(STAGE).equals("fronthaul_up");
      if (isUp && row.get(STEP).equals(of.get(STEP)) && row.get(0).equals(of.get(0))) {
        row.set(LENGTH, "0");
      }
    }
  }

  /** Passes from one on have the next number, with all that belongs to them. */
  private static void passesFrom(List<List<String>> rows, int step) {
    for (List<String> row : rows.subList(1, rows.size())) {
      boolean isOfPass = row.get(0).isEmpty() || row.get(STAGE).equals("fronthaul_down");
      if (isOfPass && Integer.parseInt(row.get(STEP)) >= step) {
        row.set(STEP, "" + (Integer.parseInt(row.get(STEP)) + 1));
      }
    }
    List<String> stages = List.of("draft", "fronthaul_up", "verify", "fronthaul_down");
    rows.subList(1, rows.size())
        .sort(
            Comparator.comparingInt((List<String> row) -> Integer.parseInt(row.get(STEP)))
                .thenComparingInt(row -> stages.indexOf(row.get(STAGE)))
                .thenComparing(row -> row.get(0)));
  }

  /** A transfer of nothing follows another one. */
  private static void anotherOfNobody(List<List<String>> rows, int at) {
    List<String> row = rows.get(at);
    if (row.get(STAGE).equals("fronthaul_up")) {
      List<String> next = new ArrayList<>(row);
      next.set(STEP, "" + 9_999);
      next.set(LENGTH, "0");
      next.set(TASKS, "0");
      next.set(START, row.get(START + 1));
      rows.add(next);
    }
  }

  /** Other values that may stand in a field; of a list, in place of its last one. */
  private static List<String> others(String field) {
    int last = field.lastIndexOf(' ') + 1;
    if (field.isEmpty()) {
      return List.of("1");
    } else if (last > 0) {
      String before = field.substring(0, last);
      return others(field.substring(last)).stream().map(other -> before + other).toList();
    } else if (field.matches("[0-9]+")) {
      long value = Long.parseLong(field);
      return value == 0
          ? List.of("1", "")
          : List.of("" + (value + 1), field + "1", "" + (value - 1), "");
    } else if (field.matches("[0-9.Ee-]+")) {
      double value = Double.parseDouble(field);
      return List.of(
          "" + (value == 0 ? 1e-3 : value * Corruption.VISIBLY), "" + value / Corruption.VISIBLY);
    }
    return List.of(field + "x", "");
  }
}
