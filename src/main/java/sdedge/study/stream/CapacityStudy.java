package sdedge.study.stream;

import java.util.List;
import sdedge.stream.Candidate;
import sdedge.stream.Capacity;
import sdedge.study.Interval;

/**
 * The capacity of a candidate over several draws of requests.
 *
 * @param ofDraws by draw; fewer if the study was stopped, at least one
 * @param perS requests per second: the mean and how well it is known
 */
public record CapacityStudy(Candidate candidate, List<Capacity> ofDraws, Interval perS) {
  public CapacityStudy {
    ofDraws = List.copyOf(ofDraws);
  }

  /** The study of a candidate of which these were found, at least one. */
  public static CapacityStudy of(Candidate candidate, List<Capacity> capacities) {
    double[] perS = capacities.stream().mapToDouble(Capacity::ratePerS).toArray();
    return new CapacityStudy(candidate, capacities, Interval.of(perS));
  }
}
