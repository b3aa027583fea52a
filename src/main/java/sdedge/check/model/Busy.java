package sdedge.check.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** For how long servers are at work in an execution, seconds; links while they send. */
public final class Busy {
  private final Map<Integer, double[]> byDrafter = new HashMap<>(); // node, link up, link down
  private double verifierS;

  /** Adds what all servers are at work for a batch. */
  public void add(BatchTimes batch) {
    for (int n = 1; n <= batch.steps(); n++) {
      verifierS += batch.verify(n);
    }
    for (PartTimes part : batch.parts()) {
      double[] servers = byDrafter.computeIfAbsent(part.drafter(), drafter -> new double[3]);
      for (int n = 1; n <= part.steps(); n++) {
        servers[0] += part.draft(n);
        servers[1] += part.upSerial(n);
        servers[2] += part.downSerial(n);
      }
    }
  }

  /** Adds a part of what others were at work for. */
  void addShare(Busy other, double share) {
    verifierS += share * other.verifierS;
    other.byDrafter.forEach(
        (drafter, seconds) ->
            addDrafter(drafter, Arrays.stream(seconds).map(each -> share * each).toArray()));
  }

  /** Adds what the verifier was at work for. */
  public void addVerifier(double seconds) {
    verifierS += seconds;
  }

  /** Adds what the node of a drafter, its link up and its link down were at work for. */
  public void addDrafter(int drafter, double[] seconds) {
    double[] servers = byDrafter.computeIfAbsent(drafter, d -> new double[3]);
    for (int i = 0; i < servers.length; i++) {
      servers[i] += seconds[i];
    }
  }

  /** Of the verifier. */
  public double verifierS() {
    return verifierS;
  }

  /** Of the node of a drafter. */
  public double drafterS(int drafter) {
    return of(drafter)[0];
  }

  /** Of its link up. */
  public double upS(int drafter) {
    return of(drafter)[1];
  }

  /** Of its link down. */
  public double downS(int drafter) {
    return of(drafter)[2];
  }

  private double[] of(int drafter) {
    return byDrafter.getOrDefault(drafter, new double[3]);
  }
}
