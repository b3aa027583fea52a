package sdedge.study.sweep;

import java.util.List;
import java.util.stream.IntStream;
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
 * @param factor &gt; 0
 */
record TableTimes(String path, double factor) {
  private static final String VERIFIER = "verifier.table";

  Instance applied(String file, Instance instance) throws InvalidInputException {
    if (!(factor > 0)) {
      throw invalid(file, "*" + factor + " must be a factor above 0");
    }
    Network network = instance.network();
    if (path.equals(VERIFIER)) {
      return instance.with(new Network(scaled(file, network.verifier()), network.drafters()));
    }
    List<Drafter> drafters = new java.util.ArrayList<>(network.drafters());
    boolean any = false;
    for (int d : indices(drafters.size())) {
      Drafter old = drafters.get(d);
      drafters.set(d, new Drafter(scaled(file, old.node()), old.wireless(), old.fronthaul()));
      any = true;
    }
    if (!any) {
      throw invalid(file, "there are only " + drafters.size() + " drafters");
    }
    return instance.with(new Network(network.verifier(), drafters));
  }

  private int[] indices(int count) {
    String index = path.substring(path.indexOf('[') + 1, path.indexOf(']'));
    return IntStream.range(0, count)
        .filter(d -> index.equals("*") || d == Integer.parseInt(index))
        .toArray();
  }

  private Node scaled(String file, Node node) throws InvalidInputException {
    if (!(node.latency() instanceof LatencyModel.Table model)) {
      throw invalid(file, "a factor needs latency_model table, which " + node.id() + " has not");
    }
    return new Node(
        node.id(),
        node.model(),
        new LatencyModel.Table(model.table().map(time -> factor * time)),
        node.memoryBytes(),
        node.passOverheadS(),
        node.tokenOverheadS());
  }

  private InvalidInputException invalid(String file, String message) {
    return new InvalidInputException(List.of(new Problem(file, 0, 0, path, message)));
  }
}
