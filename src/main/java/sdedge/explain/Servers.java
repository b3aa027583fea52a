package sdedge.explain;

import sdedge.instance.Instance;
import sdedge.timeline.Resource;

/** What resources are called. */
public final class Servers {
  private Servers() {}

  /** Such as {@code sbs1 fronthaul up}. */
  public static String name(Instance instance, Resource resource) {
    Integer drafter = resource.drafter();
    String id = drafter == null ? "" : instance.drafters().get(drafter).id();
    return switch (resource.kind()) {
      case UPLINK -> id + " uplink";
      case MEMORY -> "memory";
      case DRAFTER -> id;
      case FRONTHAUL_UP -> id + " fronthaul up";
      case VERIFIER -> instance.verifier().id();
      case FRONTHAUL_DOWN -> id + " fronthaul down";
    };
  }
}
