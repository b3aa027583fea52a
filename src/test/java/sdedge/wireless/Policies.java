package sdedge.wireless;

import java.util.List;
import sdedge.instance.UplinkPolicy;

/** The policies a plan can have. */
final class Policies {
  static final List<UplinkPolicy> FIXED = UplinkPolicy.FORMULAS;

  private Policies() {}
}
