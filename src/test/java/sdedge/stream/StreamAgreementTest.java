package sdedge.stream;

import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** Both implementations serve random streams alike; more of them in the long tests. */
class StreamAgreementTest {
  @Test
  void randomStreamsAreServedAlike() {
    TestSeeds.each(
        StreamAgreementTest.class,
        TestSeeds.draws(StreamAgreementTest.class, 1_000),
        AgainstExecution::check);
  }
}
