package sdedge.study.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All combinations of the values of some axes; the last axis varies fastest. */
public record Grid(List<Axis> axes) {
  private static final int MOST = 100_000;

  /** Takes equal values once; checks that the axes differ and combinations are not too many. */
  public Grid {
    axes = axes.stream().map(Axis::distinct).toList();
    Set<String> names = new HashSet<>();
    long size = 1;
    for (Axis axis : axes) {
      for (String name : axis.names()) {
        if (!names.add(name)) {
          throw new IllegalArgumentException(name + " is swept twice");
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
    return axes.stream().flatMap(axis -> axis.names().stream()).toList();
  }

  /** A combination, from 0. */
  public Point point(int index) {
    List<String> values = new ArrayList<>();
    int period = size();
    for (Axis axis : axes) {
      period /= axis.size();
      int at = index / period % axis.size();
      axis.values().forEach(column -> values.add(column.get(at)));
    }
    return new Point(names(), values);
  }

  /** The values but for files, such as {@code a=1,2 b=10,20; seed=1,2}. */
  @Override
  public String toString() {
    return axes.stream()
        .filter(axis -> !axis.names().contains(Axis.INSTANCE))
        .map(Axis::toString)
        .collect(Collectors.joining("; "));
  }
}
