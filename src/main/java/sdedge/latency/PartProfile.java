package sdedge.latency;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;

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
  private final double @Nullable [] side; // d + u where that is more than their sum: on a band
  private final double[] down;
  private final double[] upBusy;
  private final double[] downBusy;
  private final boolean certain;

  /**
   * The profile of a part.
   *
   * @param side d + u by step − 1, seconds, if it is not alone on its band
   */
  PartProfile(int drafter, PartLoad load, double @Nullable [] side) {
    this.drafter = drafter;
    this.load = load;
    certain = false;
    chance = table(load::chance);
    draft = table(load::draft);
    this.side = side == null ? null : Arrays.copyOf(side, load.steps());
    up = table(n -> side == null ? load.transfers().up(n) : side[n - 1] - load.draft(n));
    down = table(load.transfers()::down);
    upBusy = table(load.transfers()::upSerialisation);
    downBusy = table(load.transfers()::downSerialisation);
  }

  private PartProfile(PartProfile part) {
    drafter = part.drafter;
    load = part.load;
    certain = true;
    chance = part.chance;
    draft = part.ifThere(part.draft);
    up = part.ifThere(part.up);
    side = part.side == null ? null : part.ifThere(part.side);
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
    double[] table = new double[load.steps()];
    for (int n = 1; n <= table.length; n++) { // half the time of a stream
      table[n - 1] = byStep.applyAsDouble(n);
    }
    return table;
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

  /** Its mode; that of no drafts means nothing. */
  public DraftMode mode() {
    return load.mode();
  }

  /** Whether drafts and verdicts cross the fronthaul in every step: not of plain decoding. */
  public boolean isOnTheWay() {
    return load.isOnTheWay();
  }

  /** u_{d,n}, seconds: serialisation and latency of the link up. */
  public double up(int n) {
    return at(up, n);
  }

  /** d + u, seconds. */
  public double side(int n) {
    return side == null || n > side.length ? draft(n) + up(n) : side[n - 1];
  }

  /** Seconds from the end of drafting until the last bit is sent. */
  public double upFree(int n) {
    return side == null ? upBusy(n) : up(n) - chance(n) * load.latencyS();
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
    return load.transfers().goesUp(n);
  }

  /** Whether the link down is used in step {@code n}. */
  public boolean comesDown(int n) {
    return load.transfers().comesDown(n);
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

  /** The time of a step; 0 beyond the last one. */
  static double at(double[] times, int n) {
    return n <= times.length ? times[n - 1] : 0;
  }
}
