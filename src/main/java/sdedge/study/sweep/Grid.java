package sdedge.study.sweep;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All combinations of the values of some axes; the last axis varies fastest. */
public record Grid(List<Axis> axes) {
  private static final int MOST = 100_000;

  /** Checks that the axes are different ones and the combinations not too many. */
  public Grid {
    axes = List.copyOf(axes);
    Set<String> names = new HashSet<>();
    long size = 1;
    for (Axis axis : axes) {
      for (Track track : axis.tracks()) {
        if (!names.add(track.name())) {
          throw new IllegalArgumentException(track.name() + " is swept twice");
        }
      }
      size = Math.min(size * axis.size(), MOST + 1L);
    }
    if (size > MOST) {
      throw new IllegalArgumentException("the sweep has more than " + MOST + " combinations");
    }
  }

  /** How many combinations there are. */
  public int size() {
    return axes.stream().mapToInt(Axis::size).reduce(1, (a, b) -> a * b);
  }

  /** The names of the columns. */
  public List<String> names() {
    return tracks().map(Track::name).toList();
  }

  private Stream<Track> tracks() {
    return axes.stream().flatMap(axis -> axis.tracks().stream());
  }

  /** A combination, from 0. */
  public Point point(int index) {
    int[] at = new int[axes.size()];
    int rest = index;
    for (int a = axes.size() - 1; a >= 0; a--) {
      at[a] = rest % axes.get(a).size();
      rest /= axes.get(a).size();
    }
    String[][] values = new String[axes.size()][];
    for (int a = 0; a < axes.size(); a++) {
      int value = at[a];
      values[a] =
          axes.get(a).tracks().stream().map(t -> t.values().get(value)).toArray(String[]::new);
    }
    return new Point(tracks().toList(), Stream.of(values).flatMap(Stream::of).toList());
  }
}
