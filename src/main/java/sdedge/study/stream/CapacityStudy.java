package sdedge.study.stream;

import java.util.List;
import sdedge.stream.Candidate;
import sdedge.stream.Capacity;
import sdedge.study.Interval;

/**
 * The capacity of a candidate over several draws of requests. Few requests show too large a one,
 * since the run ends before a queue is as long as it gets: it is found from some of them and from
 * {@value #TIMES} times as many, and the difference says how well it is known.
 *
 * @param ofDraws by draw, from the more requests; fewer if the study was stopped, at least one
 * @param isCut whether the search of none of them came to its end: the level holds at least there
 * @param most requests per second, or users: the mean and how well it is known
 * @param fromFewer the mean from the fewer requests
 */
public record CapacityStudy(
    Candidate candidate, List<Capacity> ofDraws, boolean isCut, Interval most, double fromFewer) {
  /** How many times as many requests a capacity is found from again. */
  public static final int TIMES = 4;

  /** Rates that can be distinguished, as a part of what any policy can serve. */
  public static final double STEP = 1.0 / 4096;

  public CapacityStudy {
    ofDraws = List.copyOf(ofDraws);
  }

  /**
   * The capacity of one draw.
   *
   * @param fromMore from {@value #TIMES} times the requests
   * @param fromFewer from those asked for
   */
  public record OfDraw(Capacity fromMore, Capacity fromFewer) {}

  /** The study of a candidate of which these were found, at least one: those that are whole. */
  public static CapacityStudy of(Candidate candidate, List<OfDraw> found) {
    List<OfDraw> whole = found.stream().filter(each -> each.fromMore.isWhole()).toList();
    List<OfDraw> counted = whole.isEmpty() ? found.subList(0, 1) : whole;
    List<Capacity> more = counted.stream().map(OfDraw::fromMore).toList();
    double fewer = counted.stream().mapToDouble(each -> each.fromFewer.most()).average().orElse(0);
    double[] most = more.stream().mapToDouble(Capacity::most).toArray();
    return new CapacityStudy(candidate, more, whole.isEmpty(), Interval.of(most), fewer);
  }

  /** Whether every draw has the same capacity as in another study. */
  public boolean isSameAs(CapacityStudy other) {
    return isCut == other.isCut
        && fromFewer == other.fromFewer
        && most.equals(other.most)
        && ofDraws.stream()
            .map(Capacity::most)
            .toList()
            .equals(other.ofDraws.stream().map(Capacity::most).toList());
  }
}
