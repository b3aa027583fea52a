package sdedge.instance;

import static sdedge.document.NumberRange.EFFICIENCY;
import static sdedge.document.NumberRange.NON_NEGATIVE;
import static sdedge.document.NumberRange.POSITIVE;

import java.util.ArrayList;
import java.util.List;
import sdedge.document.ObjectReader;
import sdedge.document.TextRule;
import sdedge.document.ValueReader;

/** Binds the keys that verifier and drafters share. */
final class NodeBinder {
  private static final String[] KEYS_OF_MODELS = {
    "peak_flops", "flops_efficiency", "memory_bandwidth", "bandwidth_efficiency", "table"
  };

  private final List<UnusedKeys> unused = new ArrayList<>();
  private final LatencyTableReader tables;
  private final ModelsBinder models;

  NodeBinder(LatencyTableReader tables, ModelsBinder models) {
    this.tables = tables;
    this.models = models;
  }

  Node bind(ObjectReader reader, Names ids) {
    String id = ids.declare(reader.required("id"));
    Model model = models.get(reader.required("model"));
    LatencyModel latency = latency(reader);
    unused.add(UnusedKeys.of(reader, latency));
    double memoryBytes = reader.number("memory_bytes", POSITIVE, Double.POSITIVE_INFINITY);
    double overheadS = reader.number("pass_overhead_s", NON_NEGATIVE, 0);
    double tokenOverheadS = reader.number("token_overhead_s", NON_NEGATIVE, 0);
    return new Node(id, model, latency, memoryBytes, overheadS, tokenOverheadS);
  }

  /** Of all nodes bound, in that order. */
  List<UnusedKeys> unused() {
    return List.copyOf(unused);
  }

  private LatencyModel latency(ObjectReader reader) {
    ValueReader value = reader.required("latency_model");
    int before = value.problems().count();
    LatencyModel.Kind kind = value.word(LatencyModel.Kind.values(), LatencyModel.Kind::key);
    boolean known = value.problems().count() == before && value.isKnown();
    LatencyModel latency = known ? latency(kind, reader) : new LatencyModel.Flops(1, 1);
    reader.ignore(KEYS_OF_MODELS);
    return latency;
  }

  private LatencyModel latency(LatencyModel.Kind kind, ObjectReader reader) {
    return switch (kind) {
      case FLOPS -> flops(reader);
      case ROOFLINE -> roofline(reader);
      case TABLE -> new LatencyModel.Table(table(reader.required("table")));
    };
  }

  private static LatencyModel.Flops flops(ObjectReader reader) {
    int before = reader.problems().count();
    double peak = reader.number("peak_flops", POSITIVE);
    double efficiency = reader.number("flops_efficiency", EFFICIENCY, 1);
    if (reader.problems().count() == before) {
      Magnitude.check(reader.required("peak_flops"), "the FLOP/s achieved", peak * efficiency);
    }
    return new LatencyModel.Flops(peak, efficiency);
  }

  private static LatencyModel.Roofline roofline(ObjectReader reader) {
    LatencyModel.Flops compute = flops(reader);
    int before = reader.problems().count();
    double bandwidth = reader.number("memory_bandwidth", POSITIVE);
    double efficiency = reader.number("bandwidth_efficiency", EFFICIENCY, 1);
    if (reader.problems().count() == before) {
      Magnitude.check(
          reader.required("memory_bandwidth"), "the bytes/s achieved", bandwidth * efficiency);
    }
    return new LatencyModel.Roofline(
        compute.peakFlops(), compute.flopsEfficiency(), bandwidth, efficiency);
  }

  private LatencyTable table(ValueReader value) {
    int before = value.problems().count();
    String path = value.text(TextRule.PATH);
    return value.problems().count() > before ? LatencyTableReader.NONE : tables.read(value, path);
  }
}
