package sdedge.search.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.search.local.LocalSearch.Evaluator;
import sdedge.search.local.LocalSearch.MoveAcceptance;
import sdedge.search.local.LocalSearch.Neighbourhood;

/** Numbers whose makespans have two valleys: 5 s at 2, which steps lead to from 4, and 1 s at 7. */
class LocalSearchTest {
  private static final double[] MAKESPANS_S = {9, 7, 5, 6, 8, 6, 3, 1, 2, 4};

  /** The numbers beside one; two away where a jump is asked for. */
  private record Beside(int jump) implements Neighbourhood<Integer> {
    @Override
    public Iterator<Integer> of(Integer number) {
      return Stream.of(number - 1, number + 1).filter(Beside::isOne).iterator();
    }

    @Override
    public @Nullable Integer away(Integer number) {
      return isOne(number + jump) ? number + jump : null;
    }

    private static boolean isOne(int number) {
      return number >= 0 && number < MAKESPANS_S.length;
    }
  }

  /** Looks makespans up, and gives up those that would not be accepted. */
  private static final class Looked implements Evaluator<Integer> {
    private final List<Integer> executed = new ArrayList<>();

    @Override
    public double makespanS(Integer number, double mostS) {
      executed.add(number);
      double makespanS = MAKESPANS_S[number];
      return makespanS > mostS ? Double.POSITIVE_INFINITY : makespanS;
    }

    @Override
    public long work() {
      return executed.size();
    }
  }

  private static Solution<Integer> improve(
      int start, int jump, MoveAcceptance acceptance, LocalSearch.Budget budget) {
    return LocalSearch.improve(
        start, new Beside(jump), new Looked(), acceptance, budget, Control.NONE);
  }

  @Test
  void endsWhereNoMoveHelps() {
    LocalSearch.Budget budget = new LocalSearch.Budget(100, 100, 0);
    assertThat(improve(4, 4, MoveAcceptance.FASTER, budget)).isEqualTo(new Solution<>(2, 5.0));
    assertThat(improve(5, 4, MoveAcceptance.FASTER, budget)).isEqualTo(new Solution<>(7, 1.0));
  }

  @Test
  void goesOnFromSomeMovesAwayWhileThatHelps() {
    LocalSearch.Budget budget = new LocalSearch.Budget(100, 100, 1);
    assertThat(improve(4, 3, MoveAcceptance.FASTER, budget)).isEqualTo(new Solution<>(7, 1.0));
    assertThat(improve(4, 2, MoveAcceptance.FASTER, budget)).isEqualTo(new Solution<>(2, 5.0));
  }

  /** Over the hill of 8 s, if there is work left while slower ones are accepted. */
  @Test
  void slowerOnesMayBeAcceptedAtFirst() {
    MoveAcceptance cooling = (nowS, share) -> share < 0.5 ? nowS + 3 : nowS;
    assertThat(upwards(cooling, 8)).isEqualTo(new Solution<>(7, 1.0));
    assertThat(upwards(cooling, 4)).as("the best is kept").isEqualTo(new Solution<>(2, 5.0));
    assertThat(upwards(MoveAcceptance.NO_SLOWER, 8)).isEqualTo(new Solution<>(2, 5.0));
  }

  private static Solution<Integer> upwards(MoveAcceptance acceptance, int work) {
    Neighbourhood<Integer> next = number -> Stream.of(number + 1).iterator();
    LocalSearch.Budget budget = new LocalSearch.Budget(work, 100, 0);
    return LocalSearch.improve(2, next, new Looked(), acceptance, budget, Control.NONE);
  }

  @Test
  void workIsCounted() {
    Looked looked = new Looked();
    LocalSearch.Budget budget = new LocalSearch.Budget(3, 100, 100);
    Solution<Integer> best =
        LocalSearch.improve(4, new Beside(3), looked, MoveAcceptance.FASTER, budget, Control.NONE);
    assertThat(looked.executed).containsExactly(4, 3, 2);
    assertThat(best).isEqualTo(new Solution<>(2, 5.0));
  }

  @Test
  void stopsWhenTold() {
    Looked looked = new Looked();
    LocalSearch.improve(
        4,
        new Beside(3),
        looked,
        MoveAcceptance.FASTER,
        new LocalSearch.Budget(100, 100, 100),
        Control.asking(() -> Termination.INTERRUPTED));
    assertThat(looked.executed).containsExactly(4);
  }

  @Test
  void equalMakespansAreNeitherFasterNorSlower() {
    Solution<Integer> one = new Solution<>(1, 2.0);
    Solution<Integer> rounded = new Solution<>(2, Math.nextDown(2.0));
    assertThat(rounded.isFasterThan(one)).isFalse();
    assertThat(one.isSlowerThan(rounded)).isFalse();
    assertThat(new Solution<>(3, 1.99).isFasterThan(one)).isTrue();
    assertThat(one.isFasterThan(one)).isFalse();
  }

  @Test
  void soManyAtMostAreTaken() {
    List<Solution<Integer>> found =
        Stream.of(7, 6, 2).map(each -> new Solution<>(each, MAKESPANS_S[each])).toList();
    assertThat(LocalSearch.different(found, 2)).containsExactlyElementsOf(found.subList(0, 2));
    assertThat(LocalSearch.different(found, 9)).isEqualTo(found);
  }

  @Test
  void theBestOfSomeSolutionsAreImproved() {
    List<Solution<Integer>> found =
        Stream.of(2, 5, 3, 4).map(each -> new Solution<>(each, MAKESPANS_S[each])).toList();
    List<Integer> asked = new ArrayList<>();
    Solution<Integer> best =
        LocalSearch.ofBest(
            found,
            1,
            (start, searches) -> {
              asked.add(start);
              return improve(start, 0, MoveAcceptance.FASTER, new LocalSearch.Budget(100, 100, 0));
            });
    assertThat(asked).as("one of equal ones").containsExactly(2, 5, 4);
    assertThat(best).isEqualTo(new Solution<>(7, 1.0));
  }
}
