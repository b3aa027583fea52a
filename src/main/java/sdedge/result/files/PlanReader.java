package sdedge.result.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.TextRule;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.References;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Batching;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.ContinuousService;
import sdedge.plan.DraftChoices;
import sdedge.plan.GroupService;
import sdedge.plan.ModeSets;
import sdedge.plan.Plan;
import sdedge.wireless.Allocation;

/**
 * Reads {@code plan.json}, or the same tree in YAML. So that plans are easily made by hand or by
 * other programs, only {@code cohorts}, or of a continuous plan {@code admission} and {@code
 * groups} or {@code lengths}, must be there; the pipeline, the scope and the uplink are those of
 * the instance then. An uplink may be left to be chosen ({@code JOINT}, {@code AUTO}): {@code
 * study.ForeignPlan} does. Whether the plan is feasible is not checked here.
 */
public final class PlanReader {
  private static final int MOST = Integer.MAX_VALUE;
  private static final int LONGEST = 64;

  private final Instance instance;
  private final List<String> drafterIds;
  private final References drafters;
  private final References tasks;

  private PlanReader(Instance instance) {
    this.instance = instance;
    drafterIds = instance.drafters().stream().map(Drafter::id).toList();
    drafters = new References("drafters", drafterIds, true);
    tasks = new References("tasks", instance.tasks().stream().map(Task::id).toList(), true);
  }

  /**
   * Reads a plan for an instance.
   *
   * @param file the name under which problems are reported
   * @throws InvalidInputException with all problems of the file
   */
  public static PlanFile parse(String file, byte[] bytes, Instance instance)
      throws InvalidInputException {
    Problems problems = new Problems(file);
    PlanFile plan = read(Document.parse(problems, bytes).object(), instance);
    problems.throwIfAny();
    return plan;
  }

  /** Reads a plan that is a part of a file; problems are reported there. */
  public static PlanFile read(ObjectReader plan, Instance instance) {
    return new PlanReader(instance).read(plan);
  }

  private PlanFile read(ObjectReader reader) {
    String name = optionalText(reader, "instance", TextRule.NAME);
    String sha256 = optionalText(reader, "sha256", TextRule.SHA256);
    Pipeline pipeline =
        reader.word("pipeline", Pipeline.values(), Pipeline::key, instance.pipeline());
    Scope scope = reader.word("scope", Scope.values(), Scope::key, instance.speculation().scope());
    Optional<ValueReader> order = reader.optional("order").filter(value -> !value.isNull());
    TaskOrder taskOrder =
        order.isPresent()
            ? order.get().word(withoutLast(TaskOrder.values()), TaskOrder::key)
            : null;
    if (pipeline == Pipeline.CONTINUOUS && reader.optional("cohorts").isEmpty()) {
      Plan plan = new Plan(scope, taskOrder, service(reader));
      Optional<ValueReader> allocation = reader.optional("allocation");
      UplinkPolicy own = uplink(reader, allocation, UplinkPolicy.SEQUENTIAL);
      UplinkPolicy decided = own.isDecided() ? own : UplinkPolicy.SEQUENTIAL;
      Plan sent =
          decided == UplinkPolicy.EXPLICIT
              ? plan.with(allocation(reader.required("allocation")))
              : plan.with(decided);
      reader.finish();
      return new PlanFile(name, sha256, sent);
    }
    Optional<ValueReader> stated = reader.optional("allocation");
    UplinkPolicy uplink = uplink(reader, stated, instance.uplink());
    List<Cohort> cohorts = new ArrayList<>();
    for (ValueReader cohort : reader.list("cohorts", 1, MOST)) {
      cohorts.add(new Cohort(cohort.list(1, MOST).stream().map(this::batch).toList()));
    }
    Allocation allocation =
        uplink == UplinkPolicy.EXPLICIT ? allocation(reader.required("allocation")) : null;
    reader.finish();
    return new PlanFile(
        name, sha256, new Plan(pipeline, scope, taskOrder, uplink, allocation, cohorts));
  }

  /** What a continuous plan has in place of cohorts. */
  private ContinuousService service(ObjectReader reader) {
    List<Integer> admitted =
        reader.list("admission", 1, MOST).stream().map(tasks::resolve).toList();
    String[] kinds = {PlanWriter.GROUPS, PlanWriter.JOINING};
    if (!reader.word("service", kinds, word -> word, PlanWriter.GROUPS).equals(PlanWriter.GROUPS)) {
      return new JoiningReader(instance, reader, drafters, tasks).service(admitted);
    }
    List<GroupService.GroupRule> groups = new ArrayList<>();
    for (ValueReader item : reader.list("groups", 1, GroupService.MOST_GROUPS)) {
      ObjectReader group = item.object();
      Optional<ValueReader> rule = group.optional("rule");
      Integer length = null;
      if (rule.isPresent()) {
        rule.get().word(new String[] {PlanWriter.RULE}, word -> word);
        group.optional("length").ifPresent(v -> v.report("length and rule exclude each other"));
      } else {
        length = group.integer("length", 0, LONGEST);
      }
      int most = group.integer("max_tasks", 1, MOST, Batching.UNLIMITED);
      group.finish();
      groups.add(new GroupService.GroupRule(most, length));
    }
    Set<String> loaded = new LinkedHashSet<>();
    String[] names = ModeSets.names(instance).toArray(String[]::new);
    Optional<ValueReader> modes = reader.optional("modes");
    if (modes.isPresent() && names.length == 0) {
      modes.get().report("no drafter with tasks lists draft modes");
    } else if (modes.isPresent()) {
      reader.list("modes", 0, MOST).forEach(m -> loaded.add(m.word(names, name -> name)));
    }
    return new GroupService(admitted, groups, loaded);
  }

  /** The policy, which is explicit just where there is an allocation; it may be left open. */
  private UplinkPolicy uplink(
      ObjectReader reader, Optional<ValueReader> allocation, UplinkPolicy otherwise) {
    UplinkPolicy unstated = allocation.isPresent() ? UplinkPolicy.EXPLICIT : otherwise;
    UplinkPolicy policy =
        reader
            .optional("uplink")
            .map(v -> v.word(UplinkPolicy.values(), UplinkPolicy::key, UplinkPolicy::isWrittenAs))
            .orElse(unstated);
    if (policy != UplinkPolicy.EXPLICIT && allocation.isPresent()) {
      allocation.get().report("an allocation goes with uplink: explicit, not " + policy.key());
    }
    return policy;
  }

  private Allocation allocation(ValueReader stated) {
    List<Allocation.Cell> cells = new ArrayList<>();
    Map<Integer, Integer> firstLines = new HashMap<>();
    for (ValueReader item : stated.list(0, MOST)) {
      ObjectReader reader = item.object();
      ValueReader named = reader.required("drafter");
      int drafter = drafters.resolve(named);
      Integer first = drafter < 0 ? null : firstLines.putIfAbsent(drafter, named.line());
      if (first != null) {
        named.report(drafterIds.get(drafter) + " must be listed once; first on line " + first);
      }
      List<Allocation.Window> windows =
          reader.list("windows", 0, MOST).stream().map(w -> window(w, drafter)).toList();
      reader.finish();
      cells.add(new Allocation.Cell(drafter, windows));
    }
    return new Allocation(cells);
  }

  private Allocation.Window window(ValueReader value, int drafter) {
    ObjectReader reader = value.object();
    double endS = reader.number("end_s", NumberRange.NON_NEGATIVE);
    Optional<ValueReader> length = reader.optional("length_s");
    Double lengthS = length.map(stated -> stated.number(NumberRange.NON_NEGATIVE)).orElse(null);
    SortedMap<Integer, Double> hz =
        tasks.values(
            reader.required("hz"),
            (task, share) -> {
              int own = instance.tasks().get(task).drafter();
              if (drafter >= 0 && own != drafter) {
                share.report(
                    "%s must be a task of %s; it is one of %s"
                        .formatted(
                            instance.tasks().get(task).id(),
                            drafterIds.get(drafter),
                            drafterIds.get(own)));
              }
              return share.number(NumberRange.NON_NEGATIVE);
            });
    reader.finish();
    return new Allocation.Window(endS, lengthS, hz);
  }

  private Batch batch(ValueReader value) {
    ObjectReader reader = value.object();
    List<Integer> members = reader.list("tasks", 1, MOST).stream().map(tasks::resolve).toList();
    SortedSet<Integer> parts = new TreeSet<>();
    if (!members.contains(-1)) {
      members.forEach(task -> parts.add(instance.tasks().get(task).drafter()));
    }
    Batch batch = new Batch(members, choices(reader, parts));
    reader.finish();
    return batch;
  }

  /**
   * @param parts the drafters with a task in the batch; empty if some of its tasks are unknown
   */
  private DraftChoices choices(ObjectReader reader, SortedSet<Integer> parts) {
    StatedModes modes = new StatedModes(instance, reader, drafters, parts);
    Optional<ValueReader> stated = reader.optional("lengths");
    if (stated.isEmpty()) {
      int length = reader.integer("length", 0, LONGEST);
      return modes.areOwn()
          ? new DraftChoices.PerDrafterChoice(modes.each(length, parts))
          : new DraftChoices.SharedChoice(modes.common(length, parts));
    }
    reader.optional("length").ifPresent(v -> v.report("length and lengths exclude each other"));
    int before = reader.problems().count();
    SortedMap<Integer, Integer> byDrafter =
        drafters.values(
            stated.get(),
            (drafter, length) -> {
              if (!parts.isEmpty() && !parts.contains(drafter)) {
                length.report(
                    drafterIds.get(drafter) + " has no task in the batch, only " + ids(parts));
              }
              return length.integer(0, LONGEST);
            });
    SortedSet<Integer> missing = new TreeSet<>(parts);
    missing.removeAll(byDrafter.keySet());
    if (!missing.isEmpty() && reader.problems().count() == before) {
      stated.get().report("a length is missing for " + ids(missing));
    }
    SortedMap<Integer, DraftChoice> choices = new TreeMap<>();
    byDrafter.forEach((drafter, length) -> choices.put(drafter, modes.of(drafter, length)));
    return new DraftChoices.PerDrafterChoice(choices);
  }

  private String ids(SortedSet<Integer> parts) {
    return parts.stream().map(drafterIds::get).collect(Collectors.joining(", "));
  }

  private static @Nullable String optionalText(ObjectReader reader, String key, TextRule rule) {
    return reader.optional(key).map(value -> value.text(rule)).orElse(null);
  }

  /** {@code AUTO}, the last constant, is a search option and never stands in a plan. */
  private static <E> E[] withoutLast(E[] constants) {
    return Arrays.copyOf(constants, constants.length - 1);
  }

  /**
   * A plan as read from a file.
   *
   * @param instance the name of the instance it was made for; null if the file does not say
   * @param sha256 of the file of that instance; null if the file does not say
   */
  public record PlanFile(@Nullable String instance, @Nullable String sha256, Plan plan) {
    /**
     * What to warn of where a plan is executed that was made for another version of the instance;
     * null if it was made for this one, or does not say.
     *
     * @param file of the plan
     * @param instanceFile on which it is executed
     * @param digest SHA-256 of that file
     */
    public @Nullable String warning(String file, String instanceFile, String digest) {
      return sha256 == null || sha256.equals(digest)
          ? null
          : ("warning: %s was made for another version of the instance (SHA-256 %s); it is"
                  + " evaluated on %s nevertheless")
              .formatted(file, sha256, instanceFile);
    }
  }

  /** The modes that a batch of a plan states: one for all parts, or for some of them their own. */
  static final class StatedModes {
    private final Instance instance;
    private final ObjectReader batch;
    private final Optional<ValueReader> common;
    private final SortedMap<Integer, ValueReader> own;

    /**
     * @param parts the drafters with a task in the batch; empty if some of its tasks are unknown
     */
    StatedModes(
        Instance instance, ObjectReader batch, References drafters, SortedSet<Integer> parts) {
      this.instance = instance;
      this.batch = batch;
      common = batch.optional("mode");
      own =
          batch
              .optional("modes")
              .map(stated -> drafters.values(stated, (drafter, mode) -> own(drafter, mode, parts)))
              .orElseGet(TreeMap::new);
    }

    private ValueReader own(int drafter, ValueReader mode, SortedSet<Integer> parts) {
      if (!parts.isEmpty() && !parts.contains(drafter)) {
        mode.report(instance.drafters().get(drafter).id() + " has no task in the batch");
      }
      return mode;
    }

    /** Whether a part states a mode of its own. */
    boolean areOwn() {
      return !own.isEmpty();
    }

    DraftChoice common(int length, SortedSet<Integer> parts) {
      String mode = null;
      for (int drafter : parts) {
        String of = of(drafter, length).mode();
        mode = of == null ? mode : of;
      }
      return new DraftChoice(mode, length);
    }

    /** How each part drafts, with a length in common. */
    SortedMap<Integer, DraftChoice> each(int length, SortedSet<Integer> parts) {
      SortedMap<Integer, DraftChoice> choices = new TreeMap<>();
      parts.forEach(drafter -> choices.put(drafter, of(drafter, length)));
      return choices;
    }

    /** How a part drafts. */
    DraftChoice of(int drafter, int length) {
      if (drafter < 0 || length == 0 || !instance.drafters().get(drafter).hasChoice()) {
        return new DraftChoice(null, length);
      }
      Drafter at = instance.drafters().get(drafter);
      ValueReader stated = own.getOrDefault(drafter, common.orElse(null));
      if (stated == null) {
        batch.required("mode").reject("a mode of " + at.id() + ": " + names(at));
        return new DraftChoice(null, length);
      }
      String mode = stated.text(TextRule.NAME);
      if (!mode.isEmpty() && !at.has(new DraftChoice(mode, length))) {
        stated.report(mode + " must be a mode of " + at.id() + ": " + names(at));
      }
      return new DraftChoice(known(at, mode), length);
    }

    private static @Nullable String known(Drafter drafter, String mode) {
      return drafter.modes().stream()
          .map(DraftMode::name)
          .filter(mode::equals)
          .findFirst()
          .orElse(null);
    }

    private static String names(Drafter drafter) {
      return String.join(", ", drafter.modes().stream().map(DraftMode::name).toList());
    }
  }
}
