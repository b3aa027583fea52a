package sdedge.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SignalsTest {
  private static final long MORE_THAN_A_MOMENT_MS = 1_100;

  /** A first signal would end this program here if what took long were not waited for. */
  @Test
  void whatTookLongIsWrittenInSpiteOfASignal() throws Exception {
    Signals signals = new Signals();
    AtomicBoolean isAbandoned = new AtomicBoolean();

    signals.finishing(() -> isAbandoned.set(true));
    signals.take(15);
    Thread.sleep(MORE_THAN_A_MOMENT_MS);

    assertThat(isAbandoned).isFalse();
    assertThat(signals.received()).isEqualTo(15);
  }
}
