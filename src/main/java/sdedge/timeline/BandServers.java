package sdedge.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.Drafter;
import sdedge.instance.RadioLink;

/**
 * The bands that drafters share, as servers of asynchronous execution (docs/model.md section 6).
 */
public final class BandServers {
  private BandServers() {}

  /** By drafter, the first one that goes up over the same link: itself, unless that is a band. */
  public static int[] firstUsers(List<Drafter> drafters) {
    int[] first = new int[drafters.size()];
    Map<RadioLink, Integer> users = new HashMap<>();
    for (int d = 0; d < first.length; d++) {
      RadioLink band = drafters.get(d).fronthaul().band();
      Integer user = band == null ? null : users.putIfAbsent(band, d);
      first[d] = user == null ? d : user;
    }
    return first;
  }
}
