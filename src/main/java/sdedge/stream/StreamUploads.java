package sdedge.stream;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Prompts on their way: each cell sends them in the order of arrival, on the whole band
 * (docs/model.md section 11). Whoever takes them gets them by when they are ready, then by when
 * they arrived.
 */
final class StreamUploads {
  private static final int NONE = -1;

  private final Population population;
  private final Requests requests;
  private final boolean isGiven; // when they are ready, whatever cells do
  private final double frontEndS; // per request
  private final double[] delayS;
  private final int[] head; // the first request on its way, by cell
  private final int[] tail; // the last one that arrived, by cell
  private final int[] behind; // the next one of the same cell, by request
  private int arrived;
  private double
      frontS; // of the last one that arrived, seconds from then until the front end is done
  private int next = NONE;

  /**
   * The uploads of requests, of which those of a closed loop arrive one by one.
   *
   * @param frontEndS what each of them takes before at the one server of all cells, seconds
   */
  StreamUploads(Population population, Requests requests, int drafters, double frontEndS) {
    this.population = population;
    this.requests = requests;
    this.frontEndS = frontEndS;
    isGiven = false;
    delayS = filled(new double[requests.count()]);
    behind = filled(new int[requests.count()]);
    head = filled(new int[drafters]);
    tail = filled(new int[drafters]);
    int atFirst = requests.isClosedLoop() ? requests.users() : requests.count();
    while (arrived < Math.min(atFirst, requests.count())) {
      arrive();
    }
  }

  /**
   * Uploads of requests that all arrive at time 0.
   *
   * @param readyS when each is ready, seconds
   */
  StreamUploads(Population population, Requests requests, double[] readyS) {
    this.population = population;
    this.requests = requests;
    isGiven = true;
    frontEndS = 0;
    delayS = readyS;
    behind = filled(new int[readyS.length]);
    tail = new int[0];
    arrived = readyS.length;
    int[] order =
        IntStream.range(0, readyS.length)
            .boxed()
            .sorted(Comparator.comparingDouble(r -> readyS[r]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 1; i < order.length; i++) {
      behind[order[i - 1]] = order[i];
    }
    head = new int[] {order[0]};
    next = order[0];
  }

  private static double[] filled(double[] times) {
    Arrays.fill(times, Double.NaN);
    return times;
  }

  private static int[] filled(int[] numbers) {
    Arrays.fill(numbers, NONE);
    return numbers;
  }

  private void arrive() {
    int request = arrived++;
    int cell = cell(request);
    int before = tail[cell];
    if (request > 0) {
      frontS += requests.arrivalS(request - 1) - requests.arrivalS(request);
    }
    frontS = frontEndS == 0 ? 0 : Math.max(0, frontS) + frontEndS;
    double waitS = frontS;
    if (before != NONE) {
      double readyS = requests.arrivalS(before) - requests.arrivalS(request) + delayS[before];
      waitS = Math.max(waitS, readyS);
    }
    delayS[request] = waitS + population.uploadS[requests.task(request)];
    tail[cell] = request;
    if (head[cell] == NONE) {
      head[cell] = request;
      next = next == NONE || isBefore(request, next) ? request : next;
    } else {
      behind[before] = request;
    }
  }

  private int cell(int request) {
    return isGiven ? 0 : population.drafter[requests.task(request)];
  }

  private boolean isBefore(int one, int other) {
    double oneS = readyS(one);
    double otherS = readyS(other);
    return oneS < otherS || (oneS == otherS && one < other);
  }

  private double readyS(int request) {
    return requests.arrivalS(request) + delayS[request];
  }

  /** In a closed loop as many requests more arrive as answers are complete, or later. */
  void complete(int answers, double nowS) {
    while (arrived < requests.count() && arrived < requests.users() + answers) {
      requests.send(arrived, nowS);
      arrive();
    }
  }

  /** From the arrival of each request until it is ready, seconds; NaN before it arrives. */
  double[] delayS() {
    return delayS;
  }

  /** The request that is ready next; −1 if none is on its way. */
  int next() {
    return next;
  }

  /** Takes the request that is ready next. */
  int take() {
    int taken = next;
    head[cell(taken)] = behind[taken];
    next = NONE;
    for (int request : head) {
      next = request != NONE && (next == NONE || isBefore(request, next)) ? request : next;
    }
    return taken;
  }
}
