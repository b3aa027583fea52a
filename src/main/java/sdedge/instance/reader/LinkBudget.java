package sdedge.instance.reader;

import sdedge.document.tree.ObjectReader;
import sdedge.instance.Magnitude;
import sdedge.instance.Noise;
import sdedge.instance.RadioLink;
import sdedge.instance.Task;
import sdedge.instance.Wireless;

/** Checks that the uplink of a task can be computed with (docs/model.md section 5). */
final class LinkBudget {
  private static final double MILLIWATTS_PER_WATT = 1e3;

  private LinkBudget() {}

  /** N0 in W/Hz, noise figure included, or σ² in W. */
  static double noise(Noise noise) {
    return noise instanceof Noise.Density density
        ? linear(density.dbmPerHz()) / MILLIWATTS_PER_WATT * linear(density.figureDb())
        : linear(((Noise.Power) noise).dbm()) / MILLIWATTS_PER_WATT;
  }

  /** Checks a drafter on a shared band whose bandwidth and noise are usable. */
  static void check(ObjectReader reader, RadioLink link, double powerDbm, double gainDb) {
    double power = linear(powerDbm) / MILLIWATTS_PER_WATT;
    double gain = linear(gainDb);
    double gamma = power * gain / noise(link.noise());
    double bandwidth = link.bandwidthHz();
    double rate = bandwidth * StrictMath.log1p(gamma / bandwidth) / StrictMath.log(2);
    Magnitude.check(reader.required("tx_power_dbm"), "the transmit power in watts", power);
    String place = "channel_gain_db";
    if (!Magnitude.isUsable(gain)) {
      Magnitude.check(reader.required(place), "the linear channel gain", gain);
    } else if (!Magnitude.isUsable(gamma)) {
      Magnitude.check(reader.required(place), "received power over noise density in Hz", gamma);
    } else {
      Magnitude.check(reader.required(place), "the rate on the whole band in bit/s", rate);
    }
  }

  /** Checks a task on a cell whose bandwidth and noise are usable, if prompts cross a radio. */
  static void check(ObjectReader reader, Wireless cell, Task task) {
    double power = linear(task.txPowerDbm()) / MILLIWATTS_PER_WATT;
    double gain = linear(task.channelGainDb());
    if (!Magnitude.isUsable(power)) {
      Magnitude.check(reader.required("tx_power_dbm"), "the transmit power in watts", power);
    } else if (!Magnitude.isUsable(gain)) {
      Magnitude.check(reader.required("channel_gain_db"), "the linear channel gain", gain);
    } else {
      double ratio = power * gain / noise(cell.noise());
      boolean isPower = cell.noise() instanceof Noise.Power;
      rate(reader, cell, task, isPower ? cell.bandwidthHz() * ratio : ratio);
    }
  }

  private static void rate(ObjectReader reader, Wireless cell, Task task, double gamma) {
    double bandwidth = cell.bandwidthHz();
    double bits = cell.headerBits() + cell.bitsPerToken() * task.inputTokens();
    double rate = bandwidth * StrictMath.log1p(gamma / bandwidth) / StrictMath.log(2);
    String place = "channel_gain_db";
    if (!Magnitude.isUsable(gamma)) {
      Magnitude.check(reader.required(place), "received power over noise density in Hz", gamma);
    } else if (!Magnitude.isUsable(rate)) {
      Magnitude.check(reader.required(place), "the rate on the whole band in bit/s", rate);
    } else if (bits > 0 && !Magnitude.isUsable(bits)) {
      Magnitude.check(reader.required("input_tokens"), "the payload in bits", bits);
    } else if (bits > 0 && !Magnitude.isUsable(bits / rate)) {
      Magnitude.check(reader.required(place), "the upload time in seconds", bits / rate);
    }
  }

  private static double linear(double decibels) {
    return StrictMath.pow(10, decibels / 10);
  }
}
