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
    for (int all : new int[] {1, 5, 299, 300}) {
      int quick = Math.max(1, all / 5);
      assertThat(TestSeeds.draws("quick", quick, all)).isEqualTo(quick);
      assertThat(TestSeeds.draws("rest", quick, all)).isEqualTo(all - quick);
      assertThat(TestSeeds.draws("all", quick, all)).isEqualTo(all);
    }
    assertThatThrownBy(() -> TestSeeds.draws("most", 1, 2))
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
