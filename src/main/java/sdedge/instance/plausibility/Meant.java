package sdedge.instance.plausibility;

import java.util.function.DoubleFunction;
import sdedge.instance.plausibility.Plausibility.Figure;

/** What may have been meant by a number that is far from usual. */
final class Meant {
  private static final double LARGEST_LINEAR_GAIN = 0.1;
  private static final double MOST_IN_LARGE_UNITS = 1e4; // of anything that has two SI prefixes

  private Meant() {}

  /** That a number is in one of two larger units, 1e9 or 1e12 and a thousandth of it. */
  static DoubleFunction<String> scaled(String large, String small, String unit) {
    double of = large.startsWith("T") ? 1e12 : 1e9;
    return number -> {
      boolean isLarge = number < MOST_IN_LARGE_UNITS;
      double meant = (isLarge ? of : of / 1e3) * number;
      return "it is in %s, which is %s %s"
          .formatted(isLarge ? large : small, Figure.of(meant), unit);
    };
  }

  /** That seconds are in milliseconds. */
  static String milliseconds(double number) {
    return "it is in ms, which is " + Figure.of(1e-3 * number) + " s";
  }

  /** What a noise density, dBm/Hz, is in. */
  static String noise(double density) {
    if (density > 0) {
      return "the sign is missing";
    } else if (density < -180) {
      return "it is in dBW/Hz, which is " + Figure.of(density + 30) + " dBm/Hz";
    }
    return density > -130
        ? "it is the noise of the whole band in dBm"
        : "it is in dBm/kHz, which is " + Figure.of(density - 30) + " dBm/Hz";
  }

  /** What noise of a transmission, dBm, is in that is not what receivers hear. */
  static String noisePower(double power) {
    if (power > 0) {
      return "the sign is missing";
    } else if (power < -190) {
      return "it is a density in dBW/Hz, which goes to noise_psd_dbm_per_hz as "
          + Figure.of(power + 30);
    } else if (power < -160) {
      return "it is a density, which goes to noise_psd_dbm_per_hz";
    } else if (power < -130) {
      return "it is in dBW, which is " + Figure.of(power + 30) + " dBm";
    }
    double tenfold = 10 * power;
    return tenfold >= -130 && tenfold <= -80
        ? "it is the logarithm of the noise in mW, which is " + Figure.of(tenfold) + " dBm"
        : "a digit is missing";
  }

  /** What the gain of a channel, dB, is in that is above what channels have. */
  static String gain(double gain) {
    if (gain > 0) {
      return gain < LARGEST_LINEAR_GAIN
          ? "it is linear, which is " + decibels(gain) + " dB"
          : "the sign is missing";
    }
    double tenfold = 10 * gain;
    return tenfold >= -160 && tenfold <= -40
        ? "it is the logarithm of the gain, which is " + Figure.of(tenfold) + " dB"
        : "a digit is missing";
  }

  static String decibels(double ratio) {
    return Figure.of(10 * Math.log10(ratio));
  }
}
