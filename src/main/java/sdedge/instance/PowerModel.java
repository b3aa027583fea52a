package sdedge.instance;

/** What a task holds constant when its share of the band changes (docs/model.md section 5). */
public enum PowerModel implements Named {
  /** Constant power spectral density: the rate is linear in the share. */
  CONSTANT_PSD("constant-psd"),
  /** Constant transmit power: the rate is concave in the share. */
  CONSTANT_POWER("constant-power");

  private final String key;

  PowerModel(String key) {
    this.key = key;
  }

  @Override
  public String toString() {
    return key;
  }
}
