package sdedge.latency;

/**
 * The prompts of a part as sums over its tasks: what goes up is theirs, what a pass reads may be
 * padded (docs/model.md section 4).
 */
final class PromptSums {
  private final int length;
  private final int drafted;
  private final boolean pads;
  private int count;
  private int longest;
  private double tokens;
  private double prefillAttended; // Σ I², the drafter's prefill
  private double blockAttended; // Σ (I + l − 1)², its first block
  private double verifyAttended; // Σ (I + l)², the verifier's first pass

  /**
   * No prompts.
   *
   * @param length l ≥ 0
   * @param drafted in a block, l or more
   * @param pads whether a pass reads each of them as if it were as long as some longest one
   */
  PromptSums(int length, int drafted, boolean pads) {
    this.length = length;
    this.drafted = drafted;
    this.pads = pads;
  }

  /** Adds a prompt of so many tokens. */
  void add(double input) {
    count++;
    longest = Math.max(longest, (int) input);
    tokens += input;
    prefillAttended += input * input;
    blockAttended += (input + drafted - 1) * (input + drafted - 1);
    verifyAttended += (input + length) * (input + length);
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** Ī_d, tokens of the longest; 0 if there is none. */
  int longest() {
    return longest;
  }

  /** Σ I, their own tokens. */
  double tokens() {
    return tokens;
  }

  /** Σ I as a pass reads them that pads to a width, tokens. */
  double tokens(int width) {
    return pads ? (double) count * width : tokens;
  }

  /** Σ I², the same. */
  double prefillAttended(int width) {
    return pads ? squares(width) : prefillAttended;
  }

  /** Σ (I + l − 1)², the same. */
  double blockAttended(int width) {
    return pads ? squares(width + drafted - 1.0) : blockAttended;
  }

  /** Σ (I + l)², the same. */
  double verifyAttended(int width) {
    return pads ? squares((double) width + length) : verifyAttended;
  }

  private double squares(double each) {
    return count * each * each;
  }
}
