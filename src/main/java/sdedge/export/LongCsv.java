package sdedge.export;

import static sdedge.output.Table.column;
import static sdedge.output.Table.optional;
import static sdedge.output.Table.words;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.output.FileContent;
import sdedge.output.Format;
import sdedge.output.Table;
import sdedge.output.UplinkCsv;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;
import sdedge.timeline.LatencyBreakdown;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskLatency;
import sdedge.timeline.Utilisation;
import sdedge.wireless.Share;

/** All numbers of a result as one tidy table: a row per number (docs/export.md). */
public final class LongCsv implements FileContent {
  private static final String SECONDS = "s";
  private static final String TOKENS = "tokens";

  private static final Table<Observation> TABLE =
      Table.of(
          words("level", row -> row.of.level),
          optional(words("drafter", row -> row.of.drafter)),
          optional(column("cohort", row -> row.of.cohort)),
          optional(column("batch", row -> row.of.batch)),
          optional(column("step", row -> row.of.step)),
          optional(words("stage", row -> row.of.stage)),
          optional(words("task", row -> row.of.task)),
          optional(column("window", row -> row.of.window)),
          words("quantity", row -> row.quantity),
          words("unit", row -> row.unit),
          column("value", row -> row.value));

  /** Of the file. */
  public static final Format FORMAT = Format.table("table of export", TABLE.names());

  private final Instance instance;
  private final Execution execution;
  private final List<Observation> rows = new ArrayList<>();

  /** What a number is of; null where that does not apply. */
  private record Subject(
      String level,
      @Nullable String drafter,
      @Nullable Integer cohort,
      @Nullable Integer batch,
      @Nullable Integer step,
      @Nullable Stage stage,
      @Nullable String task,
      @Nullable Integer window) {}

  private record Observation(Subject of, String quantity, String unit, double value) {}

  public LongCsv(Instance instance, Execution execution) {
    this.instance = instance;
    this.execution = execution;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    rows.clear();
    result();
    servers();
    execution.stages().forEach(this::stage);
    LatencyBreakdown.of(instance, execution).forEach(this::task);
    shares();
    TABLE.write(out, rows);
  }

  private void add(Subject of, String quantity, String unit, @Nullable Number value) {
    if (value != null) {
      rows.add(new Observation(of, quantity, unit, value.doubleValue()));
    }
  }

  private void result() {
    Subject all = new Subject("result", null, null, null, null, null, null, null);
    add(all, "makespan", SECONDS, execution.makespanS());
    Components parts = execution.components();
    if (parts != null) {
      add(all, "upload_wait", SECONDS, parts.uploadWaitS());
      add(all, "draft", SECONDS, parts.draftS());
      add(all, "fronthaul", SECONDS, parts.fronthaulS());
      add(all, "verify", SECONDS, parts.verifyS());
    }
    add(all, TOKENS, TOKENS, instance.tasks().stream().mapToLong(t -> t.outputTokens()).sum());
  }

  private void servers() {
    Utilisation utilisation = Utilisation.of(instance, execution);
    for (int d = 0; d < instance.drafters().size(); d++) {
      Utilisation.OfDrafter servers = utilisation.drafters().get(d);
      server(id(d), Stage.DRAFT, servers.drafter());
      server(id(d), Stage.FRONTHAUL_UP, servers.fronthaulUp());
      server(id(d), Stage.FRONTHAUL_DOWN, servers.fronthaulDown());
    }
    server(null, Stage.VERIFY, utilisation.verifier());
  }

  private void server(@Nullable String drafter, Stage stage, double utilisation) {
    add(
        new Subject("server", drafter, null, null, null, stage, null, null),
        "utilisation",
        "1",
        utilisation);
  }

  private @Nullable String id(@Nullable Integer drafter) {
    return drafter == null ? null : instance.drafters().get(drafter).id();
  }

  private void stage(StageRun run) {
    Subject of =
        new Subject(
            "stage",
            id(run.drafter()),
            run.cohort(),
            run.batch(),
            run.step(),
            run.stage(),
            null,
            null);
    add(of, "start", SECONDS, run.startS());
    add(of, "end", SECONDS, run.endS());
    add(of, "length", TOKENS, run.length());
    add(of, "active_tasks", "tasks", run.activeTasks());
    if (run.stage() == Stage.DRAFT || run.stage() == Stage.VERIFY) {
      add(of, "new_tokens", TOKENS, run.newTokens());
    }
  }

  private void task(TaskLatency row) {
    String id = instance.tasks().get(row.task()).id();
    Subject of =
        new Subject("task", id(row.drafter()), row.cohort(), row.batch(), null, null, id, null);
    add(of, "length", TOKENS, row.length());
    add(of, "steps", "steps", row.steps());
    add(of, "upload", SECONDS, row.uploadS());
    add(of, "queue", SECONDS, row.queueS());
    add(of, "draft", SECONDS, row.draftS());
    add(of, "fronthaul", SECONDS, row.fronthaulS());
    add(of, "verify", SECONDS, row.verifyS());
    add(of, "wait", SECONDS, row.waitS());
    add(of, "ttft", SECONDS, row.ttftS());
    add(of, "e2e", SECONDS, row.e2eS());
    add(of, "tpot", SECONDS, row.tpotS());
  }

  private void shares() {
    int window = 0;
    int before = -1;
    for (UplinkCsv.Row row : new UplinkCsv(instance, execution.plan()).rows().toList()) {
      window = row.task() == before ? window + 1 : 1;
      before = row.task();
      Share share = row.share();
      String id = instance.tasks().get(row.task()).id();
      String drafter = id(instance.tasks().get(row.task()).drafter());
      Subject of = new Subject("share", drafter, null, null, null, null, id, window);
      add(of, "payload", "bit", share.payloadBits());
      add(of, "spectral_efficiency", "bit/s/Hz", share.spectralEfficiency());
      add(of, "bandwidth", "Hz", share.bandwidthHz());
      add(of, "start", SECONDS, share.startS());
      add(of, "finish", SECONDS, share.finishS());
    }
  }
}
