package sdedge.check.stream;

/** What became of a request; all in seconds since it arrived. */
public record RequestTimes(
    double readyS, double admittedS, double firstS, double completeS, int steps) {}
