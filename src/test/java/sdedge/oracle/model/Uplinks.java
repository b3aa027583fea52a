package sdedge.oracle.model;

import sdedge.instance.Instance;
import sdedge.instance.Noise;
import sdedge.instance.Task;
import sdedge.instance.Wireless;

/** What prompts take on the bands of their cells (Section 5 of the model). */
public final class Uplinks {
  private Uplinks() {}

  private static Wireless cell(Instance instance, int task) {
    return instance.drafters().get(instance.tasks().get(task).drafter()).wireless();
  }

  /** D of a task. */
  public static double bits(Instance instance, int task) {
    Wireless cell = cell(instance, task);
    return cell.headerBits() + cell.bitsPerToken() * instance.tasks().get(task).inputTokens();
  }

  /** W of a task, the seconds it takes alone on the whole band. */
  public static double aloneS(Instance instance, int task) {
    double bandHz = cell(instance, task).bandwidthHz();
    return bits(instance, task) / (bandHz * bitsPerHz(gammaHz(instance, task), bandHz));
  }

  /** γ of a task. */
  public static double gammaHz(Instance instance, int task) {
    Task of = instance.tasks().get(task);
    Wireless cell = cell(instance, task);
    double watts = Math.pow(10, of.txPowerDbm() / 10) / 1000;
    double gain = Math.pow(10, of.channelGainDb() / 10);
    if (cell.noise() instanceof Noise.Power power) {
      return cell.bandwidthHz() * watts * gain / (Math.pow(10, power.dbm() / 10) / 1000);
    }
    Noise.Density noise = (Noise.Density) cell.noise();
    double thermal = Math.pow(10, noise.dbmPerHz() / 10) / 1000;
    return watts * gain / (thermal * Math.pow(10, noise.figureDb() / 10));
  }

  /** Spectral efficiency at γ on a share. */
  public static double bitsPerHz(double gamma, double hertz) {
    return Math.log1p(gamma / hertz) / Math.log(2);
  }
}
