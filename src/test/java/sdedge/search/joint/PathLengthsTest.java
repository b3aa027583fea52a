package sdedge.search.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.Pipeline;
import sdedge.search.joint.BestAllocation.PathLengths;
import sdedge.search.problem.PricedChoice;

/** T = max(U + L): path lengths against the slot pipelines walked slot by slot. */
class PathLengthsTest {
  private static final int CASES = 200;

  /** A batch and when its prompts are there. */
  private record Sides(PricedChoice times, double readyS) {}

  @Test
  void theMakespanIsTheLongestPathFromAnUpload() {
    TestSeeds.each(PathLengthsTest.class, CASES, PathLengthsTest::check);
  }

  private static void check(Random random) {
    List<List<Sides>> cohorts = cohorts(random);
    for (Pipeline pipeline : List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL)) {
      double[] lengths =
          PathLengths.of(
              pipeline,
              cohorts.stream().map(own -> own.stream().map(Sides::times).toList()).toList());
      List<Sides> batches = cohorts.stream().flatMap(List::stream).toList();
      double longest = lengths[0];
      for (int m = 0; m < lengths.length; m++) {
        longest = Math.max(longest, batches.get(m).readyS() + lengths[m]);
        assertThat(lengths[m]).isLessThanOrEqualTo(m == 0 ? lengths[m] : lengths[m - 1]);
      }
      assertThat(longest).isCloseTo(walked(pipeline, cohorts), withinPercentage(1e-12));
    }
  }

  private static List<List<Sides>> cohorts(Random random) {
    boolean certain = random.nextBoolean();
    List<List<Sides>> cohorts = new ArrayList<>();
    for (int c = 1 + random.nextInt(3); c > 0; c--) {
      List<Sides> batches = new ArrayList<>();
      for (int m = 1 + random.nextInt(4); m > 0; m--) {
        int steps = 1 + random.nextInt(5);
        double[] chance = random.doubles(steps).toArray();
        chance[0] = 1;
        chance = certain ? new double[0] : chance;
        double[] a = random.doubles(steps).toArray();
        double[] b = random.doubles(steps).toArray();
        batches.add(
            new Sides(new PricedChoice(a, b, chance, chance, 0, 0), 12 * random.nextDouble()));
      }
      cohorts.add(batches);
    }
    return cohorts;
  }

  private static double walked(Pipeline pipeline, List<List<Sides>> cohorts) {
    double t = 0;
    for (List<Sides> batches : cohorts) {
      Sides first = batches.get(0);
      Sides last = batches.get(batches.size() - 1);
      int steps = batches.stream().mapToInt(batch -> batch.times.a().length).max().orElseThrow();
      t = Math.max(t, first.readyS) + at(first.times.a(), 1);
      for (int m = 0; m + 1 < batches.size(); m++) {
        Sides next = batches.get(m + 1);
        double verified = t + at(batches.get(m).times.b(), 1);
        t =
            pipeline == Pipeline.SEQUENTIAL
                ? Math.max(verified, next.readyS) + at(next.times.a(), 1)
                : Math.max(verified, Math.max(t, next.readyS) + at(next.times.a(), 1));
      }
      for (int n = 1; n <= steps; n++) {
        for (int m = 0; n > 1 && m + 1 < batches.size(); m++) {
          boolean sum = pipeline == Pipeline.SEQUENTIAL;
          t += together(batches.get(m + 1), n, batches.get(m), n, sum);
        }
        boolean sum = pipeline != Pipeline.ROLLING || batches.size() == 1;
        t += together(first, n + 1, last, n, sum);
      }
    }
    return t;
  }

  /** Enumerates who is there. */
  private static double together(Sides drafted, int i, Sides verified, int n, boolean sum) {
    double a = at(drafted.times.a(), i);
    double b = at(verified.times.b(), n);
    if (sum || a == 0 || b == 0) {
      return a + b;
    }
    double p = chance(drafted.times.chanceA(), i);
    double q = chance(verified.times.chanceB(), n);
    return p * q * Math.max(a / p, b / q) + p * (1 - q) * (a / p) + (1 - p) * q * (b / q);
  }

  private static double chance(double[] chances, int n) {
    return chances.length == 0 ? 1 : at(chances, n);
  }

  private static double at(double[] values, int n) {
    return n <= values.length ? values[n - 1] : 0;
  }
}
