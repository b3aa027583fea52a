package sdedge.instance.reader;

import static sdedge.document.NumberRange.FINITE;
import static sdedge.document.NumberRange.NON_NEGATIVE;

import java.util.List;
import java.util.Optional;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Magnitude;
import sdedge.instance.Noise;
import sdedge.instance.PowerModel;
import sdedge.instance.RadioLink;
import sdedge.instance.Task;
import sdedge.instance.Wireless;

/** Binds the noise of a radio band and how power goes with shares of it. */
public final class NoiseBinder {
  private static final String DENSITY = "noise_psd_dbm_per_hz";
  private static final String FIGURE = "noise_figure_db";
  private static final String POWER = "noise_dbm";
  private static final String POWER_MODEL = "power_model";

  private NoiseBinder() {}

  /** A density and a figure, in place of which there may be a power. */
  public static Noise any(ObjectReader reader) {
    Noise.Density density = density(reader);
    Optional<ValueReader> power = reader.optional(POWER);
    if (power.isEmpty()) {
      return density;
    }
    for (String key : List.of(DENSITY, FIGURE)) {
      reader
          .optional(key)
          .ifPresent(
              value ->
                  value.report(
                      value.found()
                          + " must be left out beside noise_dbm, which is all the noise"));
    }
    if (powerModel(reader) == PowerModel.CONSTANT_POWER) {
      reader
          .required(POWER_MODEL)
          .report("constant-power must be constant-psd with noise_dbm, as large on every share");
    }
    return new Noise.Power(power.get().number(FINITE));
  }

  /** A density and a figure. */
  static Noise.Density density(ObjectReader reader) {
    return new Noise.Density(
        reader.number(DENSITY, FINITE, Noise.THERMAL.dbmPerHz()),
        reader.number(FIGURE, NON_NEGATIVE, Noise.THERMAL.figureDb()));
  }

  /** What a task holds constant when its share changes. */
  public static PowerModel powerModel(ObjectReader reader) {
    return reader.word(POWER_MODEL, PowerModel.values(), PowerModel::key, PowerModel.CONSTANT_PSD);
  }

  /** Reports a band and a noise that cannot be computed with. */
  static void check(ObjectReader reader, double bandHz, Noise noise) {
    Magnitude.check(reader.required("bandwidth_hz"), "the bandwidth", bandHz);
    double watts = LinkBudget.noise(noise);
    if (noise instanceof Noise.Power) {
      Magnitude.check(reader.required(POWER), "the noise in watts", watts);
    } else {
      Magnitude.check(reader.required(DENSITY), "the noise density in W/Hz", watts);
    }
  }

  /** Checks that the uplink of a task can be computed with (docs/model.md section 5). */
  static final class LinkBudget {
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
}
