package sdedge.generate;

import java.util.Arrays;
import sdedge.instance.PowerModel;

/**
 * The uplink of every drafter and the power of every user.
 *
 * @param txPowerDbm of every user
 * @param noisePsd dBm/Hz
 */
record Cell(
    double txPowerDbm,
    double bandwidthHz,
    double noiseFigureDb,
    double noisePsd,
    PowerModel powerModel,
    double bitsPerToken) {

  /**
   * The cell that the options describe.
   *
   * @throws IllegalArgumentException if one of them is wrong
   */
  static Cell of(Choices choices) {
    String power = choices.text(Choice.POWER_MODEL);
    PowerModel model =
        Arrays.stream(PowerModel.values())
            .filter(known -> known.key().equals(power))
            .findFirst()
            .orElseThrow(
                () -> Texts.wrong(Choice.POWER_MODEL, power, "constant-psd or constant-power"));
    return new Cell(
        Texts.measure(Choice.TX_POWER, choices.text(Choice.TX_POWER), "dBm", -200, 200),
        Texts.measure(Choice.BANDWIDTH, choices.text(Choice.BANDWIDTH), "Hz", 1, 1e12),
        Texts.measure(Choice.NOISE_FIGURE, choices.text(Choice.NOISE_FIGURE), "dB", 0, 100),
        Texts.measure(Choice.NOISE_PSD, choices.text(Choice.NOISE_PSD), "", -300, 0),
        model,
        Texts.measure(Choice.BITS_PER_TOKEN, choices.text(Choice.BITS_PER_TOKEN), "", 0, 1e9));
  }

  /** Signal over noise on the whole band, in dB. */
  double snrDb(double gainDb) {
    double noiseDb = noisePsd + noiseFigureDb + 10 * StrictMath.log10(bandwidthHz);
    return txPowerDbm + gainDb - noiseDb;
  }

  /** Bits per second on the whole band. */
  double rateBps(double gainDb) {
    double snr = StrictMath.pow(10, snrDb(gainDb) / 10);
    return bandwidthHz * StrictMath.log1p(snr) / StrictMath.log(2);
  }

  /** As the value of {@code wireless}. */
  String yaml() {
    return "{bandwidth_hz: "
        + Texts.shortest(bandwidthHz)
        + ", noise_psd_dbm_per_hz: "
        + Texts.shortest(noisePsd)
        + ", noise_figure_db: "
        + Texts.shortest(noiseFigureDb)
        + ", power_model: "
        + powerModel.key()
        + ", bits_per_token: "
        + Texts.shortest(bitsPerToken)
        + "}";
  }
}
