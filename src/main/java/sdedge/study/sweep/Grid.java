package sdedge.study.sweep;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All combinations of the values of some axes; the last axis varies fastest. */
public record Grid(List<Axis> axes) {
  private static final int MOST = 100_000;

  /** Checks that the axes are different ones and the combinations not too many. */
  public Grid {
    axes = List.copyOf(axes);
    Set<String> names = new HashSet<>();
    long size = 1;
    for (Axis axis : axes) {
      if (!names.add(axis.name())) {
        throw new IllegalArgumentException(axis.name() + " is swept twice");
      }
      size = Math.min(size * axis.values().size(), MOST + 1L);
    }
    if (size > MOST) {
      throw new IllegalArgumentException("the sweep has more than " + MOST + " combinations");
    }
  }

  /** How many combinations there are. */
  public int size() {
    return axes.stream().mapToInt(axis -> axis.values().size()).reduce(1, (a, b) -> a * b);
  }

  /** A combination, from 0. */
  public Point point(int index) {
    String[] values = new String[axes.size()];
    int rest = index;
    for (int a = axes.size() - 1; a >= 0; a--) {
      List<String> ofAxis = axes.get(a).values();
      values[a] = ofAxis.get(rest % ofAxis.size());
      rest /= ofAxis.size();
    }
    return new Point(axes, List.of(values));
  }
}
