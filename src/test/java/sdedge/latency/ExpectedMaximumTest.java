package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Largest times of parts, worked out by hand in binary fractions. */
class ExpectedMaximumTest {
  private static ExpectedMaximum of(double[] certainS, double[] chance) {
    ExpectedMaximum maximum = new ExpectedMaximum(certainS.length);
    for (int i = 0; i < certainS.length; i++) {
      maximum.seconds[i] = chance[i] * certainS[i];
      maximum.chance[i] = chance[i];
    }
    return maximum;
  }

  @Test
  void ofCertainPartsTheFirstOfTheLargestCounts() {
    ExpectedMaximum maximum = of(new double[] {3, 5, 5}, new double[] {1, 1, 1});

    assertThat(maximum.mean()).isEqualTo(5);
    assertThat(maximum.counts).containsExactly(0, 1, 0);
  }

  /** 6 with 1/2, else 4 with 1/4, else 1 with 1/8. */
  @Test
  void aPartDecidesIfEverySlowerOneIsGone() {
    ExpectedMaximum maximum = of(new double[] {4, 1, 6}, new double[] {0.5, 0.5, 0.5});

    assertThat(maximum.mean()).isEqualTo(4.125);
    assertThat(maximum.counts).containsExactly(0.5, 0.25, 1);
  }

  /** 4 if it is there itself; of the part of 2 s: 4 with 1/2, else 2. */
  @Test
  void aPartThatIsCertainSeesOnlySlowerOnes() {
    ExpectedMaximum maximum = of(new double[] {4, 2, 8}, new double[] {0.5, 0.25, 0});

    assertThat(maximum.mean()).isEqualTo(2.25);
    assertThat(maximum.meanIfCertain(0)).isEqualTo(4);
    assertThat(maximum.meanIfCertain(1)).isEqualTo(3);
  }
}
