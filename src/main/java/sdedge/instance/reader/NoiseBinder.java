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
}
