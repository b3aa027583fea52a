package sdedge.instance;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How drafts can be made for a drafter: by which model, where, and what travels (docs/model.md
 * section 4).
 *
 * @param model that drafts
 * @param isAtVerifier whether it runs on the verifier's node instead of the drafter's
 * @param isBlock whether all drafts of a step come from one pass instead of one after the other
 * @param table measured passes on the node it runs on; null if the node's latency model holds
 * @param passOverheadS seconds added to every pass, &ge; 0
 * @param tokenOverheadS seconds added per new token of a pass, &ge; 0
 * @param bitsPerDraftToken on the way up, &ge; 0; none travel from the verifier's node
 * @param bitsPerVerdict on the way down, &ge; 0
 */
public record DraftMode(
    String name,
    Model model,
    boolean isAtVerifier,
    boolean isBlock,
    @Nullable LatencyTable table,
    double passOverheadS,
    double tokenOverheadS,
    double bitsPerDraftToken,
    double bitsPerVerdict) {
  /** The name of the one mode of a drafter that lists none. */
  public static final String DEFAULT = "default";

  /** The node it runs on, as it is for this mode's passes. */
  public Node on(Node node) {
    LatencyModel latency = table == null ? node.latency() : new LatencyModel.Table(table);
    return new Node(node.id(), model, latency, node.memoryBytes(), passOverheadS, tokenOverheadS);
  }

  /** With another table. */
  public DraftMode with(LatencyTable other) {
    return new DraftMode(
        name,
        model,
        isAtVerifier,
        isBlock,
        other,
        passOverheadS,
        tokenOverheadS,
        bitsPerDraftToken,
        bitsPerVerdict);
  }

  /** With another model. */
  public DraftMode with(Model other) {
    return new DraftMode(
        name,
        other,
        isAtVerifier,
        isBlock,
        table,
        passOverheadS,
        tokenOverheadS,
        bitsPerDraftToken,
        bitsPerVerdict);
  }

  /** With other overheads. */
  public DraftMode withOverheads(double passS, double tokenS) {
    return new DraftMode(
        name,
        model,
        isAtVerifier,
        isBlock,
        table,
        passS,
        tokenS,
        bitsPerDraftToken,
        bitsPerVerdict);
  }

  /** Whether one pass may make the drafts of parts under both modes, on the same node. */
  public boolean sharesPassesWith(DraftMode other) {
    return model.equals(other.model)
        && isBlock == other.isBlock
        && Objects.equals(table, other.table)
        && passOverheadS == other.passOverheadS
        && tokenOverheadS == other.tokenOverheadS;
  }
}
