package sdedge.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** Bits against published ones, and the moments of every law. */
class RandomStreamTest {
  private static final int DRAWS = 100_000;

  /** The first numbers of SplitMix64 from 1234567, as published with implementations of it. */
  @Test
  void bitsAreThoseOfSplitMix() {
    long state = 1_234_567;
    String[] published = {
      "6457827717110365317", "3203168211198807973", "9817491932198370423", "4593380528125082431"
    };
    for (String bits : published) {
      state = SplitMix64.next(state);
      assertThat(Long.toUnsignedString(SplitMix64.bits(state))).isEqualTo(bits);
    }
    // The upper 53 of the bits as a fraction.
    assertThat(SplitMix64.uniform(SplitMix64.next(1_234_567)))
        .isEqualTo((6457827717110365317L >>> 11) / 0x1p53);
  }

  @Test
  void streamsOfOtherSeedsAndPurposesAreOthers() {
    assertThat(
            new long[] {
              RandomStream.of(1).bits(),
              RandomStream.of(2).bits(),
              RandomStream.of(1, 2).bits(),
              RandomStream.of(1, 2, 3).bits(),
              RandomStream.of(1, 3, 2).bits()
            })
        .doesNotHaveDuplicates();
    assertThat(RandomStream.of(7, 8).bits()).isEqualTo(RandomStream.of(7, 8).bits());
  }

  @Test
  void lawsFollowFromUniformNumbers() {
    double uniform = RandomStream.of(5).uniform();

    assertThat(RandomStream.of(5).exponential()).isEqualTo(-StrictMath.log1p(-uniform));
    assertThat(RandomStream.of(5).below(1000)).isEqualTo((int) (1000 * uniform));
  }

  private static void assertMoments(
      ToDoubleFunction<RandomStream> law, double mean, double variance, double fourth) {
    TestSeeds.each(
        RandomStreamTest.class,
        1,
        random -> {
          RandomStream stream = RandomStream.of(random.nextLong());
          double sum = 0;
          double squares = 0;
          for (int i = 0; i < DRAWS; i++) {
            double off = law.applyAsDouble(stream) - mean;
            sum += off;
            squares += off * off;
          }
          double six = 6 / Math.sqrt(DRAWS);
          assertThat(sum / DRAWS).isCloseTo(0, within(six * Math.sqrt(variance)));
          double spread = Math.sqrt(fourth - variance * variance);
          assertThat(squares / DRAWS).isCloseTo(variance, within(six * spread));
        });
  }

  /** Fourth central moments: 1/80, 3, 9; of gamma 3k(k + 2); of beta(2, 2) 3/560. */
  @Test
  void momentsAreThoseOfTheLaws() {
    assertMoments(RandomStream::uniform, 0.5, 1.0 / 12, 1.0 / 80);
    assertMoments(RandomStream::normal, 0, 1, 3);
    assertMoments(RandomStream::exponential, 1, 1, 9);
    assertMoments(stream -> stream.gamma(2.5), 2.5, 2.5, 3 * 2.5 * 4.5);
    assertMoments(stream -> stream.gamma(0.5), 0.5, 0.5, 3 * 0.5 * 2.5);
    assertMoments(stream -> stream.beta(2, 2), 0.5, 0.05, 3.0 / 560);
    assertMoments(stream -> stream.below(3), 1, 2.0 / 3, 2.0 / 3);
  }
}
