package sdedge.stream;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import sdedge.timeline.Utilisation;

/**
 * What became of a stream (docs/model.md section 11). Times of requests that are not complete,
 * since the run was stopped, are NaN where they are not known, and summaries are those of the
 * others.
 */
public final class StreamResult {
  private static final int TENTH = 10;

  private final Requests requests;
  private final Recorder recorder;
  private final double[] busyS;
  private final double residentS;
  private final double mixed;

  StreamResult(
      Requests requests, Recorder recorder, double[] busyS, double residentS, double mixed) {
    this.requests = requests;
    this.recorder = recorder;
    this.busyS = busyS;
    this.residentS = residentS;
    this.mixed = mixed;
  }

  public Requests requests() {
    return requests;
  }

  /** How many requests were served. */
  public int completed() {
    return recorder.completed();
  }

  /** Whether all were. */
  public boolean isWhole() {
    return completed() == requests.count();
  }

  /** Whether a request was served. */
  public boolean isComplete(int request) {
    return !Double.isNaN(recorder.completeS[request]);
  }

  /** When the prompt of a request was there, seconds. */
  public double readyS(int request) {
    return requests.arrivalS(request) + recorder.readyS[request];
  }

  /** When a request was let in, seconds. */
  public double admittedS(int request) {
    return requests.arrivalS(request) + recorder.admittedS[request];
  }

  /** When the first token of a request was known, seconds. */
  public double firstS(int request) {
    return requests.arrivalS(request) + recorder.firstS[request];
  }

  /** When the last token of a request was known, seconds. */
  public double completeS(int request) {
    return requests.arrivalS(request) + recorder.completeS[request];
  }

  /** How many tokens the answer to a request has. */
  public double outputTokens(int request) {
    return recorder.outputTokens(request);
  }

  /** How many steps a request took. */
  public int steps(int request) {
    return recorder.steps[request];
  }

  /** How many steps all of them took together. */
  long steps() {
    long all = 0;
    for (int of : recorder.steps) {
      all += of;
    }
    return all;
  }

  /** Time to first token of a request, seconds since its arrival. */
  public double ttftS(int request) {
    return recorder.firstS[request];
  }

  /** Time per token of a request after the first one, seconds; 0 if there is only one. */
  public double tpotS(int request) {
    return recorder.tpotS(request);
  }

  /** Seconds from the arrival of a request until it is complete. */
  public double endToEndS(int request) {
    return recorder.completeS[request];
  }

  /** A time of every request that was served, in the order of arrival. */
  public double[] ofServed(IntToDoubleFunction time) {
    return served().mapToDouble(time).toArray();
  }

  private IntStream served() {
    return IntStream.range(0, requests.count()).filter(this::isComplete);
  }

  /** Seconds from the first arrival until the last answer was complete; NaN if nothing was. */
  public double spanS() {
    double lastS = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < requests.count(); r++) {
      lastS = isComplete(r) ? Math.max(lastS, completeS(r)) : lastS;
    }
    return Double.isInfinite(lastS) ? Double.NaN : lastS - requests.arrivalS(0);
  }

  /** Requests served per second of the run. */
  public double throughputPerS() {
    return completed() / spanS();
  }

  /** How many requests were resident at a time, on average. */
  public double meanResidents() {
    return residentS / spanS();
  }

  /** The share of all steps that read prompts; NaN where there are no steps of groups. */
  public double mixed() {
    return mixed;
  }

  /** The part of the run in which each server was busy. */
  public Utilisation loads() {
    return ServerNumbers.utilisation(busyS, spanS());
  }

  /** Seconds that a server was busy, by its index in {@link ServerNumbers}. */
  public double busyS(int server) {
    return busyS[server];
  }

  /** The share of all requests that were served as promised. */
  public double attainment(StreamLevel level) {
    return attainment(level, 0, requests.count());
  }

  /**
   * The share served as promised of the requests in the middle of the run, without the first and
   * the last tenth, of which the former meet an empty network and the latter are followed by
   * nobody.
   */
  public double steadyAttainment(StreamLevel level) {
    int count = requests.count();
    return attainment(level, firstCounted(count), endCounted(count));
  }

  /** The first request that counts for a service level. */
  static int firstCounted(int requests) {
    return requests / TENTH;
  }

  /** Behind the last request that counts for a service level. */
  static int endCounted(int requests) {
    return requests - requests / TENTH;
  }

  private double attainment(StreamLevel level, int from, int to) {
    long met = IntStream.range(from, to).filter(r -> level.holds(ttftS(r), tpotS(r))).count();
    return (double) met / (to - from);
  }
}
