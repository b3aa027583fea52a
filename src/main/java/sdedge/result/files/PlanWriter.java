package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.omitIfNull;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.ContinuousService;
import sdedge.plan.DraftChoices;
import sdedge.plan.GroupService;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.result.table.FileContent;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;
import sdedge.wireless.Allocation;

/**
 * Writes {@code plan.json}; {@link PlanReader} reads it, and what people write by hand.
 *
 * @param sha256 of the instance file
 */
public record PlanWriter(Instance instance, String sha256, Plan plan) implements FileContent {
  /** The name of the file. */
  public static final String FILE = "plan.json";

  /** Words for the kinds of a continuous plan. */
  static final String GROUPS = "groups";

  static final String JOINING = JoiningService.KEY;

  /** By which a group without a length of its own chooses that of each step. */
  static final String RULE = "best";

  /** Of each batch: one length, or one for each drafter. */
  private static final Table<Part<Batch>> BATCH =
      Table.of(
          key("tasks", Kind.list(Kind.WORD), batch -> batch.ids(batch.of.tasks())),
          omitIfNull(key("lengths", Kind.map(Kind.NUMBER), PlanWriter::lengths)),
          omitIfNull(
              column(
                  "length",
                  batch -> lengths(batch) == null ? batch.of.choices().of(0).length() : null)),
          omitIfNull(text("mode", PlanWriter::mode)),
          omitIfEmpty(key("modes", Kind.map(Kind.WORD), PlanWriter::modes)));

  private static final Table<Part<Allocation.Window>> WINDOW =
      Table.of(
          column("end_s", window -> window.of.endS()),
          omitIfNull(column("length_s", window -> window.of.statedS())),
          key("hz", Kind.map(Kind.NUMBER), window -> window.byTask(window.of.hz())));

  private static final Table<Part<Allocation.Cell>> CELL =
      Table.of(
          text("drafter", cell -> cell.instance.drafters().get(cell.of.drafter()).id()),
          key("windows", Kind.list(WINDOW), cell -> parts(cell.instance, cell.of.windows())));

  /** Of each group of a continuous plan: a length, or the rule that chooses them. */
  private static final Table<GroupService.GroupRule> GROUP =
      Table.of(
          omitIfNull(column("length", GroupService.GroupRule::length)),
          omitIfNull(text("rule", group -> group.length() == null ? RULE : null)),
          omitIfNull(
              column(
                  "max_tasks",
                  group -> group.mostTasks() == Batching.UNLIMITED ? null : group.mostTasks())));

  /** Of tasks that join and leave one by one. */
  private static final Table<Part<JoiningService>> JOINING_SERVICE =
      Table.of(
          omitIfNull(column("wait", all -> all.of.waitShare())),
          omitIfEmpty(key("urgent", Kind.list(Kind.WORD), all -> all.ids(all.of.urgent()))),
          omitIfNull(column("new_per_pass", all -> cap(all.of.newPerPass()))),
          omitIfNull(column("most_residents", all -> cap(all.of.mostResidents()))),
          omitIfNull(key("apart", Kind.TRUTH, all -> all.of.apart())),
          omitIfNull(key("lengths", Kind.map(Kind.NUMBER), all -> all.byDrafter(all.of.lengths()))),
          omitIfNull(column("few", all -> all.of.few())),
          omitIfEmpty(key("few_lengths", Kind.map(Kind.NUMBER), PlanWriter::fewLengths)),
          omitIfEmpty(key("offsets", Kind.map(Kind.NUMBER), all -> all.byTask(all.of.offsets()))),
          omitIfEmpty(
              key("drafter_modes", Kind.map(Kind.WORD), all -> all.byDrafter(all.of.modes()))));

  /** What is said of a plan that is a part of a file. */
  public static final Table<PlanWriter> PLAN =
      Table.<PlanWriter>of(
              text("pipeline", file -> file.plan.pipeline()),
              text("scope", file -> file.plan.scope()),
              optional(text("order", file -> file.plan.order())),
              text("uplink", file -> file.plan.uplink()),
              omitIfNull(key("cohorts", Kind.list(Kind.list(BATCH)), PlanWriter::cohorts)),
              omitIfNull(
                  text(
                      "service",
                      file -> file.plan.continuous() instanceof JoiningService ? JOINING : null)),
              omitIfNull(key("admission", Kind.list(Kind.WORD), PlanWriter::admission)),
              omitIfNull(key("groups", Kind.list(GROUP), PlanWriter::groups)))
          .with(JOINING_SERVICE.from(PlanWriter::joining))
          .with(
              List.of(
                  omitIfEmpty(key("modes", Kind.list(Kind.WORD), PlanWriter::loaded)),
                  omitIfNull(key("allocation", Kind.list(CELL), PlanWriter::cells))));

  /** The keys of {@code plan.json}, in their order, and what stands there. */
  public static final Table<PlanWriter> KEYS =
      Table.<PlanWriter>of(
              text("instance", file -> file.instance.name()), text("sha256", PlanWriter::sha256))
          .with(PLAN.columns());

  /** A part of a plan and the instance that names its tasks. */
  private record Part<T>(Instance instance, T of) {
    private List<String> ids(Collection<Integer> tasks) {
      return tasks.stream().map(task -> instance.tasks().get(task).id()).toList();
    }

    private <V> Map<String, V> byTask(Map<Integer, V> values) {
      return byId(instance, values);
    }

    private <V> Map<String, V> byDrafter(Map<Integer, V> values) {
      return named(values, d -> instance.drafters().get(d).id());
    }
  }

  private static <T> List<Part<T>> parts(Instance instance, List<T> parts) {
    return parts.stream().map(part -> new Part<>(instance, part)).toList();
  }

  /** Values of tasks by their ids. */
  static <V> Map<String, V> byId(Instance instance, Map<Integer, V> byTask) {
    return named(byTask, task -> instance.tasks().get(task).id());
  }

  private static <V> Map<String, V> named(Map<Integer, V> values, IntFunction<String> name) {
    Map<String, V> byId = new LinkedHashMap<>();
    values.forEach((index, value) -> byId.put(name.apply(index), value));
    return byId;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    KEYS.file(this).writeTo(out);
  }

  private @Nullable List<String> admission() {
    ContinuousService service = plan.continuous();
    return service == null ? null : new Part<>(instance, service).ids(service.tasks());
  }

  private @Nullable List<GroupService.GroupRule> groups() {
    return plan.continuous() instanceof GroupService service ? service.groups() : null;
  }

  private @Nullable Part<JoiningService> joining() {
    return plan.continuous() instanceof JoiningService service
        ? new Part<>(instance, service)
        : null;
  }

  private static @Nullable Integer cap(int most) {
    return most == Batching.UNLIMITED ? null : most;
  }

  /** Those that differ from the other lengths. */
  private static Map<String, Integer> fewLengths(Part<JoiningService> all) {
    return all.of.fewLengths().equals(all.of.lengths())
        ? Map.of()
        : all.byDrafter(all.of.fewLengths());
  }

  /** The draft modes of groups. */
  private Set<String> loaded() {
    return plan.continuous() instanceof GroupService service ? service.loaded() : Set.of();
  }

  private @Nullable List<List<Part<Batch>>> cohorts() {
    return plan.continuous() != null
        ? null
        : plan.cohorts().stream().map(cohort -> parts(instance, cohort.batches())).toList();
  }

  private @Nullable List<Part<Allocation.Cell>> cells() {
    return plan.allocation() == null ? null : parts(instance, plan.allocation().cells());
  }

  /** Of all parts that have a choice; null where they have none, or each its own. */
  private static @Nullable String mode(Part<Batch> batch) {
    boolean haveChoice =
        batch.of.tasks().stream()
            .map(task -> batch.instance.tasks().get(task).drafter())
            .anyMatch(d -> batch.instance.drafters().get(d).hasChoice());
    return haveChoice && batch.of.choices() instanceof DraftChoices.SharedChoice all
        ? all.choice().mode()
        : null;
  }

  /** By drafter of several modes; null where all have the same. */
  private static @Nullable Map<String, String> modes(Part<Batch> batch) {
    if (!(batch.of.choices() instanceof DraftChoices.PerDrafterChoice parts)) {
      return null;
    }
    Map<Integer, String> modes = new TreeMap<>();
    parts
        .byDrafter()
        .forEach(
            (d, own) -> {
              if (own.mode() != null && batch.instance.drafters().get(d).hasChoice()) {
                modes.put(d, own.mode());
              }
            });
    return batch.byDrafter(modes);
  }

  /** By drafter; null where all have the same. */
  private static @Nullable Map<String, Integer> lengths(Part<Batch> batch) {
    if (!(batch.of.choices() instanceof DraftChoices.PerDrafterChoice parts)) {
      return null;
    }
    Map<Integer, Integer> lengths = new TreeMap<>();
    parts.byDrafter().forEach((d, own) -> lengths.put(d, own.length()));
    return batch.byDrafter(lengths);
  }
}
