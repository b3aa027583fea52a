package sdedge.instance;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small base station: its node, its uplink cell and its fronthaul to the verifier.
 *
 * @param modes how it can draft; empty if it has its node's model draft, one token after the other
 */
public record Drafter(Node node, Wireless wireless, Fronthaul fronthaul, List<DraftMode> modes) {
  public Drafter {
    modes = List.copyOf(modes);
  }

  /** A drafter with the one mode {@link DraftMode#DEFAULT}. */
  public Drafter(Node node, Wireless wireless, Fronthaul fronthaul) {
    this(node, wireless, fronthaul, List.of());
  }

  /** The id of its node. */
  public String id() {
    return node.id();
  }

  /** Whether its prompts cross a radio uplink. */
  public boolean hasUplink() {
    return wireless.isRadio();
  }

  /** Whether there is a link between it and the verifier. */
  public boolean hasFronthaul() {
    return fronthaul.isLink();
  }

  /** Whether it has several modes. */
  public boolean hasChoice() {
    return modes.size() > 1;
  }

  /** Whether a draft choice says one of its modes, or needs to say none. */
  public boolean has(DraftChoice choice) {
    return choice.length() == 0
        || !hasChoice()
        || modes.stream().anyMatch(mode -> mode.name().equals(choice.mode()));
  }

  /** Whether it can draft so while modes of some names are loaded. */
  public boolean allows(DraftChoice choice, Set<String> loaded) {
    return choice.length() == 0
        || (has(choice) && (modes.isEmpty() || loaded.contains(mode(choice.mode()).name())));
  }

  /**
   * The mode of a name: of several modes; else the only one, whatever the name.
   *
   * @param name null for the first one
   */
  public DraftMode mode(@Nullable String name) {
    if (modes.isEmpty()) {
      return new DraftMode(
          DraftMode.DEFAULT,
          node.model(),
          false,
          false,
          null,
          ModeNumber.unstated(node, fronthaul));
    }
    if (modes.size() == 1 || name == null) {
      return modes.get(0);
    }
    for (DraftMode mode : modes) {
      if (mode.name().equals(name)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("drafter " + id() + " has no mode " + name);
  }

  /** The name of the mode that a draft choice means here; null without drafts. */
  public @Nullable String modeName(DraftChoice choice) {
    if (choice.length() == 0) {
      return null;
    }
    return modes.isEmpty() ? DraftMode.DEFAULT : mode(choice.mode()).name();
  }

  /**
   * Whether the mode of a name runs on the verifier's node.
   *
   * @param name see {@link #mode}
   */
  public boolean draftsAtVerifier(@Nullable String name) {
    return !modes.isEmpty() && mode(name).isAtVerifier();
  }

  /** This drafter with another node. */
  public Drafter with(Node other) {
    return new Drafter(other, wireless, fronthaul, modes);
  }

  /** This drafter with another cell. */
  public Drafter with(Wireless other) {
    return new Drafter(node, other, fronthaul, modes);
  }

  /** This drafter with another fronthaul. */
  public Drafter with(Fronthaul other) {
    return new Drafter(node, wireless, other, modes);
  }

  public Drafter with(List<DraftMode> others) {
    return new Drafter(node, wireless, fronthaul, others);
  }
}
