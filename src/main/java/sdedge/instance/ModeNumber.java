package sdedge.instance;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/**
 * A number &ge; 0 that a draft mode may state, under a key of instance files: reader, writer,
 * schema and plausibility know it by this.
 */
@SuppressWarnings("ImmutableEnumChecker") // no field is ever modified
public enum ModeNumber implements Named {
  PASS_OVERHEAD_S(
      false,
      "Seconds added to every forward pass; those of the node by default",
      (on, fronthaul) -> on.passOverheadS()),
  TOKEN_OVERHEAD_S(
      false,
      "Seconds added per new token of a pass; those of the node by default",
      (on, fronthaul) -> on.tokenOverheadS()),
  BITS_PER_DRAFT_TOKEN(
      true,
      "Bits on the way up; those of the fronthaul by default",
      (on, fronthaul) -> fronthaul.bitsPerDraftToken()),
  BITS_PER_VERDICT(
      true,
      "Bits on the way down; those of the fronthaul by default",
      (on, fronthaul) -> fronthaul.bitsPerVerdict());

  /** Those that passes depend on. */
  static final List<ModeNumber> OF_PASSES =
      Arrays.stream(values()).filter(number -> !number.ofFronthaul).toList();

  private final boolean ofFronthaul;
  private final String meaning;
  private final ToDoubleBiFunction<Node, Fronthaul> otherwise;

  ModeNumber(boolean ofFronthaul, String meaning, ToDoubleBiFunction<Node, Fronthaul> otherwise) {
    this.ofFronthaul = ofFronthaul;
    this.meaning = meaning;
    this.otherwise = otherwise;
  }

  /** Those of a mode that states none. */
  static Map<ModeNumber, Double> unstated(Node on, Fronthaul fronthaul) {
    Map<ModeNumber, Double> numbers = new EnumMap<>(ModeNumber.class);
    for (ModeNumber number : values()) {
      numbers.put(number, number.otherwise(on, fronthaul));
    }
    return numbers;
  }

  /**
   * What holds where a mode does not state it.
   *
   * @param on the node that drafts
   */
  public double otherwise(Node on, Fronthaul fronthaul) {
    return otherwise.applyAsDouble(on, fronthaul);
  }

  /** Whether it is of the fronthaul, so that modes at the verifier must leave it out. */
  public boolean isOfFronthaul() {
    return ofFronthaul;
  }

  /** Its meaning and default, for the schema. */
  public String description() {
    return meaning + (ofFronthaul ? ". Not with at: verifier." : ".");
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
