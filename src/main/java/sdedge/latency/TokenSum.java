package sdedge.latency;

import java.util.ArrayList;
import java.util.List;

/**
 * How likely the sum S of the gains of m steps is to stay below an answer of O tokens, from M
 * points of the characteristic function of a gain: they give P(S = s) modulo M exactly, and
 * Bernstein's inequality makes M so large that less than 1e-20 is taken for something else.
 *
 * <p>The law may be tilted, P(S = s) = exp(m·ln E exp(θG) − θs)·P_θ(S = s): a chance that is small
 * under the law is not under the tilted one, and keeps its digits.
 */
final class TokenSum {
  static final double LEFT_OUT = 46.1; // −ln 1e-20

  private static final double VANISHED = -65; // ln |ψ|^m of points that do not count
  private static final double ROUGHLY = 1e-3; // of that, where points are sorted out
  private static final int ANEW = 64; // steps after which powers are computed anew

  private final int output;
  private final double theta;
  private final double mean;
  private final double logMoment;
  private final double tiltedMean;
  private final int points; // M
  private final int widest; // the most tokens that can be missing
  private final List<Point> kept = new ArrayList<>();
  private int steps; // m

  /** A point t of the characteristic function ψ, and its conjugate with it. */
  private static final class Point {
    private final double t;
    private final double log; // ln |ψ|
    private final double bend;
    private final double stepRe; // ψ
    private final double stepIm;
    private double chanceRe; // Σ_u z^u over the tokens u that may be missing
    private double chanceIm;
    private double missingRe; // Σ_u u·z^u
    private double missingIm;
    private double re; // ψ^m·exp(−itO)
    private double im;

    Point(GainLaw law, double t) {
      this.t = t;
      log = law.logSize(t);
      bend = law.bend(t);
      double turn = t * law.mean() + bend;
      stepRe = StrictMath.exp(log) * StrictMath.cos(turn);
      stepIm = StrictMath.exp(log) * StrictMath.sin(turn);
    }

    /** Sums over u = 1 to {@code widest} of z^u, z = exp(θ + it), and of u·z^u. */
    void sum(double theta, int widest, int index, int points) {
      double r = StrictMath.exp(theta);
      double half = StrictMath.sin(t / 2);
      double lessRe = 2 * r * half * half - StrictMath.expm1(theta); // 1 − z
      double lessIm = -r * StrictMath.sin(t);
      double size = lessRe * lessRe + lessIm * lessIm;
      if (size == 0) {
        chanceRe = widest;
        missingRe = 0.5 * widest * (widest + 1.0);
        return;
      }
      double zRe = 1 - lessRe;
      double zIm = -lessIm;
      double end = 2 * Math.PI * ((long) index * widest % points) / points;
      double powerRe = StrictMath.exp(theta * widest) * StrictMath.cos(end);
      double powerIm = StrictMath.exp(theta * widest) * StrictMath.sin(end);
      double re = zRe * (1 - powerRe) + zIm * powerIm;
      double im = zIm * (1 - powerRe) - zRe * powerIm;
      chanceRe = (re * lessRe + im * lessIm) / size;
      chanceIm = (im * lessRe - re * lessIm) / size;
      re = chanceRe - widest * (powerRe * zRe - powerIm * zIm);
      im = chanceIm - widest * (powerRe * zIm + powerIm * zRe);
      missingRe = (re * lessRe + im * lessIm) / size;
      missingIm = (im * lessRe - re * lessIm) / size;
    }

    void power(int steps, double ahead) {
      double turn = t * ahead + steps * bend;
      re = StrictMath.exp(steps * log) * StrictMath.cos(turn);
      im = StrictMath.exp(steps * log) * StrictMath.sin(turn);
    }

    void step() {
      double turned = re * stepRe - im * stepIm;
      im = re * stepIm + im * stepRe;
      re = turned;
    }
  }

  /**
   * Begins at m = {@code from}.
   *
   * @param theta θ ≤ 0
   * @param to the largest m that may be asked for
   */
  TokenSum(GainLaw law, double theta, int output, int from, int to) {
    this.output = output;
    this.theta = theta;
    mean = law.mean();
    logMoment = law.logMoment(theta);
    GainLaw tilted = law.tilted(theta);
    tiltedMean = tilted.mean();
    double third = law.most() * LEFT_OUT / 3;
    double far = third + Math.sqrt(third * third + 2 * LEFT_OUT * to * tilted.variance());
    widest = (int) Math.ceil(Math.max(1, output - from * tiltedMean + far));
    points = (widest + (int) Math.ceil(Math.max(0, to * tiltedMean + far - output))) | 1;
    double least = StrictMath.exp(VANISHED * (1 + ROUGHLY) / from);
    for (int j = 0; j <= points / 2; j++) {
      double t = 2 * Math.PI * j / points;
      if (tilted.size(t) >= least) {
        Point point = new Point(tilted, t);
        point.sum(theta, widest, j, points);
        kept.add(point);
      }
    }
    steps = from;
    kept.forEach(point -> point.power(steps, ahead()));
  }

  /** m·E − O under the tilted law. */
  private double ahead() {
    return steps * tiltedMean - output;
  }

  /** Goes on to m + 1. */
  void step() {
    steps++;
    boolean anew = steps % ANEW == 0;
    for (Point point : kept) {
      if (anew) {
        point.power(steps, ahead());
      } else {
        point.step();
      }
    }
  }

  /** P(S < O). */
  double chance() {
    double sum = 0;
    for (Point p : kept) {
      sum += (p.t == 0 ? 0.5 : 1) * (p.re * p.chanceRe - p.im * p.chanceIm);
    }
    return 2 * sum / points * untilted();
  }

  /** E max(0, O − S), tokens. */
  double missing() {
    double sum = 0;
    for (Point p : kept) {
      sum += (p.t == 0 ? 0.5 : 1) * (p.re * p.missingRe - p.im * p.missingIm);
    }
    return 2 * sum / points * untilted();
  }

  private double untilted() {
    return StrictMath.exp(theta * (steps * mean - output) + steps * logMoment);
  }
}
