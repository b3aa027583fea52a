package sdedge.oracle;

import static sdedge.Json.list;
import static sdedge.Json.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;

/** Ways to make the allocation in {@code plan.json} another than the one that was executed. */
final class AllocationCorruptions {
  private AllocationCorruptions() {}

  static List<Corruption> all() {
    return List.of(
        Corruption.of("a share larger by 1e-6", r -> share(r, hertz -> hertz * (1 + 1e-6))),
        Corruption.of("a share smaller by 1e-6", r -> share(r, hertz -> hertz * (1 - 1e-6))),
        Corruption.of("a share twice as large", r -> share(r, hertz -> hertz * 2)),
        Corruption.of("a negative share", r -> share(r, hertz -> -hertz)),
        Corruption.of("a window that ends later", r -> firstEnd(r, 1 + 1e-6)),
        Corruption.of("a window that ends earlier", r -> firstEnd(r, 1 - 1e-6)),
        Corruption.of("a length that a window does not have", r -> firstLength(r, 2)),
        Corruption.of("a length larger by 1e-6", r -> firstLength(r, 1 + 1e-6)),
        Corruption.of("a window less", r -> windows(r, windows -> windows.remove(0))),
        Corruption.of("windows in another order", r -> windows(r, Collections::reverse)),
        Corruption.of("a share of nobody", r -> someShare(r, "nobody")),
        Corruption.of("a drafter without windows", r -> cells(r, cells -> cells.remove(0))),
        Corruption.of("a drafter twice", r -> cells(r, cells -> cells.add(cells.get(0)))),
        Corruption.of("no allocation", r -> r.plan().remove("allocation") != null),
        Corruption.of("an allocation beside a policy", AllocationCorruptions::needless));
  }

  private static boolean cells(MutableResult r, Consumer<List<Object>> change) {
    if (r.plan().get("allocation") == null) {
      return false;
    }
    change.accept(list(r.plan().get("allocation")));
    return true;
  }

  /** Changes the windows of the first drafter that has several. */
  private static boolean windows(MutableResult r, Consumer<List<Object>> change) {
    boolean[] changed = {false};
    cells(
        r,
        cells -> {
          for (Object cell : cells) {
            List<Object> windows = list(map(cell).get("windows"));
            if (windows.size() > 1 && !changed[0]) {
              change.accept(windows);
              changed[0] = true;
            }
          }
        });
    return changed[0];
  }

  private static boolean firstEnd(MutableResult r, double factor) {
    return windows(
        r,
        windows -> {
          Map<String, Object> window = map(windows.get(0));
          window.put("end_s", sdedge.Json.number(window.get("end_s")) * factor);
        });
  }

  private static boolean firstLength(MutableResult r, double factor) {
    return windows(
        r,
        windows -> {
          Map<String, Object> window = map(windows.get(0));
          window.put("length_s", sdedge.Json.number(window.get("end_s")) * factor);
        });
  }

  /** Changes the largest share of the first window of a drafter that has several. */
  private static boolean share(MutableResult r, DoubleUnaryOperator change) {
    return windows(
        r,
        windows -> {
          Map<String, Object> shares = map(map(windows.get(0)).get("hz"));
          Map.Entry<String, Object> largest =
              Collections.max(
                  shares.entrySet(),
                  Comparator.comparingDouble(entry -> sdedge.Json.number(entry.getValue())));
          largest.setValue(change.applyAsDouble(sdedge.Json.number(largest.getValue())));
        });
  }

  private static boolean someShare(MutableResult r, String task) {
    return windows(r, windows -> map(map(windows.get(0)).get("hz")).put(task, 1.0));
  }

  private static boolean needless(MutableResult r) {
    return r.plan().putIfAbsent("allocation", new ArrayList<>()) == null;
  }
}
