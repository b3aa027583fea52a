package sdedge.instance;

/**
 * The link between a drafter and the verifier, the same in both directions (docs/model.md section
 * 4).
 *
 * @param rateBps bits/s, &gt; 0
 * @param latencyS seconds, &ge; 0
 */
public record Fronthaul(
    double rateBps,
    double latencyS,
    double bitsPerPromptToken,
    double bitsPerDraftToken,
    double bitsPerVerdict) {}
