package sdedge.explain;

import static sdedge.result.table.Json.fields;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.result.files.LatencyCsv;
import sdedge.result.table.FileContent;
import sdedge.result.table.Json;
import sdedge.result.table.Kind;
import sdedge.timeline.CriticalPath.Segment;
import sdedge.timeline.Resource;

/** An explanation as one JSON object (docs/explain.md), which nothing reads back. */
public record ExplanationJson(Explanation of) implements FileContent {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    Instance instance = of.instance();
    Map<String, @Nullable Object> document =
        fields(
            "name", instance.name(),
            "makespan_s", of.makespanS(),
            "best", solved(of.best()),
            "bound_by", of.path().seconds().entrySet().stream().map(this::share).toList(),
            "path", of.path().segments().stream().map(this::segment).toList(),
            "savings", of.savings().stream().map(this::saving).toList(),
            "break_evens", of.breakEvens().stream().map(this::breakEven).toList(),
            "tail", Kind.list(LatencyCsv.TABLE).shown(LatencyCsv.rows(instance, of.tail())),
            "unsolved", of.unsolved());
    if (instance.hasModes()) {
      document.put("modes", of.modes().stream().map(this::mode).toList());
    }
    Json.write(out, json -> Json.value(json, document));
  }

  private Object share(Map.Entry<Resource, Double> bound) {
    String server = Servers.name(of.instance(), bound.getKey());
    double seconds = bound.getValue();
    return fields("server", server, "seconds", seconds, "share", seconds / of.makespanS());
  }

  private Object segment(Segment segment) {
    return fields(
        "server", Servers.name(of.instance(), segment.resource()),
        "start_s", segment.startS(),
        "end_s", segment.endS());
  }

  private Object mode(WithoutMode mode) {
    return solved(mode.without(), "mode", mode.mode(), "saved_s", mode.savedS());
  }

  private Map<String, @Nullable Object> solved(Solved solved, @Nullable Object... before) {
    Map<String, @Nullable Object> fields = fields(before);
    fields.put("makespan_s", solved.makespanS());
    fields.put("proven", solved.proven());
    fields.put("lengths", solved.lengths());
    if (of.instance().hasModes()) {
      fields.put("modes", solved.modes(of.instance()));
    }
    if (!solved.failure().isEmpty()) {
      fields.put("failure", solved.failure());
    }
    return fields;
  }

  private Object saving(Saving saving) {
    Lever lever = saving.lever();
    return fields(
        "resource", lever.resource(),
        "path", lever.path(),
        "now", lever.now(),
        "unit", lever.unit(),
        "ten_percent", more(lever.tenPercent(), saving.tenPercent(), saving.byTenPercentS()),
        "one_unit", more(lever.oneUnit(), saving.oneUnit(), saving.byOneUnitS()));
  }

  private @Nullable Object more(
      @Nullable Change change, @Nullable Solved solved, @Nullable Double savedS) {
    return change == null || solved == null
        ? null
        : solved(solved, "change", change.amount(), "value", change.value(), "saved_s", savedS);
  }

  private Object breakEven(BreakEven of) {
    Map<String, @Nullable Object> fields =
        fields(
            "quantity", of.quantity(),
            "turned", of.turned(),
            "unit", of.unit(),
            "now", of.now(),
            "from", of.from(),
            "to", of.to(),
            "pays", of.pays(),
            "edges", edges(of, of.edges()),
            "length_edges", edges(of, of.lengthEdges()),
            "unsolved", of.unsolved());
    if (this.of.instance().hasModes()) {
      fields.put("mode_edges", edges(of, of.modeEdges()));
    }
    return fields;
  }

  private List<Object> edges(BreakEven of, List<BreakEven.Edge> edges) {
    return edges.stream()
        .<Object>map(edge -> fields("low", end(of, edge.low()), "high", end(of, edge.high())))
        .toList();
  }

  private Object end(BreakEven of, BreakEven.End end) {
    return solved(end.solved(), of.turned(), end.turn(), "value", end.value());
  }
}
