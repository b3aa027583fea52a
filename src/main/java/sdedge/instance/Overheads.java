package sdedge.instance;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import sdedge.document.NumberRange;
import sdedge.document.tree.ObjectReader;

/**
 * What forward passes of a node last beyond what its latency model says (docs/model.md section 3),
 * each &ge; 0.
 *
 * @param passS seconds of every pass
 * @param tokenS seconds per new token
 * @param positionS seconds per position at which a next token is computed
 * @param promptPassS seconds of a pass with prompts, however many; 0 at drafters
 */
public record Overheads(double passS, double tokenS, double positionS, double promptPassS) {
  /** None. */
  public static final Overheads NONE = new Overheads(0, 0, 0, 0);

  /** Their keys in a node: reader, writer and schema know them by this. */
  public static final List<Key> KEYS =
      List.of(
          new Key(
              "pass_overhead_s",
              NumberRange.NON_NEGATIVE,
              false,
              "Seconds added to every forward pass",
              Overheads::passS),
          new Key(
              "token_overhead_s",
              NumberRange.NON_NEGATIVE,
              false,
              "Seconds added per new token of a forward pass",
              Overheads::tokenS),
          new Key(
              "position_overhead_s",
              new NumberRange(0, true, 2e-3, "in [0, 0.002]"),
              false,
              "Seconds added per position of a forward pass at which a next token is"
                  + " computed: of prompts the last alone",
              Overheads::positionS),
          new Key(
              "prompt_pass_overhead_s",
              new NumberRange(0, true, 0.2, "in [0, 0.2]"),
              true,
              "Seconds added to a forward pass with prompts, however many",
              Overheads::promptPassS));

  /**
   * A key, 0 if it is left out.
   *
   * @param isOfVerifier whether drafters do not have it
   */
  public record Key(NodeKey figure, boolean isOfVerifier, ToDoubleFunction<Overheads> value) {
    private Key(
        String key,
        NumberRange range,
        boolean isOfVerifier,
        String meaning,
        ToDoubleFunction<Overheads> value) {
      this(new NodeKey(key, range, OptionalDouble.of(0), meaning), isOfVerifier, value);
    }
  }

  /** Those that a node states. */
  public static Overheads read(ObjectReader node, boolean isVerifier) {
    double[] stated =
        KEYS.stream()
            .mapToDouble(key -> key.isOfVerifier && !isVerifier ? 0 : key.figure.read(node))
            .toArray();
    return new Overheads(stated[0], stated[1], stated[2], stated[3]);
  }

  /** Those of passes of a draft mode, which read no prompts. */
  Overheads ofMode(double ofPassS, double ofTokenS, boolean isAtVerifier) {
    return new Overheads(ofPassS, ofTokenS, isAtVerifier ? 0 : positionS, 0);
  }

  /** Seconds per new token after which a next one is computed, as of all but prompts. */
  public double decodedS() {
    return tokenS + positionS;
  }
}
