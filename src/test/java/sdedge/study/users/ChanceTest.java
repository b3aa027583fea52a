package sdedge.study.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import sdedge.study.users.UserCapacity.Chance;

class ChanceTest {
  /** The interval of 8 of 10 as tables of Clopper and Pearson have it. */
  @Test
  void theShareStandsInItsInterval() {
    Chance chance = new Chance(8, 10);
    assertThat(chance.share()).isEqualTo(0.8);
    assertThat(chance.low()).isCloseTo(0.4439, within(1e-4));
    assertThat(chance.high()).isCloseTo(0.9748, within(1e-4));
  }
}
