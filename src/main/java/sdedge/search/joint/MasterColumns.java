package sdedge.search.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.wireless.allocation.RestrictedMaster;

/** The plans of a restricted master, by their path lengths, and the weights to begin with. */
final class MasterColumns {
  private final List<double[]> paths = new ArrayList<>();
  private double @Nullable [] weights;

  /** Adds a plan, to a master too; false if it is there already. */
  boolean add(double[] path, @Nullable RestrictedMaster master) {
    boolean fresh = paths.stream().noneMatch(p -> Arrays.equals(p, path));
    if (fresh) {
      paths.add(path);
      if (master != null) {
        master.add(path);
      }
    }
    return fresh;
  }

  void beginWith(double[] of) {
    weights = of;
  }

  /** L by position, a plan each. */
  List<double[]> paths() {
    return paths;
  }

  /** Seconds per bit by prompt; null if there are none to begin with. */
  double @Nullable [] weights() {
    return weights;
  }
}
