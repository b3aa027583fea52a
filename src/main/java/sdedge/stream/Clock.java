package sdedge.stream;

/**
 * The time of a run. It counts from the arrival that ended the last time without anything to do, so
 * that it keeps its digits however long the run is.
 */
final class Clock {
  private final Requests requests;
  private double baseS;

  /** Seconds since the clock began. */
  double nowS;

  /** The number of the instant. */
  long instant;

  Clock(Requests requests) {
    this.requests = requests;
  }

  /** The clock begins with the arrival of a request. */
  void beginWith(int request) {
    baseS = requests.arrivalS(request);
    nowS = 0;
  }

  /** When something happens so many seconds after the arrival of a request, on this clock. */
  double after(int request, double seconds) {
    return requests.arrivalS(request) - baseS + seconds;
  }

  /** Seconds from the arrival of a request until now. */
  double since(int request) {
    return nowS - (requests.arrivalS(request) - baseS);
  }

  /** Seconds from the beginning of the run to so many seconds on this clock. */
  double ofRun(double seconds) {
    return baseS + seconds;
  }
}
