package sdedge.stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** Both implementations serve random streams alike; more of them in the long tests. */
@Tag(TestSeeds.DRAWS)
class StreamAgreementTest {
  @Test
  void randomStreamsAreServedAlike() {
    TestSeeds.each(
        StreamAgreementTest.class, TestSeeds.draws(200, 700, 5_000), AgainstExecution::check);
  }

  @Test
  void randomStreamsWithModesAreServedAlike() {
    TestSeeds.each(
        StreamAgreementTest.class,
        TestSeeds.draws(60, 560, 5_000),
        AgainstExecution::checkWithModes);
  }

  @Test
  void randomStreamsWithAcceptanceByContextAreServedAlike() {
    TestSeeds.each(
        StreamAgreementTest.class,
        TestSeeds.draws(60, 300, 3_000),
        AgainstExecution::checkByContext);
  }
}
