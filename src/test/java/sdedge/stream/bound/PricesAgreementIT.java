package sdedge.stream.bound;

import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** As the quick test, with more prices. */
class PricesAgreementIT {
  @Test
  void randomPricesAreValuedAlike() {
    TestSeeds.each(
        PricesAgreementIT.class,
        TestSeeds.draws(PricesAgreementIT.class, 3_000),
        AgainstValuation::check);
  }
}
