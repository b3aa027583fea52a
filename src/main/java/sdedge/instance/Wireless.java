package sdedge.instance;

/**
 * The uplink cell of a drafter (docs/model.md section 5).
 *
 * @param bandwidthHz B, &gt; 0
 * @param noise a {@link Noise.Power} only at {@link PowerModel#CONSTANT_PSD}; none of {@link #NONE}
 * @param bitsPerToken payload per input token, &ge; 0
 * @param headerBits payload per prompt, &ge; 0
 */
public record Wireless(
    double bandwidthHz,
    Noise noise,
    PowerModel powerModel,
    double bitsPerToken,
    double headerBits) {
  /** Where prompts cross no radio: nothing is sent, so all are there at 0. */
  public static final Wireless NONE =
      new Wireless(1, new Noise.None(), PowerModel.CONSTANT_PSD, 0, 0);

  /** Whether prompts cross a radio, as they do not with {@link #NONE}. */
  public boolean isRadio() {
    return !(noise instanceof Noise.None);
  }

  /** This cell on another band, Hz. */
  public Wireless withBand(double hertz) {
    return new Wireless(hertz, noise, powerModel, bitsPerToken, headerBits);
  }
}
