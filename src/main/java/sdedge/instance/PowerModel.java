package sdedge.instance;

/** What a task holds constant when its share of the band changes (docs/model.md section 5). */
public enum PowerModel implements Named {
  /** Constant power spectral density: the rate is linear in the share. */
  CONSTANT_PSD,
  /** Constant transmit power: the rate is concave in the share. */
  CONSTANT_POWER;

  @Override
  public String toString() {
    return Named.word(this);
  }
}
