package sdedge.study.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.stream.Candidate;
import sdedge.stream.Capacity;
import sdedge.stream.CapacitySearch;
import sdedge.stream.StreamControl;
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

  /**
   * Searches the capacities of candidates.
   *
   * @param draws a search for each draw of requests, at least one
   * @param control if it stops, draws are left out that are not done, but the first
   * @return one entry per candidate, in their order
   */
  public static List<CapacityStudy> of(
      List<CapacitySearch> draws, List<Candidate> candidates, StreamControl control) {
    List<List<Capacity>> byCandidate = new ArrayList<>();
    candidates.forEach(candidate -> byCandidate.add(new ArrayList<>()));
    for (CapacitySearch draw : draws) {
      for (int i = 0; i < candidates.size(); i++) {
        Capacity capacity = draw.of(candidates.get(i), control);
        if (capacity.isWhole() || byCandidate.get(i).isEmpty()) {
          byCandidate.get(i).add(capacity);
        }
      }
    }
    return IntStream.range(0, candidates.size())
        .mapToObj(i -> of(candidates.get(i), byCandidate.get(i)))
        .toList();
  }

  /** The study of a candidate of which these were found, at least one. */
  public static CapacityStudy of(Candidate candidate, List<Capacity> capacities) {
    double[] perS = capacities.stream().mapToDouble(Capacity::ratePerS).toArray();
    return new CapacityStudy(candidate, capacities, Interval.of(perS));
  }
}
