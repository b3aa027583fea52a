package sdedge.search.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.instance.reader.InstanceReader;

/** What the published algorithm finds in its setting is the optimum of barriers and one length. */
class PublishedRecursionIT {
  @ParameterizedTest
  @CsvSource({
    "68m-7b, 96.99832565557803, 3, 100",
    "1.1b-7b, 230.7489246362544, 4, 15 25 31 29",
    "1.1b-13b, 375.76097847017513, 5, 7 33 31 29",
  })
  void findsTheOptimum(String pair, double makespanS, int length, String sizes) throws Exception {
    PublishedRecursion published =
        new PublishedRecursion(
            InstanceReader.read(Path.of("instances", "published-" + pair + ".yaml")));
    int bestLength = 0;
    double bestS = Double.POSITIVE_INFINITY;
    for (int each = 1; each <= published.mostTokens; each++) {
      double timeS = published.best(each).totalS();
      if (timeS < bestS) {
        bestS = timeS;
        bestLength = each;
      }
    }

    assertThat(bestS).isCloseTo(makespanS, within(1e-9 * makespanS));
    assertThat(bestLength).isEqualTo(length);
    assertThat(published.best(length).sizes()).isEqualTo(sizes);
  }
}
