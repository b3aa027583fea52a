package sdedge.export;

import java.util.List;

/**
 * An exclusive resource and what occupies it, one thing after the other.
 *
 * @param station id of the node that it belongs to
 */
record Lane(String station, String name, List<Slice> slices) {
  Lane {
    slices = List.copyOf(slices);
  }
}
