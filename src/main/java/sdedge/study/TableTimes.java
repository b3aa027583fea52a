package sdedge.study;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Node;

/**
 * A factor on the measured times of nodes.
 *
 * @param path {@code verifier.table}, {@code drafters[0].table}, {@code drafters[*].table}, or of a
 *     draft mode {@code drafters[0].modes[*].table} and the like
 * @param drafters {@code 0} or {@code *}; null of the verifier
 * @param modes the same of draft modes; null of a node
 * @param factor &gt; 0
 */
record TableTimes(String path, @Nullable String drafters, @Nullable String modes, double factor) {
  private static final String EACH = "*";
  private static final Pattern TABLE =
      Pattern.compile(
          "(?:verifier|drafters\\[([0-9]{1,9}|\\*)](?:\\.modes\\[([0-9]{1,9}|\\*)])?)\\.table");
  private static final Pattern FACTOR =
      Pattern.compile("\\*([0-9]{1,18}(?:\\.[0-9]{0,18})?(?:[eE][-+]?[0-9]{1,2})?)");

  /** A factor such as {@code *0.5} on the table at a path; null if it is anything else. */
  static @Nullable TableTimes of(String path, String value) {
    Matcher table = TABLE.matcher(path);
    Matcher factor = FACTOR.matcher(value);
    return table.matches() && factor.matches()
        ? new TableTimes(path, table.group(1), table.group(2), Double.parseDouble(factor.group(1)))
        : null;
  }

  Instance applied(String file, Instance instance) throws InvalidInputException {
    if (!(factor > 0)) {
      throw invalid(file, "*" + factor + " must be a factor above 0");
    }
    Instance.Network network = instance.network();
    if (drafters == null) {
      return instance.with(
          new Instance.Network(scaled(file, network.verifier()), network.drafters()));
    }
    List<Drafter> all = new ArrayList<>(network.drafters());
    for (int d : places(file, drafters, all.size(), "drafters")) {
      Drafter old = all.get(d);
      all.set(d, modes == null ? old.with(scaled(file, old.node())) : scaled(file, old, modes));
    }
    return instance.with(new Instance.Network(network.verifier(), all));
  }

  /** The places that an index or all of them stand for. */
  private int[] places(String file, String which, int count, String what)
      throws InvalidInputException {
    if (which.equals(EACH)) {
      return IntStream.range(0, count).toArray();
    }
    int place = Integer.parseInt(which);
    if (place >= count) {
      throw invalid(file, "there are only " + count + " " + what);
    }
    return new int[] {place};
  }

  /** With {@code *} those modes that have tables, of which there must be one. */
  private Drafter scaled(String file, Drafter drafter, String which) throws InvalidInputException {
    List<DraftMode> all = new ArrayList<>(drafter.modes());
    boolean found = false;
    for (int m : places(file, which, all.size(), "modes of " + drafter.id())) {
      LatencyTable table = all.get(m).table();
      if (table != null) {
        all.set(m, all.get(m).with(table.map(time -> factor * time)));
        found = true;
      }
    }
    if (!found) {
      throw invalid(file, "a factor needs a table, which no such mode of " + drafter.id() + " has");
    }
    return drafter.with(all);
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
