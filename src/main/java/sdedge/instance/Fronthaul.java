package sdedge.instance;

import org.jspecify.annotations.Nullable;

/**
 * The link between a drafter and the verifier, the same in both directions unless the way up is
 * over a shared band (docs/model.md section 4).
 *
 * @param rateBps bits/s, &gt; 0, infinite of {@link #NONE}; with a band, of the way down
 * @param latencyS seconds, &ge; 0
 * @param access to the band of the way up; null if there is none
 */
public record Fronthaul(
    double rateBps,
    double latencyS,
    double bitsPerPromptToken,
    double bitsPerDraftToken,
    double bitsPerVerdict,
    RadioLink.@Nullable Access access) {

  /** Where nothing lies between drafter and verifier: bits take no time. */
  public static final Fronthaul NONE = new Fronthaul(Double.POSITIVE_INFINITY, 0, 0, 0, 0);

  /** A link of its own. */
  public Fronthaul(
      double rateBps,
      double latencyS,
      double bitsPerPromptToken,
      double bitsPerDraftToken,
      double bitsPerVerdict) {
    this(rateBps, latencyS, bitsPerPromptToken, bitsPerDraftToken, bitsPerVerdict, null);
  }

  /** Whether anything lies between drafter and verifier, as with {@link #NONE} nothing does. */
  public boolean isLink() {
    return rateBps < Double.POSITIVE_INFINITY;
  }

  /** The band of the way up; null if there is none. */
  public @Nullable RadioLink band() {
    return access == null ? null : access.link();
  }

  /** This link with other bits per token drafted and per verdict. */
  public Fronthaul withBits(double perDraftToken, double perVerdict) {
    return new Fronthaul(rateBps, latencyS, bitsPerPromptToken, perDraftToken, perVerdict, access);
  }

  /** This link over a band that drafters share. */
  public Fronthaul with(RadioLink.Access other) {
    return new Fronthaul(
        rateBps, latencyS, bitsPerPromptToken, bitsPerDraftToken, bitsPerVerdict, other);
  }
}
