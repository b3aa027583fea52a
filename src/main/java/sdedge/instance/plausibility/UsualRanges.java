package sdedge.instance.plausibility;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import sdedge.instance.plausibility.Plausibility.Figure;
import sdedge.instance.plausibility.Plausibility.Finding;

/** The kinds of numbers of which it is known what is usual. */
final class UsualRanges {
  private static final double MOST_WATTS = 10; // of a task; less than 10 dBm is rarely meant
  private static final double LARGEST_GAIN_DB = -30;

  /** All of them, in the sequence of their warnings. */
  static final List<UsualRange> ALL =
      List.of(
          new UsualRange(
              "parameters",
              "1e7 to 1e12",
              "published language models",
              "parameters",
              count -> count < UsualRange.FEWEST_PARAMETERS,
              count ->
                  count < 1e3
                      ? "parameters is in billions, which is " + Figure.of(1e9 * count)
                      : "parameters is in millions, which is " + Figure.of(1e6 * count)),
          new UsualRange(
              "bytes",
              "0.5 to 4 bytes per parameter",
              "4 to 32 bits per weight",
              "weight_bytes",
              bytes -> true,
              Meant.scaled("GB", "MB", "bytes")),
          new UsualRange(
              "bytes",
              "1/64 to 1 of 4 · layers · hidden",
              "grouped-query and latent attention, 4 to 16 bits",
              "kv_bytes_per_token",
              bytes -> true,
              bytes -> "it is in KiB, which is " + Figure.of(1024 * bytes) + " bytes"),
          new UsualRange(
              "FLOP/s",
              "1e11 to 1e16 FLOP/s",
              "processors to several data-centre accelerators",
              "peak_flops",
              rate -> rate < 1e9,
              Meant.scaled("TFLOP/s", "GFLOP/s", "FLOP/s")),
          new UsualRange(
              "bytes/s",
              "1e10 to 1e13 bytes/s",
              "DDR4 to several stacks of HBM",
              "memory_bandwidth",
              rate -> rate < 1e9,
              Meant.scaled("GB/s", "MB/s", "bytes/s")),
          new UsualRange(
              "bytes",
              "1e9 to 1e12 bytes",
              "handsets to servers",
              "memory_bytes",
              bytes -> bytes < 1e8,
              Meant.scaled("GB", "MB", "bytes")),
          new UsualRange(
              "s",
              "0 to 0.1 s",
              "kernel launches and host work of measured engines, docs/fidelity.md",
              "pass_overhead_s",
              seconds -> seconds >= 1,
              Meant::milliseconds),
          new UsualRange(
              "s",
              "0 to 0.001 s",
              "measured engines, docs/fidelity.md",
              "token_overhead_s",
              seconds -> seconds >= 0.01,
              seconds ->
                  seconds < 1
                      ? Meant.milliseconds(seconds)
                      : "it is in µs, which is " + Figure.of(1e-6 * seconds) + " s"),
          new UsualRange(
              "bit/s",
              "1e6 to 1e12 bit/s",
              "microwave links to fibre",
              "rate_bps",
              rate -> rate < 1e5,
              rate ->
                  rate < 1e3
                      ? "it is in Gbit/s, which is " + Figure.of(1e9 * rate) + " bit/s"
                      : "it is in Mbit/s, which is " + Figure.of(1e6 * rate) + " bit/s"),
          new UsualRange(
              "s",
              "0 to 0.3 s",
              "fibre across a site to a geostationary satellite",
              "latency_s",
              seconds -> seconds > 0.3,
              Meant::milliseconds),
          bits("bits_per_prompt_token"),
          bits("bits_per_draft_token"),
          bits("bits_per_verdict"),
          new UsualRange(
              "Hz",
              "1e3 to 1e9 Hz",
              "a narrow-band carrier to millimetre waves",
              "bandwidth_hz",
              hertz -> hertz < 1e3,
              hertz -> "it is in MHz, which is " + Figure.of(1e6 * hertz) + " Hz"),
          new UsualRange(
              "dBm/Hz",
              "-174 to -160 dBm/Hz",
              "thermal noise at 290 K, with interference",
              "noise_psd_dbm_per_hz",
              density -> density > -150 || density < -180,
              Meant::noise),
          new UsualRange(
              "dB",
              "0 to 15 dB",
              "receivers of TR 38.901 and TR 36.814 have 5 to 9 dB",
              "noise_figure_db",
              figure -> figure > 30,
              figure -> "it is linear, which is " + Meant.decibels(figure) + " dB"),
          new UsualRange(
              "dBm",
              "-130 to -80 dBm",
              "thermal noise of 20 kHz to 1 GHz, with figures of receivers",
              "noise_dbm",
              power -> power < -130 || power > -80,
              Meant::noisePower),
          new UsualRange(
              "dBm",
              "10 to 40 dBm",
              "power classes of TS 38.101, fixed terminals",
              "tx_power_dbm",
              power -> power > 60 || (power > 0 && power < MOST_WATTS),
              power ->
                  power < MOST_WATTS
                      ? "it is in W, which is " + Meant.decibels(1e3 * power) + " dBm"
                      : "it is in mW, which is " + Meant.decibels(power) + " dBm"),
          new UsualRange(
              "dB",
              "-160 to -40 dB",
              "path losses of TR 38.901 within a cell",
              "channel_gain_db",
              gain -> gain > LARGEST_GAIN_DB && gain != 0, // 0 dB is no channel at all
              Meant::gain));

  private UsualRanges() {}

  private static UsualRange bits(String key) {
    return new UsualRange(
        "bits",
        "1 to 1e7 bits",
        "a token id to the whole distribution over a large vocabulary",
        key,
        count -> count > 1e8,
        count -> "the exponent is that of rate_bps");
  }

  /**
   * What is usual of one kind of number, and what was probably meant where it is far from that.
   *
   * @param unit behind the value; empty for none
   * @param usual with its unit
   * @param source of what is usual
   * @param key of those numbers in instances
   * @param isOdd whether a value is so far from the usual that it is most likely a mistake
   * @param meant what may have been meant: the words between "Maybe" and the question mark
   */
  record UsualRange(
      String unit,
      String usual,
      String source,
      String key,
      DoublePredicate isOdd,
      DoubleFunction<String> meant) {

    /** Below so many parameters they are most likely counted in millions or billions. */
    static final double FEWEST_PARAMETERS = 1e6;

    /** That a value is odd. */
    Finding finding(String path, double value) {
      return new Finding(path, Figure.of(value) + " " + unit, usual, meant.apply(value));
    }
  }

  /** What may have been meant by a number that is far from usual. */
  private static final class Meant {
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
}
