package sdedge.oracle.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** Neither player of a game gains by another mix. */
class MatrixGameTest {
  /**
   * Paid 3, 1 against the first column and 0, 2 against the second: 1.5 whatever the other does.
   */
  @Test
  void bothMixWhereEachRowAndColumnIsBestAgainstAnother() {
    List<double[]> payoffs = List.of(new double[] {3, 1}, new double[] {0, 2});

    MatrixGame game = MatrixGame.of(payoffs);

    assertThat(game.rows()).containsExactly(new double[] {0.25, 0.75}, within(1e-12));
    assertThat(game.columns()).containsExactly(new double[] {0.5, 0.5}, within(1e-12));
    assertThat(game.mostPaid(payoffs)).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void theLeastThatRowsArePaidIsTheMostThatColumnsPay() {
    TestSeeds.each(
        getClass(),
        300,
        random -> {
          int rows = 1 + random.nextInt(20);
          boolean isTied = random.nextBoolean();
          List<double[]> payoffs =
              Stream.generate(
                      () ->
                          IntStream.range(0, rows)
                              .mapToDouble(r -> isTied ? random.nextInt(4) : random.nextGaussian())
                              .toArray())
                  .limit(1 + random.nextInt(20))
                  .toList();

          MatrixGame game = MatrixGame.of(payoffs);

          double least =
              payoffs.stream()
                  .mapToDouble(
                      column ->
                          IntStream.range(0, rows)
                              .mapToDouble(r -> game.rows()[r] * column[r])
                              .sum())
                  .min()
                  .orElseThrow();
          assertThat(least).isCloseTo(game.mostPaid(payoffs), within(1e-9));
        });
  }
}
