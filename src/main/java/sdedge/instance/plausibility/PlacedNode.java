package sdedge.instance.plausibility;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Node;
import sdedge.instance.UnusedKeys;

/** A node and where it is described. */
record PlacedNode(String path, Node node, UnusedKeys unused) {

  /** The verifier, then the drafters. */
  static Stream<PlacedNode> of(LoadedInstance loaded) {
    var drafters = loaded.instance().drafters();
    return Stream.concat(
        Stream.of(new PlacedNode("verifier", loaded.instance().verifier(), loaded.unused().get(0))),
        IntStream.range(0, drafters.size())
            .mapToObj(
                d ->
                    new PlacedNode(
                        "drafters[" + d + "]",
                        drafters.get(d).node(),
                        loaded.unused().get(d + 1))));
  }

  /** What peak_flops says, FLOP/s, even beside a table. */
  OptionalDouble peakFlops() {
    OptionalDouble read = node.latency().statedFlops();
    return read.isPresent() ? read : unused.peakFlops();
  }

  /** What memory_bandwidth says, bytes/s, even beside a table. */
  OptionalDouble memoryBandwidth() {
    OptionalDouble read = node.latency().statedBytes();
    return read.isPresent() ? read : unused.memoryBandwidth();
  }
}
