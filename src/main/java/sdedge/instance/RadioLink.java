package sdedge.instance;

/**
 * A radio band that several drafters share for their drafts (docs/model.md section 4).
 *
 * @param bandwidthHz B, &gt; 0
 */
public record RadioLink(
    String name, double bandwidthHz, Noise.Density noise, PowerModel powerModel, Sharing sharing) {

  /** How parts that send in the same step share the band. */
  public enum Sharing implements Named {
    /** The whole band for one after the other, the one with the largest latency first. */
    IN_TURN,
    /** Static shares with which all end together. */
    EQUAL_FINISH,
    /** Equal shares. */
    EQUAL_SHARES,
    /** In turn or such that all end together, whichever is faster. */
    BEST;

    @Override
    public String toString() {
      return Named.word(this);
    }
  }

  /**
   * A drafter on the band.
   *
   * @param txPowerDbm transmit power, dBm
   * @param channelGainDb channel gain, dB
   */
  public record Access(RadioLink link, double txPowerDbm, double channelGainDb) {
    /** On another band, Hz, that is else alike. */
    public Access withBand(double hertz) {
      RadioLink wider = new RadioLink(link.name, hertz, link.noise, link.powerModel, link.sharing);
      return new Access(wider, txPowerDbm, channelGainDb);
    }
  }
}
