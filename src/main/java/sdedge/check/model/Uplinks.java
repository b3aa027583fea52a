package sdedge.check.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;

/** When the prompts of a drafter's cell arrive (Section 5 of the model). */
public final class Uplinks {
  private final Wireless cell;
  private final List<Task> tasks;
  private final double[] bits;
  private final double[] gammaHz;
  private final double[] aloneS;

  /** The uploads of some tasks of a cell, in plan order. */
  public Uplinks(Wireless cell, List<Task> tasks) {
    this.cell = cell;
    this.tasks = tasks;
    bits = new double[tasks.size()];
    gammaHz = new double[tasks.size()];
    aloneS = new double[tasks.size()];
    for (int k = 0; k < bits.length; k++) {
      bits[k] = cell.headerBits() + cell.bitsPerToken() * tasks.get(k).inputTokens();
      gammaHz[k] = gamma(cell, tasks.get(k));
      aloneS[k] = bits[k] / (cell.bandwidthHz() * bitsPerHz(gammaHz[k], cell.bandwidthHz()));
    }
  }

  /** W, the seconds each task takes alone on the whole band. */
  public double[] aloneS() {
    return aloneS.clone();
  }

  /**
   * The uploads under a policy other than auto, in plan order.
   *
   * @param batchSizes numbers of tasks of the batches, in plan order
   */
  public List<Upload> under(UplinkPolicy policy, List<Integer> batchSizes) {
    if (tasks.isEmpty() || bits[0] == 0) { // header and bits per token are 0 for the whole cell
      Upload nothing = new Upload(0, 0, 0, 0, 0, 0);
      return tasks.stream().map(task -> nothing).toList();
    }
    return switch (policy) {
      case SEQUENTIAL -> isConstantPower() ? inTurn() : batchByBatch(batchSizes);
      case SIMULTANEOUS -> together();
      case MIN_SUM -> fixed(shares(Math::sqrt, aloneS));
      case UNIFORM -> fixed(shares(value -> 1, aloneS));
      case PROPORTIONAL -> fixed(shares(value -> value, bits));
      case EXPLICIT, JOINT, AUTO -> throw new IllegalArgumentException(policy + " is no formula");
    };
  }

  private boolean isConstantPower() {
    return cell.powerModel() == PowerModel.CONSTANT_POWER;
  }

  private List<Upload> inTurn() {
    List<Upload> uploads = new ArrayList<>();
    double start = 0;
    for (int k = 0; k < bits.length; k++) {
      double finish = start + aloneS[k];
      double efficiency = bitsPerHz(gammaHz[k], cell.bandwidthHz());
      uploads.add(new Upload(bits[k], efficiency, cell.bandwidthHz(), finish, start, finish));
      start = finish;
    }
    return uploads;
  }

  private List<Upload> batchByBatch(List<Integer> batchSizes) {
    List<Upload> uploads = new ArrayList<>();
    double start = 0;
    int first = 0;
    for (int size : batchSizes) {
      double whole = Arrays.stream(aloneS, first, first + size).sum();
      double ready = start;
      for (int k = first; k < first + size; k++) {
        ready += aloneS[k];
        double share = cell.bandwidthHz() * aloneS[k] / whole;
        double efficiency = bitsPerHz(gammaHz[k], cell.bandwidthHz());
        uploads.add(new Upload(bits[k], efficiency, share, ready, start, start + whole));
      }
      start += whole;
      first += size;
    }
    return uploads;
  }

  private List<Upload> together() {
    if (!isConstantPower()) {
      double finish = Arrays.stream(aloneS).sum();
      List<Upload> uploads = new ArrayList<>();
      for (int k = 0; k < bits.length; k++) {
        double share = cell.bandwidthHz() * aloneS[k] / finish;
        uploads.add(upload(k, share, finish));
      }
      return uploads;
    }
    if (bits.length == 1) {
      return List.of(upload(0, cell.bandwidthHz(), aloneS[0]));
    }
    EqualFinish equal = new EqualFinish(cell.bandwidthHz(), gammaHz, bits);
    double delta = equal.delta();
    List<Upload> uploads = new ArrayList<>();
    for (int k = 0; k < bits.length; k++) {
      uploads.add(upload(k, equal.shareHz(k, delta), equal.seconds(delta)));
    }
    return uploads;
  }

  private List<Upload> fixed(double[] shares) {
    List<Upload> uploads = new ArrayList<>();
    for (int k = 0; k < bits.length; k++) {
      uploads.add(upload(k, shares[k], bits[k] / (shares[k] * efficiency(k, shares[k]))));
    }
    return uploads;
  }

  private double[] shares(DoubleUnaryOperator weight, double[] values) {
    double[] weights = Arrays.stream(values).map(weight).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> cell.bandwidthHz() * w / sum).toArray();
  }

  private Upload upload(int k, double share, double finish) {
    return new Upload(bits[k], efficiency(k, share), share, finish, 0, finish);
  }

  private double efficiency(int k, double share) {
    return bitsPerHz(gammaHz[k], isConstantPower() ? share : cell.bandwidthHz());
  }

  private static double bitsPerHz(double gamma, double hertz) {
    return Math.log1p(gamma / hertz) / Math.log(2);
  }

  private static double gamma(Wireless cell, Task task) {
    double watts = Math.pow(10, task.txPowerDbm() / 10) / 1000;
    double gain = Math.pow(10, task.channelGainDb() / 10);
    double thermal = Math.pow(10, cell.noisePsdDbmPerHz() / 10) / 1000;
    return watts * gain / (thermal * Math.pow(10, cell.noiseFigureDb() / 10));
  }
}
