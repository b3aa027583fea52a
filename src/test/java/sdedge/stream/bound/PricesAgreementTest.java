package sdedge.stream.bound;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** Both implementations value requests alike at random prices; more of them in the long tests. */
@Tag(TestSeeds.DRAWS)
class PricesAgreementTest {
  @Test
  void randomPricesAreValuedAlike() {
    TestSeeds.each(
        PricesAgreementTest.class, TestSeeds.draws(100, 400, 3_000), AgainstValuation::check);
  }

  @Test
  void randomPricesOfSplitPromptsAreValuedAlike() {
    TestSeeds.each(
        PricesAgreementTest.class,
        TestSeeds.draws(30, 200, 3_000),
        AgainstValuation::checkSplitting);
  }

  @Test
  void randomPricesOfModesAreValuedAlike() {
    TestSeeds.each(
        PricesAgreementTest.class,
        TestSeeds.draws(30, 400, 3_000),
        AgainstValuation::checkWithModes);
  }
}
