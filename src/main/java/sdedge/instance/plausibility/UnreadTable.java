package sdedge.instance.plausibility;

import java.util.stream.Stream;
import sdedge.instance.LatencyModel;
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
        "not read by the latency model " + name(place.node().latency()),
        "given with the latency model table only",
        "latency_model should be table");
  }

  private static String name(LatencyModel latency) {
    return latency.choose(
        new LatencyModel.Cases<String>() {
          @Override
          public String flops(LatencyModel.Flops model) {
            return "flops";
          }

          @Override
          public String roofline(LatencyModel.Roofline model) {
            return "roofline";
          }

          @Override
          public String table(LatencyModel.Table model) {
            return "table";
          }
        });
  }
}
