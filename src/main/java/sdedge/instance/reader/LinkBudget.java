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
  private static final String GAIN = "channel_gain_db";

  private LinkBudget() {}

  /** N0 in W/Hz, noise figure included, or σ² in W. */
  static double noise(Noise noise) {
    return noise instanceof Noise.Density density
        ? linear(density.dbmPerHz()) / MILLIWATTS_PER_WATT * linear(density.figureDb())
        : linear(((Noise.Power) noise).dbm()) / MILLIWATTS_PER_WATT;
  }

  /** Checks a drafter on a shared band whose bandwidth and noise are usable. */
  static void check(ObjectReader reader, RadioLink link, double powerDbm, double gainDb) {
    rate(reader, link.bandwidthHz(), link.noise(), powerDbm, gainDb);
  }

  /** Checks a task on a cell whose bandwidth and noise are usable, if prompts cross a radio. */
  static void check(ObjectReader reader, Wireless cell, Task task) {
    int before = reader.problems().count();
    double rate =
        rate(reader, cell.bandwidthHz(), cell.noise(), task.txPowerDbm(), task.channelGainDb());
    double bits = cell.headerBits() + cell.bitsPerToken() * task.inputTokens();
    if (reader.problems().count() > before || bits == 0) {
      return;
    } else if (!Magnitude.isUsable(bits)) {
      Magnitude.check(reader.required("input_tokens"), "the payload in bits", bits);
    } else {
      Magnitude.check(reader.required(GAIN), "the upload time in seconds", bits / rate);
    }
  }

  /** Bits per second on a whole band; what is wrong on the way there is reported. */
  private static double rate(
      ObjectReader reader, double bandwidthHz, Noise noise, double powerDbm, double gainDb) {
    double power = linear(powerDbm) / MILLIWATTS_PER_WATT;
    double gain = linear(gainDb);
    double ratio = power * gain / noise(noise);
    double gamma = noise instanceof Noise.Power ? bandwidthHz * ratio : ratio;
    double rate = bandwidthHz * StrictMath.log1p(gamma / bandwidthHz) / StrictMath.log(2);
    if (!Magnitude.isUsable(power)) {
      Magnitude.check(reader.required("tx_power_dbm"), "the transmit power in watts", power);
    } else if (!Magnitude.isUsable(gain)) {
      Magnitude.check(reader.required(GAIN), "the linear channel gain", gain);
    } else if (!Magnitude.isUsable(gamma)) {
      Magnitude.check(reader.required(GAIN), "received power over noise density in Hz", gamma);
    } else {
      Magnitude.check(reader.required(GAIN), "the rate on the whole band in bit/s", rate);
    }
    return rate;
  }

  private static double linear(double decibels) {
    return StrictMath.pow(10, decibels / 10);
  }
}
