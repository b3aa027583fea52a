package sdedge.instance.reader;

import static sdedge.document.NumberRange.POSITIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.References;
import sdedge.document.tree.ValueReader;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.LoadedInstance.UnusedKeys;
import sdedge.instance.Magnitude;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.instance.reader.InstanceBinder.IdRules;
import sdedge.instance.reader.InstanceReader.InstanceLimits;
import sdedge.instance.reader.LatencyTableCsv.LatencyTableReader;

/** Binds the keys that verifier and drafters share. */
final class NodeBinder {
  private final List<UnusedKeys> unused = new ArrayList<>();
  private final LatencyTableReader tables;
  private final ModelsBinder models;

  /**
   * @param models what stands at that key
   */
  NodeBinder(LatencyTableReader tables, ValueReader models) {
    this.tables = tables;
    this.models = new ModelsBinder(models);
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

  /** Binds {@code models}. */
  private static final class ModelsBinder {
    private static final int MOST = Integer.MAX_VALUE;

    private final List<Model> models = new ArrayList<>();
    private final References references;

    ModelsBinder(ValueReader value) {
      Map<String, ValueReader> entries =
          value.object().entries(TextRule.NAME, InstanceLimits.MODELS);
      boolean complete = value.isObject() && value.size() <= InstanceLimits.MODELS;
      entries.forEach((name, entry) -> models.add(model(name, entry)));
      references = new References("models", List.copyOf(entries.keySet()), complete);
    }

    /** The model that a node names; reports one that does not exist. */
    Model get(ValueReader reference) {
      int index = references.resolve(reference);
      return index < 0 ? new Model("", 1, 1, 1, 1, 1) : models.get(index);
    }

    private static Model model(String name, ValueReader value) {
      int before = value.problems().count();
      ObjectReader reader = value.object();
      int layers = reader.integer("layers", 1, MOST);
      int hidden = reader.integer("hidden", 1, MOST);
      int ffn = reader.integer("ffn", 1, MOST, 0);
      int kvHidden = reader.integer("kv_hidden", 1, MOST, hidden);
      boolean gated = reader.bool("gated_ffn", false);
      double width = ffn == 0 ? 4.0 * hidden : ffn;
      double bytesPerWeight = reader.number("bytes_per_weight", POSITIVE, 2);
      double bytesPerKv = reader.number("bytes_per_kv", POSITIVE, 2);
      double derived = Model.parametersOf(layers, hidden, width, kvHidden, gated);
      double parameters = reader.number("parameters", POSITIVE, derived);
      double weightBytes = reader.number("weight_bytes", POSITIVE, bytesPerWeight * parameters);
      double kvBytes =
          reader.number(
              "kv_bytes_per_token",
              POSITIVE,
              Model.kvBytesPerTokenOf(layers, kvHidden, bytesPerKv));
      reader.finish();
      if (value.problems().count() == before) {
        Magnitude.check(reader.required("parameters"), "the parameter count", parameters);
        Magnitude.check(reader.required("weight_bytes"), "the weight bytes", weightBytes);
        Magnitude.check(reader.required("kv_bytes_per_token"), "the key/value bytes", kvBytes);
      }
      return new Model(name, layers, hidden, parameters, weightBytes, kvBytes);
    }
  }
}
