package sdedge.instance;

/**
 * The uplink cell of a drafter (docs/model.md section 5).
 *
 * @param bandwidthHz B, &gt; 0
 * @param noisePsdDbmPerHz thermal noise density, dBm/Hz
 * @param noiseFigureDb &ge; 0 dB
 * @param bitsPerToken payload per input token, &ge; 0
 * @param headerBits payload per prompt, &ge; 0
 */
public record Wireless(
    double bandwidthHz,
    double noisePsdDbmPerHz,
    double noiseFigureDb,
    PowerModel powerModel,
    double bitsPerToken,
    double headerBits) {
  /**
   * Where prompts cross no radio: nothing is sent, so all are there at 0. Distinguished from a
   * radio without payload by a noise figure that adds nothing.
   */
  public static final Wireless NONE =
      new Wireless(1, -174, Double.MIN_VALUE, PowerModel.CONSTANT_PSD, 0, 0);
}
