package sdedge.instance.plausibility;

import java.util.stream.Stream;
import sdedge.instance.LoadedInstance;

/** A measured table beside a latency model that does not read it. */
final class UnreadTable implements Rule {
  @Override
  public Stream<Finding> findings(LoadedInstance loaded) {
    return Place.of(loaded).filter(place -> place.unused().table()).map(UnreadTable::finding);
  }

  private static Finding finding(Place place) {
    return new Finding(
        place.path() + ".table",
        "not read by the latency model " + place.node().latency().kind().key(),
        "given with the latency model table only",
        "latency_model should be table");
  }
}
