package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How seconds are charged, as numbers that a search can turn.
 *
 * @param phase D as a multiple of the shortest verification; 0 if being there is charged all the
 *     time
 * @param stalled ψ
 * @param compute φ of the verifier
 * @param drafterCompute φ of all drafters
 * @param byPresence η_1
 * @param byMemory η_2, of the rest
 */
record ClosedCoordinates(
    double phase,
    double stalled,
    double compute,
    double drafterCompute,
    double byPresence,
    double byMemory,
    PrefillCharging.Kind first,
    boolean ordered) {
  private static final double[] PHASES = {0.999, 0.5, 1.5};

  /** Where a search begins: passes bound by memory, each way to charge first rounds. */
  static List<ClosedCoordinates> starts(ClosedLimits limits) {
    List<ClosedCoordinates> starts = new ArrayList<>();
    boolean isShared = limits.network().splitsPrompts();
    boolean[] ways = limits.isOfUsers() ? new boolean[] {false} : new boolean[] {true, false};
    for (boolean ordered : isShared ? new boolean[0] : ways) {
      for (double presence : new double[] {0, 1}) {
        for (double phase : limits.isWeighted() ? new double[0] : PHASES) {
          starts.add(
              start(phase, phase < 1 ? 1 : 0, presence, PrefillCharging.Kind.STALLED, ordered));
        }
        starts.add(start(0, 0, presence, PrefillCharging.Kind.PIGGYBACKED, ordered));
      }
    }
    for (double presence : new double[] {0, 1}) {
      starts.add(start(0, 0, presence, PrefillCharging.Kind.SHARED, false));
    }
    return starts;
  }

  private static ClosedCoordinates start(
      double phase, double stalled, double presence, PrefillCharging.Kind first, boolean ordered) {
    return new ClosedCoordinates(phase, stalled, 0, 0, presence, 0, first, ordered);
  }

  /**
   * The charging.
   *
   * @param planes of nodes with tables
   */
  ClosedCharging charging(NetworkLimits network, Prices planes, int parts) {
    NodeFloors verifier = network.verifier();
    PassFloor plane = planes.verifier().floor();
    double shortestS = verifier.leastS(verifier.line(floor(verifier, plane, 0)), 1, 1, 0, 1);
    List<PassFloor> drafterFloors = new ArrayList<>();
    for (DrafterPrice drafter : planes.drafters()) {
      PassFloor own = drafter.node().floor();
      drafterFloors.add(
          own instanceof PassFloor.Plane ? own : new PassFloor.Hardware(drafterCompute));
    }
    double memory = network.hasMemoryLimit() ? (1 - byPresence) * byMemory : 0;
    return new ClosedCharging(
        phase == 0 ? Double.POSITIVE_INFINITY : phase * (shortestS > 0 ? shortestS : 1),
        stalled,
        floor(verifier, plane, compute),
        drafterFloors,
        new Sharing(byPresence, memory, 1 - byPresence - memory),
        first,
        planes.firstRounds().plane(),
        ordered,
        parts);
  }

  private static PassFloor floor(NodeFloors node, PassFloor plane, double compute) {
    return plane instanceof PassFloor.Plane ? plane : node.best(new PassFloor.Hardware(compute));
  }

  /** These, each number turned up and down. */
  List<ClosedCoordinates> turned(NetworkLimits network, double step) {
    List<ClosedCoordinates> all = new ArrayList<>();
    for (double by : new double[] {step, -step}) {
      if (phase > 0) {
        double other = phase * StrictMath.exp(by);
        all.add(of(other, stalled, compute, drafterCompute, byPresence, byMemory));
        all.add(of(phase, part(stalled, by), compute, drafterCompute, byPresence, byMemory));
      }
      all.add(of(phase, stalled, part(compute, by), drafterCompute, byPresence, byMemory));
      all.add(of(phase, stalled, compute, part(drafterCompute, by), byPresence, byMemory));
      all.add(of(phase, stalled, compute, drafterCompute, part(byPresence, by), byMemory));
      if (network.hasMemoryLimit()) {
        all.add(of(phase, stalled, compute, drafterCompute, byPresence, part(byMemory, by)));
      }
    }
    all.removeIf(other -> Arrays.equals(other.numbers(), numbers()));
    return all;
  }

  /** Those that can be turned. */
  private double[] numbers() {
    return new double[] {phase, stalled, compute, drafterCompute, byPresence, byMemory};
  }

  private static double part(double from, double by) {
    return Math.min(1, Math.max(0, from + by));
  }

  private ClosedCoordinates of(
      double otherPhase,
      double otherStalled,
      double otherCompute,
      double ofDrafters,
      double presence,
      double memory) {
    return new ClosedCoordinates(
        otherPhase, otherStalled, otherCompute, ofDrafters, presence, memory, first, ordered);
  }
}
