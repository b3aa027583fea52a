package sdedge.oracle;

import java.util.List;

/** A kind of change of a result. */
record Corruption(String name, Change change) {

  /** Changes a result. */
  @FunctionalInterface
  interface Change {
    /** Whether the kind applies to the result; it is changed then. */
    boolean apply(MutableResult result);
  }

  /** A factor that no tolerance forgives. */
  static final double VISIBLY = 1 + 1e-7;

  static Corruption of(String name, Change change) {
    return new Corruption(name, change);
  }

  /** Swaps two entries. */
  static <T> void swap(List<T> list, int i, int j) {
    T kept = list.get(i);
    list.set(i, list.get(j));
    list.set(j, kept);
  }

  @Override
  public String toString() {
    return name;
  }
}
