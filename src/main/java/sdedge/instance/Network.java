package sdedge.instance;

import java.util.List;

/** The base stations: one verifier, and the drafters that draft for it, at least one. */
public record Network(Node verifier, List<Drafter> drafters) {
  public Network {
    drafters = List.copyOf(drafters);
  }
}
