package sdedge.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.export.Lanes.Lane;
import sdedge.export.Lanes.Lane.Slice;
import sdedge.instance.Instance;
import sdedge.plan.JoiningService;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;
import sdedge.result.table.Json;
import sdedge.study.stream.SavedStream;
import sdedge.timeline.Execution;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * A trace for the Perfetto UI in the JSON Trace Event Format (docs/export.md): a process per base
 * station, a thread per exclusive resource, flows from each draft to its verification, or where
 * tasks join one by one, to its transfer.
 */
public final class PerfettoTrace implements FileContent {
  /** Of the file: what names the first lane. */
  public static final Format FORMAT =
      Format.json(
          "trace of export",
          "{'displayTimeUnit':'ms','traceEvents':[{'ph':'M','name':'process_name',"
              + "'cat':'__metadata','pid':1,'tid':1,'ts':*");

  private static final double NANOS = 1e9;

  private final Instance instance;
  private final List<Lane> lanes;
  private final boolean joins;
  private final boolean isStream;

  /** Of a plan. */
  public PerfettoTrace(Instance instance, Execution execution) {
    this.instance = instance;
    lanes = Lanes.of(instance, execution);
    joins = execution.plan().continuous() instanceof JoiningService;
    isStream = false;
  }

  public PerfettoTrace(Instance instance, SavedStream stream) {
    this.instance = instance;
    lanes = Lanes.of(instance, stream);
    joins = stream.joins();
    isStream = true;
  }

  /** Step of a part; the key of the flow from its draft on. */
  private record Draft(int cohort, int batch, int step, int drafter) {}

  @Override
  public void writeTo(OutputStream out) throws IOException {
    Json.writeDense(out, json -> new Writer(json).write());
  }

  private final class Writer {
    private final JsonGenerator json;
    private final Map<String, Integer> processes = new HashMap<>();
    private final Map<Draft, Integer> flows = new HashMap<>();
    private final Set<Draft> ends = ends();

    Writer(JsonGenerator json) {
      this.json = json;
    }

    void write() throws IOException {
      json.writeStartObject();
      json.writeStringField("displayTimeUnit", "ms");
      json.writeArrayFieldStart("traceEvents");
      for (int i = 0; i < lanes.size(); i++) {
        names(lanes.get(i), i + 1);
      }
      for (int i = 0; i < lanes.size(); i++) {
        slices(lanes.get(i), i + 1);
      }
      json.writeEndArray();
      json.writeEndObject();
    }

    private void names(Lane lane, int thread) throws IOException {
      Integer known = processes.get(lane.station());
      if (known == null) {
        processes.put(lane.station(), processes.size() + 1);
        metadata("process_name", lane, thread, "name", lane.station());
        metadata("process_sort_index", lane, thread, "sort_index", processes.size());
      }
      metadata("thread_name", lane, thread, "name", lane.name());
      metadata("thread_sort_index", lane, thread, "sort_index", thread);
    }

    private void metadata(String name, Lane lane, int thread, String key, Object value)
        throws IOException {
      begin("M", name, "__metadata", lane, thread);
      time("ts", 0);
      json.writeObjectFieldStart("args");
      Json.value(json, key, value);
      json.writeEndObject();
      json.writeEndObject();
    }

    private void begin(String phase, String name, String category, Lane lane, int thread)
        throws IOException {
      json.writeStartObject();
      json.writeStringField("ph", phase);
      json.writeStringField("name", name);
      json.writeStringField("cat", category);
      json.writeNumberField("pid", processes.getOrDefault(lane.station(), 0));
      json.writeNumberField("tid", thread);
    }

    private void slices(Lane lane, int thread) throws IOException {
      long freeNs = 0;
      for (Slice slice : lane.slices()) {
        long startNs = Math.max(freeNs, Math.round(slice.startS() * NANOS));
        freeNs = Math.max(startNs, Math.round(slice.endS() * NANOS));
        begin("X", slice.name(), slice.kind(), lane, thread);
        time("ts", startNs);
        time("dur", Math.max(0, freeNs - startNs - 1)); // readers that truncate see no overlap
        arguments(slice);
        json.writeEndObject();
        for (int flow : flowsOf(slice)) {
          boolean begins = slice.kind().equals(Stage.DRAFT.key());
          String name = joins ? "draft to transfer" : "draft to verify";
          begin(begins ? "s" : "f", name, "flow", lane, thread);
          json.writeNumberField("id", flow);
          time("ts", startNs);
          if (!begins) {
            json.writeStringField("bp", "e"); // of the slice that encloses it
          }
          json.writeEndObject();
        }
      }
    }

    /** Microseconds with three decimals. */
    private void time(String key, long nanos) throws IOException {
      json.writeFieldName(key);
      json.writeNumber(nanos / 1000 + "." + String.valueOf(1000 + nanos % 1000).substring(1));
    }

    private void arguments(Slice slice) throws IOException {
      StageRun run = slice.stage();
      json.writeObjectFieldStart("args");
      Json.value(json, "start_s", slice.startS());
      Json.value(json, "end_s", run == null ? slice.endS() : run.endS());
      if (slice.task() != null) {
        json.writeStringField("task", instance.tasks().get(slice.task()).id());
      }
      if (run != null) {
        json.writeNumberField("step", run.step());
        if (run.length() != null) {
          json.writeNumberField("length", run.length());
        }
        Json.value(json, "active_tasks", run.activeTasks());
        Json.value(json, "new_tokens", run.newTokens());
        members(run.members());
      }
      json.writeEndObject();
    }

    /** Whom a job serves where they join one by one: requests by number, or tasks. */
    private void members(List<JobMember> members) throws IOException {
      if (members.isEmpty()) {
        return;
      }
      json.writeArrayFieldStart(isStream ? "requests" : "tasks");
      for (JobMember member : members) {
        if (isStream) {
          json.writeNumber(member.index() + 1);
        } else {
          json.writeString(instance.tasks().get(member.index()).id());
        }
      }
      json.writeEndArray();
    }

    /** That of a draft of a drafter, or those of all drafts that are taken on. */
    private List<Integer> flowsOf(Slice slice) {
      StageRun run = slice.stage();
      List<Integer> found = new ArrayList<>();
      if (run != null && run.stage() == Stage.DRAFT && ends.contains(end(run))) {
        int flow = flows.size() + 1;
        flows.put(draft(run, run.drafter()), flow);
        found.add(flow);
      } else if (run != null && joins && run.stage() == Stage.FRONTHAUL_UP) {
        Integer flow = flows.get(draft(run, run.drafter()));
        if (flow != null) {
          found.add(flow);
        }
      } else if (run != null && !joins && run.stage() == Stage.VERIFY) { // behind the drafts
        for (int d = 0; d < instance.drafters().size(); d++) {
          Integer flow = flows.get(draft(run, d));
          if (flow != null) {
            found.add(flow);
          }
        }
      }
      return found;
    }
  }

  private static Draft draft(StageRun run, @Nullable Integer drafter) {
    return new Draft(run.cohort(), run.batch(), run.step(), drafter == null ? -1 : drafter);
  }

  /** Where the flow of a draft of a drafter ends, or that of what ends some; null for no flow. */
  private @Nullable Draft end(StageRun run) {
    boolean isDraft = run.stage() == Stage.DRAFT;
    boolean isEnd = run.stage() == (joins ? Stage.FRONTHAUL_UP : Stage.VERIFY);
    return (isDraft && run.drafter() != null) || isEnd
        ? draft(run, joins ? run.drafter() : null)
        : null;
  }

  /** Where flows may end: drafts of a window may lack what comes after them. */
  private Set<Draft> ends() {
    Stage last = joins ? Stage.FRONTHAUL_UP : Stage.VERIFY;
    Set<Draft> all = new HashSet<>();
    for (Lane lane : lanes) {
      for (Slice slice : lane.slices()) {
        StageRun run = slice.stage();
        Draft end = run == null || run.stage() != last ? null : end(run);
        if (end != null) {
          all.add(end);
        }
      }
    }
    return all;
  }
}
