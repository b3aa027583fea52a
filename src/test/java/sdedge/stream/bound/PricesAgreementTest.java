package sdedge.stream.bound;

import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** Both implementations value requests alike at random prices; more of them in the long tests. */
class PricesAgreementTest {
  @Test
  void randomPricesAreValuedAlike() {
    TestSeeds.each(
        PricesAgreementTest.class,
        TestSeeds.draws(PricesAgreementTest.class, 500),
        AgainstValuation::check);
  }
}
