package sdedge.instance.reader;

import static sdedge.document.NumberRange.POSITIVE;

import java.util.ArrayList;
import java.util.List;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.LoadedInstance.UnusedKeys;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.instance.reader.InstanceBinder.IdRules;
import sdedge.instance.reader.LatencyTableCsv.LatencyTableReader;

/** Binds the keys that verifier and drafters share. */
final class NodeBinder {
  private final List<UnusedKeys> unused = new ArrayList<>();
  private final LatencyTableReader tables;
  private final ModelsBinder models;

  NodeBinder(LatencyTableReader tables, ModelsBinder models) {
    this.tables = tables;
    this.models = models;
  }

  Node bind(ObjectReader reader, IdRules ids, boolean isVerifier) {
    String id = ids.declare(reader.required("id"));
    Model model = models.get(reader.required("model"));
    LatencyModel latency = latency(reader);
    unused.add(UnusedKeys.of(reader, latency));
    double memoryBytes = reader.number("memory_bytes", POSITIVE, Double.POSITIVE_INFINITY);
    return new Node(id, model, latency, memoryBytes, Overheads.read(reader, isVerifier));
  }

  /** The model that a value names. */
  Model model(ValueReader value) {
    return models.get(value);
  }

  /** The table in a file that a value names. */
  LatencyTable table(ValueReader value) {
    int before = value.problems().count();
    String path = value.text(TextRule.PATH);
    return value.problems().count() > before ? LatencyTable.UNREAD : tables.read(value, path);
  }

  /** Of all nodes bound, in that order. */
  List<UnusedKeys> unused() {
    return List.copyOf(unused);
  }

  private LatencyModel latency(ObjectReader reader) {
    LatencyModel.Kind[] kinds = LatencyModel.Kind.values();
    ValueReader value = reader.required("latency_model");
    int before = value.problems().count();
    LatencyModel.Kind kind = value.word(kinds, LatencyModel.Kind::key);
    boolean known = value.problems().count() == before && value.isKnown();
    LatencyModel latency = known ? kind.read(reader, this::table) : new LatencyModel.Flops(1, 1);
    for (LatencyModel.Kind other : kinds) {
      other.keys().forEach(key -> reader.ignore(key.key()));
    }
    return latency;
  }
}
