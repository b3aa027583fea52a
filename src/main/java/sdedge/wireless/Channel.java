package sdedge.wireless;

import java.util.List;
import sdedge.instance.Noise;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.Wireless;

/**
 * One task's payload and radio channel in its drafter's cell (docs/model.md section 5).
 *
 * @param payloadBits D, &ge; 0
 * @param gammaHz γ, in [0, {@value #GAMMA_LIMIT_HZ}]
 * @param bandwidthHz B of the whole band, &gt; 0
 */
public record Channel(
    double payloadBits, double gammaHz, double bandwidthHz, PowerModel powerModel) {
  static final double LN2 = 0.6931471805599453;

  /** Where γ saturates, so that γ/b and D·ln2/γ stay normal numbers. */
  static final double GAMMA_LIMIT_HZ = 1e290;

  public static Channel of(Wireless cell, Task task) {
    double payload = cell.headerBits() + cell.bitsPerToken() * task.inputTokens();
    double received = task.txPowerDbm() + task.channelGainDb();
    double gamma = gammaHz(cell.noise(), received, cell.bandwidthHz());
    return new Channel(payload, gamma, cell.bandwidthHz(), cell.powerModel());
  }

  /** γ of what is received in a band: p·g/N0, or B·p·g/σ² where noise is a power, hertz. */
  static double gammaHz(Noise noise, double receivedDbm, double bandHz) {
    double gammaHz = GAMMA_LIMIT_HZ; // without noise
    if (noise instanceof Noise.Density density) {
      gammaHz = ratio(receivedDbm - (density.dbmPerHz() + density.figureDb()));
    } else if (noise instanceof Noise.Power power) {
      gammaHz = bandHz * ratio(receivedDbm - power.dbm());
    }
    return Math.min(gammaHz, GAMMA_LIMIT_HZ);
  }

  private static double ratio(double decibels) {
    return StrictMath.pow(10, decibels / 10);
  }

  public static List<Channel> of(Wireless cell, List<Task> tasks) {
    return tasks.stream().map(task -> of(cell, task)).toList();
  }

  public boolean hasPayload() {
    return payloadBits > 0;
  }

  /** Bits per second and hertz on a share b: log2(1 + γ/B) or, at constant power, log2(1 + γ/b). */
  double efficiency(double shareHz) {
    double width = powerModel == PowerModel.CONSTANT_PSD ? bandwidthHz : shareHz;
    return StrictMath.log1p(Math.min(gammaHz / width, Double.MAX_VALUE)) / LN2;
  }

  /** Seconds to send the payload on a share; 0 without payload, infinite without rate. */
  public double secondsOn(double shareHz) {
    return hasPayload() ? payloadBits / (shareHz * efficiency(shareHz)) : 0;
  }

  /** W, seconds to send the payload on the whole band. */
  double aloneSeconds() {
    return secondsOn(bandwidthHz);
  }

  /** D·ln2/γ, the seconds no share can undercut at constant power. */
  double leastSeconds() {
    return payloadBits * LN2 / gammaHz;
  }
}
