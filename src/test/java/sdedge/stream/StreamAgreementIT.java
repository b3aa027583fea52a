package sdedge.stream;

import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** As the quick test, with more streams. */
class StreamAgreementIT {
  @Test
  void randomStreamsAreServedAlike() {
    TestSeeds.each(StreamAgreementIT.class, 5_000, AgainstExecution::check);
  }
}
