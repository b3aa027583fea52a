package sdedge.study;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Network;
import sdedge.instance.Node;

/**
 * A factor on the measured times of nodes.
 *
 * @param path {@code verifier.table}, {@code drafters[0].table} or {@code drafters[*].table}
 * @param drafters {@code 0} or {@code *} of the last two; null of the verifier
 * @param factor &gt; 0
 */
record TableTimes(String path, @Nullable String drafters, double factor) {
  private static final String EACH = "*";
  private static final Pattern TABLE =
      Pattern.compile("(?:verifier|drafters\\[([0-9]{1,9}|\\*)])\\.table");
  private static final Pattern FACTOR =
      Pattern.compile("\\*([0-9]{1,18}(?:\\.[0-9]{0,18})?(?:[eE][-+]?[0-9]{1,2})?)");

  /** A factor such as {@code *0.5} on the table at a path; null if it is anything else. */
  static @Nullable TableTimes of(String path, String value) {
    Matcher table = TABLE.matcher(path);
    Matcher factor = FACTOR.matcher(value);
    return table.matches() && factor.matches()
        ? new TableTimes(path, table.group(1), Double.parseDouble(factor.group(1)))
        : null;
  }

  Instance applied(String file, Instance instance) throws InvalidInputException {
    if (!(factor > 0)) {
      throw invalid(file, "*" + factor + " must be a factor above 0");
    }
    Network network = instance.network();
    if (drafters == null) {
      return instance.with(new Network(scaled(file, network.verifier()), network.drafters()));
    }
    List<Drafter> all = new ArrayList<>(network.drafters());
    boolean isEach = drafters.equals(EACH);
    int first = isEach ? 0 : Integer.parseInt(drafters);
    if (first >= all.size()) {
      throw invalid(file, "there are only " + all.size() + " drafters");
    }
    for (int d = first; d < (isEach ? all.size() : first + 1); d++) {
      Drafter old = all.get(d);
      all.set(d, old.with(scaled(file, old.node())));
    }
    return instance.with(new Network(network.verifier(), all));
  }

  private Node scaled(String file, Node node) throws InvalidInputException {
    if (!(node.latency() instanceof LatencyModel.Table model)) {
      throw invalid(file, "a factor needs latency_model table, which " + node.id() + " has not");
    }
    return node.with(new LatencyModel.Table(model.table().map(time -> factor * time)));
  }

  private InvalidInputException invalid(String file, String message) {
    return new InvalidInputException(List.of(new Problem(file, 0, 0, path, message)));
  }
}
