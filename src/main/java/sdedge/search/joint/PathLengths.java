package sdedge.search.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.instance.Pipeline;
import sdedge.search.problem.PricedChoice;

/**
 * L of every batch of a plan: the longest path from "it may begin step 1" to the end (docs/model.md
 * section 5). The slot pipelines know only sums and maxima, so that the makespan is the largest U +
 * L, whatever the ready times U, and L of the first batch is the makespan without uploads.
 */
final class PathLengths {
  private final Pipeline pipeline;

  private PathLengths(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * The path lengths, seconds, batch by batch of all cohorts; never increasing.
   *
   * @param pipeline a slot pipeline
   */
  static double[] of(Pipeline pipeline, List<List<PricedChoice>> cohorts) {
    PathLengths lengths = new PathLengths(pipeline);
    List<double[]> parts = new ArrayList<>();
    double behindS = 0;
    for (int c = cohorts.size() - 1; c >= 0; c--) {
      double[] part = lengths.cohort(cohorts.get(c), behindS);
      parts.add(0, part);
      behindS = part[0];
    }
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private double[] cohort(List<PricedChoice> batches, double behindS) {
    double[] lengths = new double[batches.size()];
    double restS = laterSteps(batches) + behindS;
    for (int m = batches.size() - 1; m >= 0; m--) {
      if (m + 1 < batches.size()) {
        restS += slot(batches.get(m), batches.get(m + 1), 1, true);
      }
      lengths[m] = at(batches.get(m).a(), 1) + restS;
    }
    return lengths;
  }

  /** Everything after the step-1 clock: the later steps and the closing slots. */
  private double laterSteps(List<PricedChoice> batches) {
    int steps = batches.stream().mapToInt(times -> times.a().length).max().orElse(0);
    PricedChoice first = batches.get(0);
    PricedChoice last = batches.get(batches.size() - 1);
    double sum = 0;
    for (int n = 1; n <= steps; n++) {
      if (n > 1) {
        for (int m = 0; m + 1 < batches.size(); m++) {
          sum += slot(batches.get(m), batches.get(m + 1), n, false);
        }
      }
      sum +=
          pipeline == Pipeline.ROLLING && batches.size() > 1
              ? overlap(first, n + 1, last, n)
              : at(last.b(), n) + at(first.a(), n + 1);
    }
    return sum;
  }

  /** The slot of step {@code n} that verifies one batch and drafts the next. */
  private double slot(PricedChoice verified, PricedChoice drafted, int n, boolean certain) {
    if (pipeline == Pipeline.SEQUENTIAL) {
      return at(verified.b(), n) + at(drafted.a(), n);
    }
    return certain
        ? Math.max(at(verified.b(), n), at(drafted.a(), n))
        : overlap(drafted, n, verified, n);
  }

  /** The mean of the larger of two sides, each there with its chance (docs/model.md section 9). */
  private static double overlap(
      PricedChoice drafted, int draftStep, PricedChoice verified, int step) {
    double a = at(drafted.a(), draftStep);
    double b = at(verified.b(), step);
    double chanceA = chance(drafted.chanceA(), draftStep);
    double chanceB = chance(verified.chanceB(), step);
    return chanceA == 1 && chanceB == 1
        ? Math.max(a, b)
        : a + b - Math.min(a * chanceB, b * chanceA);
  }

  private static double chance(double[] chances, int n) {
    return chances.length == 0 ? 1 : at(chances, n);
  }

  /** Of step {@code n}; 0 beyond the last. */
  private static double at(double[] values, int n) {
    return n <= values.length ? values[n - 1] : 0;
  }
}
