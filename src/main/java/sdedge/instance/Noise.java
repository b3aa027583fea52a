package sdedge.instance;

/** What a receiver hears beside a transmission in a radio band (docs/model.md section 5). */
public sealed interface Noise {
  /** Thermal noise at 290 K in a receiver that adds none. */
  Density THERMAL = new Density(-174, 0);

  /**
   * As much as the share of the band is wide.
   *
   * @param dbmPerHz density of thermal noise, dBm/Hz
   * @param figureDb noise figure of the receiver, &ge; 0 dB
   */
  record Density(double dbmPerHz, double figureDb) implements Noise {}

  /**
   * σ², the noise of every transmission whatever its share.
   *
   * @param dbm finite
   */
  record Power(double dbm) implements Noise {}

  /** Where there is no radio, and so nothing to hear. */
  record None() implements Noise {}
}
