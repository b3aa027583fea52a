package sdedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestSeedsTest {
  private static final int COUNT = 3;

  @Test
  void drawsFromConsecutiveSeeds() {
    List<Long> drawn = new ArrayList<>();
    TestSeeds.each(TestSeedsTest.class, COUNT, random -> drawn.add(random.nextLong()));
    long first = TestSeeds.first();
    assertThat(drawn)
        .containsExactly(
            new Random(first).nextLong(),
            new Random(first + 1).nextLong(),
            new Random(first + 2).nextLong());
  }

  @Test
  void failureNamesSeedCommandAndCause() {
    long second = TestSeeds.first() + 1;
    long draw = new Random(second).nextLong();
    assertThatThrownBy(
            () ->
                TestSeeds.each(
                    TestSeedsTest.class,
                    COUNT,
                    random -> assertThat(random.nextLong()).as("draw").isNotEqualTo(draw)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("mvn test -Dtest=TestSeedsTest -Dtest.seed=" + second)
        .hasMessageContaining("draw");
  }

  @Test
  void theLanesShareTheDraws() {
    assertThat(TestSeeds.draws("quick", 60, 180, 300)).isEqualTo(60);
    assertThat(TestSeeds.draws("rest", 60, 90, 300)).isEqualTo(30);
    assertThat(TestSeeds.draws("rest", 60, 800, 5_000)).as("no more").isEqualTo(60);
    assertThat(TestSeeds.draws("all", 60, 180, 300)).isEqualTo(300);
    assertThat(TestSeeds.draws("rest", 1, 1, 1)).isEqualTo(1);
    assertThatThrownBy(() -> TestSeeds.draws("most", 1, 2, 3))
        .hasMessage("-Dtest.draws must be quick, rest or all");
  }

  @Test
  void theLanesShareTheCases() {
    List<String> all = List.of("a", "b", "c", "d");
    assertThat(TestSeeds.cases("quick", 1, 3, all)).containsExactly("a");
    assertThat(TestSeeds.cases("rest", 1, 3, all)).containsExactly("b", "c");
    assertThat(TestSeeds.cases("all", 1, 3, all)).isEqualTo(all);
    assertThatThrownBy(() -> TestSeeds.cases("most", 1, 3, all))
        .hasMessage("-Dtest.draws must be quick, rest or all");
  }

  @Test
  void guardsHoldTheDefaultSeedOnly() {
    Runnable guard = () -> assertThat(3).as("draws of a kind").isGreaterThan(5);
    TestSeeds.guard("77", guard);
    assertThatThrownBy(() -> TestSeeds.guard("", guard))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("drawn from seed " + TestSeeds.first())
        .hasMessageContaining("draws of a kind");
  }

  @Test
  void aLongTestIsRepeatedByTheLaneThatRunsIt() {
    assertThatThrownBy(() -> TestSeeds.each(LongIT.class, 1, random -> assertThat(1).isZero()))
        .hasMessageContaining(
            "mvn verify -Dskip.unit -Dit.test=LongIT -Dtest.seed=" + TestSeeds.first());
  }

  private interface LongIT {}
}
