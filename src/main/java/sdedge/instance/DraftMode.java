package sdedge.instance;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How drafts can be made for a drafter: by which model, where, and what travels (docs/model.md
 * section 4).
 *
 * @param model that drafts
 * @param isAtVerifier whether it runs on the verifier's node instead of the drafter's
 * @param isBlock whether all drafts of a step come from one pass instead of one after the other
 * @param slots that such a pass computes however few of its drafts are used; 0 for as many
 * @param table measured passes on the node it runs on; null if the node's latency model holds
 * @param numbers stated or not; 0 if left out
 */
public record DraftMode(
    String name,
    Model model,
    boolean isAtVerifier,
    boolean isBlock,
    int slots,
    @Nullable LatencyTable table,
    Map<ModeNumber, Double> numbers) {
  /** The name of the one mode of a drafter that lists none. */
  public static final String DEFAULT = "default";

  public DraftMode {
    Map<ModeNumber, Double> all = new EnumMap<>(ModeNumber.class);
    all.putAll(numbers);
    numbers = Collections.unmodifiableMap(all);
  }

  /** One of which every draft that is made is used. */
  public DraftMode(
      String name,
      Model model,
      boolean isAtVerifier,
      boolean isBlock,
      @Nullable LatencyTable table,
      Map<ModeNumber, Double> numbers) {
    this(name, model, isAtVerifier, isBlock, 0, table, numbers);
  }

  /** Drafts that are made for so many to be used. */
  public int drafted(int length) {
    return length == 0 ? 0 : Math.max(length, slots);
  }

  /** A number, &ge; 0. */
  public double number(ModeNumber key) {
    return numbers.getOrDefault(key, 0.0);
  }

  /** Seconds added to every pass. */
  public double passOverheadS() {
    return number(ModeNumber.PASS_OVERHEAD_S);
  }

  /** Seconds added per new token of a pass. */
  public double tokenOverheadS() {
    return number(ModeNumber.TOKEN_OVERHEAD_S);
  }

  /** Bits of a draft token on the way up; none travel from the verifier's node. */
  public double bitsPerDraftToken() {
    return number(ModeNumber.BITS_PER_DRAFT_TOKEN);
  }

  /** Bits of a verdict on the way down. */
  public double bitsPerVerdict() {
    return number(ModeNumber.BITS_PER_VERDICT);
  }

  /**
   * The node it runs on, as it is for this mode's passes: those on the verifier's node compute
   * nothing per position.
   */
  public Node on(Node node) {
    LatencyModel latency = table == null ? node.latency() : new LatencyModel.Table(table);
    Overheads overheads = node.overheads().ofMode(passOverheadS(), tokenOverheadS(), isAtVerifier);
    return new Node(node.id(), model, latency, node.memoryBytes(), overheads);
  }

  /** The way between drafter and verifier with the bits of this mode. */
  public Fronthaul over(Fronthaul own) {
    return isAtVerifier
        ? own.withBits(0, own.bitsPerVerdict())
        : own.withBits(bitsPerDraftToken(), bitsPerVerdict());
  }

  /** With another name. */
  public DraftMode named(String other) {
    return new DraftMode(other, model, isAtVerifier, isBlock, slots, table, numbers);
  }

  /** With another table. */
  public DraftMode with(LatencyTable other) {
    return new DraftMode(name, model, isAtVerifier, isBlock, slots, other, numbers);
  }

  /** With another model. */
  public DraftMode with(Model other) {
    return new DraftMode(name, other, isAtVerifier, isBlock, slots, table, numbers);
  }

  /** With another number. */
  public DraftMode with(ModeNumber key, double value) {
    Map<ModeNumber, Double> others = new EnumMap<>(ModeNumber.class);
    others.putAll(numbers);
    others.put(key, value);
    return new DraftMode(name, model, isAtVerifier, isBlock, slots, table, others);
  }

  /** With no overheads but one of every pass, seconds. */
  public DraftMode withOverhead(double passS) {
    return with(ModeNumber.PASS_OVERHEAD_S, passS).with(ModeNumber.TOKEN_OVERHEAD_S, 0);
  }

  /** Whether one pass may make the drafts of parts under both modes, on the same node. */
  public boolean sharesPassesWith(DraftMode other) {
    boolean areSame =
        model.equals(other.model)
            && isBlock == other.isBlock
            && slots == other.slots
            && Objects.equals(table, other.table);
    for (ModeNumber key : ModeNumber.OF_PASSES) {
      areSame = areSame && number(key) == other.number(key);
    }
    return areSame;
  }
}
