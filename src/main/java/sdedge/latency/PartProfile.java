package sdedge.latency;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The stage times of one part of a batch, by step (docs/model.md sections 4 and 9). Steps count
 * from 1; every time beyond {@link #steps()} is 0.
 */
public final class PartProfile {
  private final int drafter;
  private final PartLoad load;
  private final double[] chance;
  private final double[] draft;
  private final double[] up;
  private final double[] down;
  private final double[] upBusy;
  private final double[] downBusy;
  private final boolean certain;

  /** The profile of a part. */
  PartProfile(int drafter, PartLoad load) {
    this.drafter = drafter;
    this.load = load;
    certain = false;
    chance = table(load::chance);
    draft = table(load::draft);
    up = table(load::up);
    down = table(load::down);
    upBusy = table(load::upSerialisation);
    downBusy = table(load::downSerialisation);
  }

  private PartProfile(PartProfile part) {
    drafter = part.drafter;
    load = part.load;
    certain = true;
    chance = part.chance;
    draft = part.ifThere(part.draft);
    up = part.ifThere(part.up);
    down = part.ifThere(part.down);
    upBusy = part.ifThere(part.upBusy);
    downBusy = part.ifThere(part.downBusy);
  }

  private double[] ifThere(double[] times) {
    double[] given = new double[times.length];
    for (int k = 0; k < given.length; k++) {
      given[k] = times[k] / chance[k];
    }
    return given;
  }

  /** This part if it is active for sure in all its steps; itself if it is anyway. */
  PartProfile certain() {
    return isCertain() ? this : new PartProfile(this);
  }

  private double[] table(IntToDoubleFunction byStep) {
    return IntStream.rangeClosed(1, load.steps()).mapToDouble(byStep).toArray();
  }

  /** Index of its drafter in the instance. */
  public int drafter() {
    return drafter;
  }

  /** l_d. */
  public int length() {
    return load.length();
  }

  /** N_d. */
  public int steps() {
    return load.steps();
  }

  /** d_{d,n}, seconds. */
  public double draft(int n) {
    return at(draft, n);
  }

  /** u_{d,n}, seconds: serialisation and latency of the link up. */
  public double up(int n) {
    return at(up, n);
  }

  /** w_{d,n}, seconds: serialisation and latency of the link down. */
  public double down(int n) {
    return at(down, n);
  }

  /** Seconds that step {@code n} occupies the link up. */
  public double upBusy(int n) {
    return at(upBusy, n);
  }

  /** Seconds that step {@code n} occupies the link down. */
  public double downBusy(int n) {
    return at(downBusy, n);
  }

  /** Whether the link up is used in step {@code n}. */
  public boolean goesUp(int n) {
    return load.goesUp(n);
  }

  /** Whether the link down is used in step {@code n}. */
  public boolean comesDown(int n) {
    return load.comesDown(n);
  }

  /** The chance that the part is active in step {@code n}. */
  public double chance(int n) {
    return n > load.steps() ? 0 : certain ? 1 : chance[n - 1];
  }

  /** Whether the part is there for sure in all its steps. */
  public boolean isCertain() {
    return chance(steps()) == 1;
  }

  /** Σω, the tasks active in step {@code n}. */
  public double active(int n) {
    return load.active(n);
  }

  /** Σq over the drafting passes of step {@code n}. */
  public double draftTokens(int n) {
    return load.draftTokens(n);
  }

  private static double at(double[] times, int n) {
    return n <= times.length ? times[n - 1] : 0;
  }
}
