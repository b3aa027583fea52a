package sdedge.search.continuous;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Feasibility;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.random.RandomStream;

class JoiningMovesTest {
  private static final int MOVES = 2000;

  private static Instance instance() throws Exception {
    return InstanceReader.read(Path.of("instances/two-drafters.yaml"));
  }

  /** Every key changes, and whatever comes of it can be executed. */
  @Test
  void everyMoveIsMadeAndLeavesAPlan() throws Exception {
    Instance instance = instance();
    TestSeeds.each(
        getClass(),
        1,
        random -> {
          JoiningMoves moves =
              new JoiningMoves(instance, false, RandomStream.of(random.nextLong()));
          JoiningService service = JoiningStarts.of(instance).get(0);
          Set<String> changed = new TreeSet<>();
          for (int i = 0; i < MOVES; i++) {
            JoiningService next = moves.next(service);
            assertThat(Feasibility.violations(instance, new Plan(Scope.BATCH, null, next)))
                .isEmpty();
            note(changed, service, next);
            service = next;
          }
          assertThat(changed)
              .containsExactly(
                  "apart",
                  "few",
                  "few_lengths",
                  "lengths",
                  "most_residents",
                  "new_per_pass",
                  "offsets",
                  "order",
                  "urgent",
                  "wait");
        });
  }

  /** Four drafters, each of which may also draft nothing. */
  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "0, 8", "2, 3"})
  void lengthsStayWithinTheirLimits(int least, int most) throws Exception {
    String text =
        Files.readString(Path.of("instances/city-4-sbs.yaml"))
            .replaceFirst("min_length: \\d+", "min_length: " + least)
            .replaceFirst("max_length: \\d+", "max_length: " + most);
    Instance instance =
        InstanceReader.parse("city", text.getBytes(StandardCharsets.UTF_8), Path.of("instances"))
            .withOptions(Pipeline.CONTINUOUS, null, null, null);
    assertThat(instance.speculation().maxLength()).isEqualTo(most);
    JoiningMoves moves = new JoiningMoves(instance, false, RandomStream.of(1));
    JoiningService service = JoiningStarts.of(instance).get(0);
    for (int i = 0; i < MOVES; i++) {
      service = moves.next(service);
      assertThat(Feasibility.violations(instance, new Plan(Scope.BATCH, null, service))).isEmpty();
    }
  }

  /** Adds the keys in which services differ. */
  static void note(Set<String> changed, JoiningService one, JoiningService other) {
    note(changed, "order", !one.tasks().equals(other.tasks()));
    note(changed, "wait", one.waitShare() != other.waitShare());
    note(changed, "urgent", !one.urgent().equals(other.urgent()));
    note(changed, "new_per_pass", one.newPerPass() != other.newPerPass());
    note(changed, "most_residents", one.mostResidents() != other.mostResidents());
    note(changed, "apart", one.apart() != other.apart());
    note(changed, "lengths", !one.lengths().equals(other.lengths()));
    note(changed, "few", one.few() != other.few());
    note(changed, "few_lengths", !one.fewLengths().equals(other.fewLengths()));
    note(changed, "offsets", !one.offsets().equals(other.offsets()));
  }

  private static void note(Set<String> changed, String key, boolean isChanged) {
    if (isChanged) {
      changed.add(key);
    }
  }

  @Test
  void movesThatHelpAreMadeMoreOften() throws Exception {
    Instance instance = instance();
    JoiningMoves moves = new JoiningMoves(instance, false, RandomStream.of(1));
    JoiningService start = JoiningStarts.of(instance).get(0);
    int before = lengthsChanged(moves, start);
    for (int i = 0; i < MOVES; i++) {
      JoiningService next = moves.next(start);
      moves.executed(!next.lengths().equals(start.lengths()));
    }
    int after = lengthsChanged(moves, start);
    assertThat(before).isBetween(MOVES / 20, MOVES / 5);
    assertThat(after).isGreaterThan(MOVES / 3);
  }

  private static int lengthsChanged(JoiningMoves moves, JoiningService start) {
    int changed = 0;
    for (int i = 0; i < MOVES; i++) {
      changed += moves.next(start).lengths().equals(start.lengths()) ? 0 : 1;
    }
    return changed;
  }

  @Test
  void aNamedOrderStays() throws Exception {
    Instance instance = instance().withOptions(null, null, TaskOrder.INPUT_DESC, null);
    JoiningMoves moves = new JoiningMoves(instance, true, RandomStream.of(1));
    JoiningService start = JoiningStarts.of(instance).get(0);
    JoiningService service = start;
    for (int i = 0; i < MOVES; i++) {
      service = moves.next(service);
      assertThat(service.tasks()).isEqualTo(start.tasks());
    }
  }

  /**
   * Four shares that passes wait for and three numbers of tasks that do not wait for all, of four
   * lengths in one order and of two in two others, capped or not; in the one order also without
   * drafts, of all drafters, of each and of all but each.
   */
  @Test
  void startsAreSimple() throws Exception {
    Instance instance = instance();

    assertThat(JoiningStarts.of(instance))
        .hasSize(154)
        .doesNotHaveDuplicates()
        .allSatisfy(start -> assertThat(start.offsets()).isEmpty())
        .filteredOn(start -> !start.urgent().isEmpty())
        .hasSize(66)
        .allSatisfy(start -> assertThat(start.waitShare()).isEqualTo(1))
        .extracting(JoiningService::urgent)
        .containsOnly(
            new TreeSet<>(Set.of(2)),
            new TreeSet<>(Set.of(2, 17)),
            new TreeSet<>(Set.of(1, 2, 7, 17)));
    Instance named = instance.withOptions(null, null, TaskOrder.INPUT_DESC, null);
    assertThat(JoiningStarts.of(named)).hasSize(98);
  }

  /** What is drawn is not always looked at: lengths of few answers where none are few. */
  @Test
  void noMoveIsWithoutEffect() throws Exception {
    Instance instance = instance();
    JoiningMoves moves = new JoiningMoves(instance, false, RandomStream.of(1));
    JoiningService start = JoiningStarts.of(instance).get(0);
    for (int i = 0; i < MOVES; i++) {
      JoiningService next = moves.next(start);
      assertThat(next).isNotEqualTo(start);
      assertThat(next.few() > 0 || next.fewLengths().equals(start.fewLengths()) || differs(next))
          .isTrue();
    }
  }

  /** Whether anything differs from the first start but lengths of few answers. */
  private static boolean differs(JoiningService service) throws Exception {
    JoiningService start = JoiningStarts.of(instance()).get(0);
    return !service
        .drafting(service.lengths(), service.few(), start.fewLengths(), service.offsets())
        .equals(start);
  }
}
