package sdedge.instance.reader;

import static sdedge.document.NumberRange.POSITIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.References;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Magnitude;
import sdedge.instance.Model;
import sdedge.instance.reader.InstanceReader.InstanceLimits;

/** Binds {@code models}. */
final class ModelsBinder {
  private static final int MOST = Integer.MAX_VALUE;

  private final List<Model> models = new ArrayList<>();
  private final References references;

  ModelsBinder(ValueReader value) {
    Map<String, ValueReader> entries = value.object().entries(TextRule.NAME, InstanceLimits.MODELS);
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
            "kv_bytes_per_token", POSITIVE, Model.kvBytesPerTokenOf(layers, kvHidden, bytesPerKv));
    reader.finish();
    if (value.problems().count() == before) {
      Magnitude.check(reader.required("parameters"), "the parameter count", parameters);
      Magnitude.check(reader.required("weight_bytes"), "the weight bytes", weightBytes);
      Magnitude.check(reader.required("kv_bytes_per_token"), "the key/value bytes", kvBytes);
    }
    return new Model(name, layers, hidden, parameters, weightBytes, kvBytes);
  }
}
