package sdedge.oracle.partition;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.oracle.model.PassSums;
import sdedge.oracle.model.UndefinedTimeException;

/**
 * Affine functions of the sums of a pass, none above what it takes on a node; under formulas the
 * largest of them is what it takes beside what positions and prompts add.
 */
record PassPlanes(List<Plane> planes) {
  private static final double ROUNDING = 1e-12;

  /**
   * One of them.
   *
   * @param fixedS seconds of any pass
   * @param freshS per new token
   * @param attendedS per new token and token attended to
   * @param cachedS per cached token
   */
  record Plane(double fixedS, double freshS, double attendedS, double cachedS) {
    private Plane plus(Node node) {
      return new Plane(
          fixedS + node.passOverheadS(), freshS + node.tokenOverheadS(), attendedS, cachedS);
    }

    /** Seconds of a pass with these sums. */
    double at(double fresh, double attended, double cached) {
      return fixedS + freshS * fresh + attendedS * attended + cachedS * cached;
    }

    private boolean neverFalls() {
      return freshS >= 0 && attendedS >= 0 && cachedS >= 0;
    }
  }

  PassPlanes {
    planes = List.copyOf(planes);
  }

  /**
   * Those of a node.
   *
   * @param mostTokens new or cached ones that can be in a pass
   * @param pads whether prompts may count for more than their own tokens
   */
  static PassPlanes of(Node node, double mostTokens, boolean pads) {
    List<Plane> bare =
        node.latency()
            .choose(
                new LatencyModel.Cases<List<Plane>>() {
                  @Override
                  public List<Plane> flops(LatencyModel.Flops m) {
                    return List.of(arithmetic(node, m.peakFlops() * m.flopsEfficiency()));
                  }

                  @Override
                  public List<Plane> roofline(LatencyModel.Roofline m) {
                    double bytesPerS = m.memoryBandwidth() * m.bandwidthEfficiency();
                    double perToken = node.model().kvBytesPerToken() / bytesPerS;
                    double weightsS = node.model().weightBytes() / bytesPerS;
                    return List.of(
                        arithmetic(node, m.peakFlops() * m.flopsEfficiency()),
                        new Plane(weightsS, perToken, 0, perToken));
                  }

                  @Override
                  public List<Plane> table(LatencyModel.Table m) {
                    return below(node, m.table(), mostTokens);
                  }
                });
    List<Plane> planes =
        bare.stream()
            .map(plane -> plane.plus(node))
            .filter(plane -> !pads || plane.neverFalls())
            .toList();
    return new PassPlanes(planes.isEmpty() ? List.of(new Plane(0, 0, 0, 0)) : planes);
  }

  /** Index of the largest for a pass with these sums, of equal ones the first. */
  int largest(double fresh, double attended, double cached) {
    int most = 0;
    double mostS = planes.get(0).at(fresh, attended, cached);
    for (int i = 1; i < planes.size(); i++) {
      double planeS = planes.get(i).at(fresh, attended, cached);
      if (planeS > mostS) {
        mostS = planeS;
        most = i;
      }
    }
    return most;
  }

  Plane get(int index) {
    return planes.get(index);
  }

  private static Plane arithmetic(Node node, double flopsPerS) {
    return new Plane(
        0,
        2 * node.model().parameters() / flopsPerS,
        4.0 * node.model().layers() * node.model().hidden() / flopsPerS,
        0);
  }

  /**
   * Planes below a table on a grid that holds all passes: through corners of its cells, lowered
   * until no corner is below. Inside a cell a table is a mean of the corners.
   */
  private static List<Plane> below(Node node, LatencyTable table, double mostTokens) {
    double[] rows = places(table.newTokens(), 1, mostTokens);
    double[] columns = places(table.contextTokens(), 0, mostTokens);
    double[][] seconds = new double[rows.length][columns.length];
    Node plain = node.with(Overheads.NONE);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        seconds[i][j] = seconds(plain, rows[i], columns[j]);
      }
    }
    List<Plane> planes = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        for (int besideI : beside(i, rows.length)) {
          for (int besideJ : beside(j, columns.length)) {
            double fresh = slope(seconds[i][j], seconds[besideI][j], rows[besideI] - rows[i]);
            double cached =
                slope(seconds[i][j], seconds[i][besideJ], columns[besideJ] - columns[j]);
            double fixed = Double.POSITIVE_INFINITY;
            for (int r = 0; r < rows.length; r++) {
              for (int c = 0; c < columns.length; c++) {
                fixed = Math.min(fixed, seconds[r][c] - fresh * rows[r] - cached * columns[c]);
              }
            }
            if (fixed > Double.NEGATIVE_INFINITY) {
              addUnlessBelow(planes, new Plane(fixed, fresh, 0, cached), rows, columns);
            }
          }
        }
      }
    }
    return planes;
  }

  private static List<Integer> beside(int place, int count) {
    List<Integer> beside = new ArrayList<>();
    if (place > 0) {
      beside.add(place - 1);
    }
    if (place + 1 < count || count == 1) {
      beside.add(Math.min(place + 1, count - 1));
    }
    return beside;
  }

  private static double slope(double from, double to, double width) {
    return width == 0 ? 0 : (to - from) / width;
  }

  private static void addUnlessBelow(
      List<Plane> planes, Plane plane, double[] rows, double[] columns) {
    if (planes.stream().noneMatch(other -> isAbove(other, plane, rows, columns))) {
      planes.removeIf(other -> isAbove(plane, other, rows, columns));
      planes.add(plane);
    }
  }

  /** Above or the same, but for rounding, at the ends of both axes. */
  private static boolean isAbove(Plane one, Plane other, double[] rows, double[] columns) {
    for (double fresh : new double[] {rows[0], rows[rows.length - 1]}) {
      for (double cached : new double[] {columns[0], columns[columns.length - 1]}) {
        double above = one.at(fresh, 0, cached) - other.at(fresh, 0, cached);
        if (above < -ROUNDING * Math.abs(other.at(fresh, 0, cached))) {
          return false;
        }
      }
    }
    return true;
  }

  /** The places of an axis within some, and both ends. */
  private static double[] places(double[] axis, double from, double to) {
    List<Double> places = new ArrayList<>(List.of(from));
    for (double place : axis) {
      if (place > from && place < to) {
        places.add(place);
      }
    }
    if (to > from) {
      places.add(to);
    }
    return places.stream().mapToDouble(place -> place).toArray();
  }

  /** No plane is below a place where the table gives a negative time. */
  private static double seconds(Node plain, double fresh, double cached) {
    try {
      return PassSums.NONE.plus(1, fresh, 0, cached).seconds(plain, 1);
    } catch (UndefinedTimeException e) {
      return Double.NEGATIVE_INFINITY;
    }
  }
}
