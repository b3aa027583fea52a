package sdedge.instance.plausibility;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.UnusedKeys;

/** A node and where it is described. */
record Place(String path, Node node, UnusedKeys unused) {

  /** The verifier, then the drafters. */
  static Stream<Place> of(LoadedInstance loaded) {
    var drafters = loaded.instance().drafters();
    Place verifier = new Place("verifier", loaded.instance().verifier(), loaded.unused().get(0));
    Stream<Place> others =
        IntStream.range(0, drafters.size())
            .mapToObj(
                d ->
                    new Place(
                        "drafters[" + d + "]", drafters.get(d).node(), loaded.unused().get(d + 1)));
    return Stream.concat(Stream.of(verifier), others);
  }

  /** The models of the nodes, each once. */
  static Stream<Model> models(LoadedInstance loaded) {
    return of(loaded).map(place -> place.node().model()).distinct();
  }

  /** What peak_flops says, FLOP/s, even beside a table. */
  OptionalDouble peakFlops() {
    return first(node.latency().statedFlops(), unused.peakFlops());
  }

  /** What memory_bandwidth says, bytes/s, even beside a table. */
  OptionalDouble memoryBandwidth() {
    return first(node.latency().statedBytes(), unused.memoryBandwidth());
  }

  private static OptionalDouble first(OptionalDouble read, OptionalDouble unread) {
    return read.isPresent() ? read : unread;
  }
}
