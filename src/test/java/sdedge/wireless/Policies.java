package sdedge.wireless;

import java.util.Arrays;
import java.util.List;
import sdedge.instance.UplinkPolicy;

/** The policies a plan can have. */
final class Policies {
  static final List<UplinkPolicy> FIXED =
      Arrays.stream(UplinkPolicy.values()).filter(p -> p != UplinkPolicy.AUTO).toList();

  private Policies() {}
}
