package sdedge.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Batching;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.BatchProfile;
import sdedge.latency.NegativePassTimeException;
import sdedge.plan.Batch;
import sdedge.plan.Choices;
import sdedge.plan.Cohort;
import sdedge.plan.DraftChoices;
import sdedge.plan.MemoryModel;
import sdedge.plan.ModeSets;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.plan.UplinkChoices;
import sdedge.timeline.ExecutionPricing;
import sdedge.timeline.Uploads;
import sdedge.wireless.allocation.EqualFinishTimes;

/**
 * All plans contiguous in an order that an instance asks for (docs/model.md section 7), under a
 * slot pipeline: one sequence of tasks, uplink policy and set of choices after the other.
 */
final class ContiguousPlans {
  private static final int PRICE = 20; // of a step of a task, in additions

  private final Instance instance;
  private final ExecutionPricing pricing;
  private final double targetS;
  private final Work work;

  /**
   * What batches may choose.
   *
   * @param loaded names of modes at hand
   * @param only the one choice of all, by those who have one; null for any
   */
  private record Allowed(Set<String> loaded, @Nullable DraftChoice only) {
    boolean has(DraftChoice choice) {
      return only == null
          || (choice.length() == only.length()
              && (choice.mode() == null || choice.mode().equals(only.mode())));
    }
  }

  /**
   * How much a claim may take: counted, so that the same result has the same verdict on every
   * machine. A stop ends it earlier.
   */
  static final class Work {
    private static final long MOST = 6_600_000_000L; // additions: some seconds
    private static final long MOST_KEPT = 14_000_000; // numbers: some 120 MB
    private static final int BETWEEN_STOPS = 20; // bits of additions

    private final Control control;
    private long left = MOST;
    private long kept;

    Work(Control control) {
      this.control = control;
    }

    /** It would take more than there is. */
    static final class TooMuchException extends RuntimeException {
      private static final long serialVersionUID = 1;
    }

    /** Some additions. */
    void spend(long count) {
      boolean asks = left >> BETWEEN_STOPS != (left - count) >> BETWEEN_STOPS;
      left -= count;
      if (left < 0 || (asks && control.isStopped())) {
        throw new TooMuchException();
      }
    }

    /** Some more numbers in memory, or less. */
    void keep(long count) {
      kept += count;
      if (kept > MOST_KEPT) {
        throw new TooMuchException();
      }
    }
  }

  private ContiguousPlans(Instance instance, double targetS, Work work) {
    this.instance = instance;
    this.targetS = targetS;
    this.work = work;
    pricing = new ExecutionPricing(instance, instance.pipeline());
  }

  /**
   * When a plan ends that does before a target, seconds; infinite if none does, null if that is not
   * known.
   */
  static @Nullable Double fasterS(Instance instance, double targetS, Control control) {
    if (!instance.pipeline().hasSlots()) {
      return null;
    }
    try {
      double fasterS = new ContiguousPlans(instance, targetS, new Work(control)).faster();
      return Double.isNaN(fasterS) ? null : Double.valueOf(fasterS);
    } catch (Work.TooMuchException e) {
      return null;
    }
  }

  private double faster() {
    double fasterS = Double.POSITIVE_INFINITY;
    for (UplinkPolicy uplink : UplinkChoices.of(instance)) {
      Set<List<Integer>> seen = new HashSet<>();
      for (TaskOrder order : TaskOrdering.candidates(instance)) {
        List<Integer> tasks =
            IntStream.of(TaskOrdering.sort(instance, order)).boxed().collect(Collectors.toList());
        for (Allowed allowed : seen.add(tasks) ? choices() : List.<Allowed>of()) {
          if (fasterS == Double.POSITIVE_INFINITY) {
            fasterS = faster(tasks, uplink, allowed);
          }
        }
      }
    }
    return fasterS;
  }

  /** The sets of choices of which a plan has all of its own in one. */
  private List<Allowed> choices() {
    Speculation speculation = instance.speculation();
    List<Drafter> drafters =
        IntStream.of(instance.draftersWithTasks()).mapToObj(instance.drafters()::get).toList();
    List<String> names = speculation.maxLength() == 0 ? List.of() : ModeSets.names(instance);
    List<Allowed> all = new ArrayList<>();
    for (Set<String> loaded : ModeSets.distinctInMemory(instance, names)) {
      if (speculation.scope() == Scope.GLOBAL) {
        lengths(drafters, loaded).forEach(choice -> all.add(new Allowed(loaded, choice)));
      } else {
        all.add(new Allowed(loaded, null));
      }
    }
    return all;
  }

  private List<DraftChoice> lengths(List<Drafter> drafters, Set<String> loaded) {
    Speculation speculation = instance.speculation();
    return Choices.of(
        speculation.minLength(), speculation.maxLength(), Choices.names(drafters, loaded));
  }

  /** Under one policy; under {@code joint} all that is known is when no plan is faster. */
  private double faster(List<Integer> tasks, UplinkPolicy uplink, Allowed allowed) {
    MemoryModel memory = MemoryModel.of(instance, allowed.loaded);
    Batching limits = instance.batching();
    int[] cohorts = reach(tasks, limits.isByBatch() ? null : memory, limits.maxTasksPerCohort());
    int[] batches = reach(tasks, limits.isByBatch() ? memory : null, limits.maxTasksPerBatch());
    double[] readyS = readyS(tasks, uplink);
    Map<Set<Integer>, List<DraftChoices>> known = new HashMap<>();
    List<List<SlotProgram.Run>> from = new ArrayList<>();
    work.kept = 0;
    for (int begin = 0; begin < tasks.size(); begin++) {
      from.add(new ArrayList<>());
      SortedSet<Integer> drafters = new TreeSet<>();
      double latestS = 0;
      for (int end = begin + 1; end <= Math.min(cohorts[begin], batches[begin]); end++) {
        List<Integer> own = tasks.subList(begin, end);
        drafters.add(instance.tasks().get(own.get(own.size() - 1)).drafter());
        latestS = Math.max(latestS, readyS[end - 1]);
        for (DraftChoices choice :
            known.computeIfAbsent(Set.copyOf(drafters), all -> choices(drafters, allowed))) {
          SlotProgram.Run run = run(begin, end, latestS, new Batch(own, choice));
          if (run != null) {
            from.get(begin).add(run);
          }
        }
      }
    }
    double fasterS = new SlotProgram(instance.pipeline(), from, cohorts, targetS, work).faster();
    boolean isKnown = uplink.isDecided() || fasterS == Double.POSITIVE_INFINITY;
    return isKnown ? fasterS : Double.NaN;
  }

  /** Null for a batch whose passes a table does not cover, which no plan has. */
  private SlotProgram.@Nullable Run run(int begin, int end, double readyS, Batch batch) {
    try {
      BatchProfile profile = pricing.profile(batch, 0);
      work.spend((long) PRICE * profile.steps() * (end - begin + 2));
      SlotProgram.Run run = new SlotProgram.Run(end, readyS, profile);
      work.keep(run.numbers());
      return run;
    } catch (NegativePassTimeException e) {
      return null;
    }
  }

  /** By begin, how far tasks go that fit together; in any memory if it is null. */
  private static int[] reach(List<Integer> tasks, @Nullable MemoryModel memory, int most) {
    int[] reach = new int[tasks.size()];
    int end = 0;
    for (int begin = 0; begin < reach.length; begin++) {
      end = Math.max(begin, end);
      while (end < reach.length
          && end - begin < most
          && (memory == null || memory.holds(tasks.subList(begin, end + 1)))) {
        end++;
      }
      reach[begin] = end;
    }
    return reach;
  }

  /** By position; before them no allocation has delivered all tasks up to it. */
  private double[] readyS(List<Integer> tasks, UplinkPolicy uplink) {
    if (uplink == UplinkPolicy.JOINT) {
      return EqualFinishTimes.of(instance, tasks.stream().mapToInt(k -> k).toArray());
    }
    List<Batch> singles = tasks.stream().map(task -> new Batch(List.of(task), 0)).toList();
    List<Cohort> cohorts = List.of(new Cohort(singles));
    Plan plan = new Plan(instance.pipeline(), Scope.BATCH, null, uplink, cohorts);
    double[] readyS = Uploads.readySeconds(instance, plan);
    return tasks.stream().mapToDouble(k -> readyS[k]).toArray();
  }

  /** The choices of a batch with tasks of some drafters. */
  private List<DraftChoices> choices(SortedSet<Integer> drafters, Allowed allowed) {
    if (instance.speculation().scope() != Scope.DRAFTER) {
      return common(drafters, allowed)
          .<DraftChoices>map(DraftChoices.SharedChoice::new)
          .collect(Collectors.toList());
    }
    List<SortedMap<Integer, DraftChoice>> all = List.of(new TreeMap<>());
    for (int drafter : drafters) {
      List<SortedMap<Integer, DraftChoice>> more = new ArrayList<>();
      for (SortedMap<Integer, DraftChoice> before : all) {
        for (DraftChoice choice : common(Set.of(drafter), allowed).toList()) {
          work.spend(1000);
          SortedMap<Integer, DraftChoice> longer = new TreeMap<>(before);
          longer.put(drafter, choice);
          more.add(longer);
        }
      }
      all = more;
    }
    return all.stream().map(DraftChoices::of).toList();
  }

  /** The choices that all of some drafters may have. */
  private Stream<DraftChoice> common(Set<Integer> drafters, Allowed allowed) {
    List<Drafter> some = drafters.stream().sorted().map(instance.drafters()::get).toList();
    return lengths(some, allowed.loaded).stream()
        .filter(allowed::has)
        .filter(choice -> some.stream().allMatch(one -> one.allows(choice, allowed.loaded)));
  }
}
