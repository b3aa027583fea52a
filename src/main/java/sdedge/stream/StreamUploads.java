package sdedge.stream;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * When prompts are there: each cell sends them in the order of arrival, on the whole band
 * (docs/model.md section 11).
 *
 * @param delayS from the arrival of a request until it is ready, seconds
 * @param order the requests by when they are ready, then by when they arrived
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record StreamUploads(double[] delayS, int[] order) {

  static StreamUploads of(Population population, Requests requests, int drafters) {
    int[] last = new int[drafters]; // request of the cell, plus 1
    double[] delayS = new double[requests.count()];
    double[] readyS = new double[requests.count()];
    for (int r = 0; r < delayS.length; r++) {
      int task = requests.task(r);
      int cell = population.drafter[task];
      double waitS = 0;
      if (last[cell] > 0) {
        int before = last[cell] - 1;
        waitS = Math.max(0, requests.arrivalS(before) - requests.arrivalS(r) + delayS[before]);
      }
      delayS[r] = waitS + population.uploadS[task];
      readyS[r] = requests.arrivalS(r) + delayS[r];
      last[cell] = r + 1;
    }
    return new StreamUploads(delayS, order(readyS));
  }

  private static int[] order(double[] readyS) {
    boolean sorted = true;
    for (int r = 1; r < readyS.length; r++) {
      sorted &= readyS[r - 1] <= readyS[r];
    }
    IntStream all = IntStream.range(0, readyS.length);
    return sorted
        ? all.toArray()
        : all.boxed()
            .sorted(Comparator.comparingDouble(r -> readyS[r]))
            .mapToInt(Integer::intValue)
            .toArray();
  }
}
