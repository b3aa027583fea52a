package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** The products are those of the residuals and derivatives that went in. */
class NormalEquationsTest {
  private static final int ROWS = 9;
  private static final int UNKNOWNS = 3;

  private final double[] weights = new double[ROWS];
  private final double[][] rows = new double[ROWS][UNKNOWNS + 1]; // derivatives, then the residual

  private NormalEquations draw(Random random) {
    NormalEquations equations = new NormalEquations(UNKNOWNS);
    for (int i = 0; i < ROWS; i++) {
      weights[i] = 0.1 + random.nextDouble();
      for (int k = 0; k <= UNKNOWNS; k++) {
        rows[i][k] = random.nextGaussian();
      }
      double[] slopes = new double[UNKNOWNS];
      System.arraycopy(rows[i], 0, slopes, 0, UNKNOWNS);
      equations.add(weights[i], rows[i][UNKNOWNS], slopes);
    }
    return equations;
  }

  /** Σ w·a·b of two columns. */
  private double product(int k, int m) {
    double sum = 0;
    for (int i = 0; i < ROWS; i++) {
      sum += weights[i] * rows[i][k] * rows[i][m];
    }
    return sum;
  }

  private static double column(double[][] matrix, int k, int m) {
    double sum = 0;
    for (double[] row : matrix) {
      sum += row[k] * row[m];
    }
    return sum;
  }

  @Test
  void theTriangleHasTheSameProducts() {
    TestSeeds.each(
        getClass(),
        20,
        random -> {
          NormalEquations equations = draw(random);
          double[][] triangle = equations.triangle();
          for (int k = 0; k <= UNKNOWNS; k++) {
            for (int m = 0; m <= UNKNOWNS; m++) {
              assertThat(column(triangle, k, m)).isCloseTo(product(k, m), within(1e-12));
              assertThat(m < k ? triangle[k][m] : 0).isZero();
            }
          }
          assertThat(equations.squares()).isCloseTo(product(UNKNOWNS, UNKNOWNS), within(1e-12));
          for (int k = 0; k < UNKNOWNS; k++) {
            assertThat(equations.gradient(k)).isCloseTo(product(k, UNKNOWNS), within(1e-12));
          }
        });
  }

  /** The inverse of the products of the derivatives. */
  @Test
  void theCovarianceInvertsTheProducts() {
    TestSeeds.each(
        getClass(),
        20,
        random -> {
          double[][] covariance = draw(random).covariance();
          for (int k = 0; k < UNKNOWNS; k++) {
            for (int m = 0; m < UNKNOWNS; m++) {
              double sum = 0;
              for (int j = 0; j < UNKNOWNS; j++) {
                sum += covariance[k][j] * product(j, m);
              }
              assertThat(sum).isCloseTo(k == m ? 1 : 0, within(1e-9));
            }
          }
        });
  }

  @Test
  void anUnknownThatIsHeldHasNoDerivatives() {
    for (int held = 0; held < UNKNOWNS; held++) {
      NormalEquations equations = draw(new Random(held));
      equations.hold(held);
      double[][] triangle = equations.triangle();
      assertThat(equations.gradient(held)).isZero();
      for (int k = 0; k <= UNKNOWNS; k++) {
        for (int m = 0; m <= UNKNOWNS; m++) {
          double expected = k == held || m == held ? 0 : product(k, m);
          assertThat(column(triangle, k, m)).isCloseTo(expected, within(1e-12));
        }
      }
    }
  }
}
