package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.check.files.Difference;
import sdedge.check.files.ResultSource;
import sdedge.check.files.ServedAgain;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;

/**
 * The check finds what is changed in a stream whose requests join one by one, whatever the digests;
 * what it leaves to tests, serving the requests again finds.
 */
class CorruptedJoiningIT {
  private static final String TABLE = "schedule.csv";
  private static final int STAGE = 4; // its column
  private static final Set<String> RULES =
      Set.of(
          "#, after drafts of the pass",
          "#, as drafted",
          "#, as of its verdicts",
          "#, on a link that is free",
          "#, who have drafted",
          "a drafter that sends",
          "a length that is allowed",
          "a mode of its drafts that is loaded",
          "an instant at which something ends or comes",
          "at least #",
          "at least # for drafts",
          "by its bits from # to #",
          "drafts, prompts and a token of each, from # to #",
          "rows by group, step, stage and drafter");

  private static final Map<String, Instance> INSTANCES = new LinkedHashMap<>();
  private static final Map<String, Map<String, byte[]>> MADE = new LinkedHashMap<>();

  /** One cell, several with prompts on their links, and modes on a band or at the verifier. */
  @BeforeAll
  static void serve() throws Exception {
    add("one cell", read("quickstart").withFirstTasks(4), 6, 4);
    add("cells", read("two-drafters").withFirstTasks(6), 8, 4);
    add("modes", read("drafts/l4-a100-modes").withFirstTasks(4), 5, 2);
    add("band", read("drafts/handsets-band").withFirstTasks(6), 5, 2);
  }

  private static Instance read(String name) throws Exception {
    return InstanceReader.read(Path.of("instances/" + name + ".yaml")).with(Steps.MEAN);
  }

  private static void add(String name, Instance instance, int requests, double perS)
      throws Exception {
    INSTANCES.put(name, instance);
    MADE.put(name, JoinedStreams.made(instance, new JoinedStreams.Asked(requests, 2, perS, 3), 1));
  }

  private static List<Difference> differences(String name, MutableResult result) throws Exception {
    return ResultChecker.check(subject(name), ResultSource.of(result.files())).differences();
  }

  private static List<Difference> again(String name, MutableResult result) throws Exception {
    return ServedAgain.of(subject(name), ResultSource.of(result.files())).differences();
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
      assertThat(again(name, result(name))).as(name).isEmpty();
    }
  }

  /** Every row (of some of them, without all draws) and column of the window. */
  @Test
  void everyFieldOfTheWindowCounts() throws Exception {
    Map<String, Integer> unnoticed = new TreeMap<>();
    int all = 0;
    for (String name : MADE.keySet()) {
      List<List<String>> rows = result(name).csv(TABLE);
      for (int at = 1; at < rows.size(); at += TestSeeds.all() ? 1 : 61) {
        for (int column = 0; column < rows.get(0).size(); column++) {
          for (String other : others(rows.get(at).get(column))) {
            MutableResult changed = changed(name, at, column, other);
            all++;
            if (differences(name, changed).isEmpty()) {
              String what = rows.get(0).get(column) + " " + rows.get(at).get(STAGE);
              unnoticed.merge(what, 1, Integer::sum);
              assertThat(again(name, changed)).as(name + " " + at + " " + what).isNotEmpty();
            }
          }
        }
      }
    }
    System.out.printf(
        "%d corruptions of windows, found by serving again alone: %s%n", all, unnoticed);
    // no file says how long passes take, what drafters read anew, and who drafts at the verifier
    assertThat(unnoticed.keySet())
        .allMatch(
            what ->
                what.matches(
                    "(start_s|end_s|new_tokens|active_tasks|mode) draft|(start|end)_s verify"
                        + "|(length|step) fronthaul_up"));
    assertThat(unnoticed.values().stream().mapToInt(count -> count).sum()).isLessThan(all / 10);
  }

  private static MutableResult changed(String name, int row, int column, String other) {
    MutableResult changed = result(name);
    changed.csv(TABLE).get(row).set(column, other);
    return changed;
  }

  /** Each rule of the window finds something that no other finds. */
  @Test
  void eachRuleFindsWhatNoOtherDoes() throws Exception {
    Set<String> alone = new TreeSet<>();
    for (String name : MADE.keySet()) {
      List<List<String>> rows = result(name).csv(TABLE);
      for (int at = 1; at < rows.size() && !alone.containsAll(RULES); at += 9) {
        for (int column = 0; column < rows.get(0).size(); column++) {
          for (String other : others(rows.get(at).get(column))) {
            alone.addAll(ruleAlone(differences(name, changed(name, at, column, other))));
          }
        }
      }
    }
    assertThat(alone).containsAll(RULES);
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

  /** The rule of all of some differences; nothing if there are several, or none. */
  private static List<String> ruleAlone(List<Difference> differences) {
    List<String> rules =
        differences.stream()
            .filter(difference -> difference.file().equals(TABLE))
            .map(difference -> difference.expected().replaceAll("[0-9.E-]+|null", "#"))
            .distinct()
            .toList();
    return rules.size() == 1 && differences.size() == rules.size() ? rules : List.of();
  }

  /** Other values that may stand in a field. */
  private static List<String> others(String field) {
    if (field.isEmpty()) {
      return List.of("1");
    } else if (field.matches("[0-9]+")) {
      long value = Long.parseLong(field);
      return List.of("" + (value + 1), field + "1", "" + Math.max(0, value - 1));
    } else if (field.matches("[0-9.Ee-]+")) {
      double value = Double.parseDouble(field);
      return List.of(
          "" + (value == 0 ? 1e-3 : value * Corruption.VISIBLY), "" + value / Corruption.VISIBLY);
    }
    return List.of(field + "x", "");
  }
}
