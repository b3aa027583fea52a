package sdedge.search.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.DraftChoice;
import sdedge.instance.Scope;
import sdedge.plan.DraftChoices;
import sdedge.plan.DraftChoices.SharedChoice;
import sdedge.plan.Plan;
import sdedge.search.SearchResult;
import sdedge.search.asynchronous.Executor;
import sdedge.search.joint.BestAllocation;
import sdedge.search.local.LocalSearch;
import sdedge.search.local.LocalSearch.Evaluator;
import sdedge.search.local.LocalSearch.MoveAcceptance;
import sdedge.search.local.LocalSearch.Neighbourhood;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.problem.ProblemChoices;
import sdedge.timeline.Timeline;
import sdedge.timeline.Uploads;

/**
 * Improves how one order is cut, by moves that lower the makespan as executed. A move is a method
 * that adds the changes of one batch, always in the same sequence.
 */
final class CutSearch implements Neighbourhood<Partition>, Evaluator<Partition> {
  private static final int MOST = 16; // tasks that a move is of, by powers of 2
  private static final long SEED = 1;
  private static final int MOST_TASKS = 1000; // one execution of more takes long
  private static final int MOST_EXECUTED = 600; // plans, from each start
  private static final int EVEN = 2; // batches: one is always verified while the other is drafted

  private final ContiguousProblem problem;
  private final double[] readyS; // by task of the instance
  private final Executor executor;
  private final boolean isGlobal; // whether all batches have one choice
  private final Random random = new Random(SEED);
  private long executed;

  CutSearch(ContiguousProblem problem, Partition start) {
    this.problem = problem;
    isGlobal = problem.instance().speculation().scope() == Scope.GLOBAL;
    Plan plan = start.plan(problem);
    readyS = Uploads.readySeconds(problem.instance(), plan);
    executor = new Executor(problem.instance(), plan);
  }

  /** A problem that is asked for, and even cuts of it with its uplink decided. */
  private record Start(ContiguousProblem asked, SearchResult even) {}

  /**
   * The best local optimum of some problems, as far as there is time for them: from cohorts of two
   * batches of one choice, the fastest first. Close to the optimum in far less time than any
   * program over all batches.
   */
  static SearchResult improved(List<ContiguousProblem> problems, Control control) {
    List<Start> starts = new ArrayList<>();
    for (ContiguousProblem asked : problems) {
      if (asked.size() <= MOST_TASKS && control.stop() == null) {
        ContiguousProblem problem = ProblemChoices.decided(asked);
        Partition even = Partition.even(problem, EVEN);
        starts.add(new Start(asked, withBestChoice(problem, even, null)));
      }
    }
    starts.sort(Comparator.comparingDouble(start -> start.even.timeS()));
    SearchResult best = SearchResult.NONE;
    for (Start start : starts) {
      ContiguousProblem problem = start.even.problem();
      Partition even = start.even.partition();
      if (control.stop() != null || problem == null || even == null) {
        return best;
      }
      Partition cuts = improve(problem, even, MOST_EXECUTED, control);
      ContiguousProblem settled = BestAllocation.settled(start.asked, cuts);
      double timeS = Timeline.makespanS(settled.instance(), cuts.plan(settled), control);
      best =
          best.and(
              Double.isNaN(timeS)
                  ? SearchResult.nothing(Termination.TIME_LIMIT, 0)
                  : SearchResult.known(settled, cuts, timeS));
    }
    return best;
  }

  /**
   * Cuts with the best of all choices that batches may have alike.
   *
   * @param control stops after the first choice at the earliest; null to try all
   */
  static SearchResult withBestChoice(
      ContiguousProblem problem, Partition cuts, @Nullable Control control) {
    SearchResult best = SearchResult.NONE;
    for (DraftChoice choice : problem.draftChoices()) {
      Partition tried = cuts.with(choice, problem);
      double timeS = Timeline.makespanS(problem.instance(), tried.plan(problem));
      if (timeS < best.timeS()) {
        best = SearchResult.known(problem, tried, timeS);
      }
      if (control != null && control.isStopped()) {
        break;
      }
    }
    return best;
  }

  /**
   * The best cuts found from some.
   *
   * @param problem whose uplink is decided
   * @param mostExecuted plans to execute
   */
  static Partition improve(
      ContiguousProblem problem, Partition start, int mostExecuted, Control control) {
    CutSearch search = new CutSearch(problem, start);
    LocalSearch.Budget budget = new LocalSearch.Budget(mostExecuted, Integer.MAX_VALUE, 0);
    return LocalSearch.improve(start, search, search, MoveAcceptance.FASTER, budget, control)
        .plan();
  }

  @Override
  public Iterator<Partition> of(Partition cuts) {
    List<Partition> all = new ArrayList<>();
    for (int m = 0; m < cuts.batchEnds().length; m++) {
      changeDrafts(cuts, m, all);
      moveEnd(cuts, m, all);
      joinNext(cuts, m, all);
      cutCohort(cuts, m, all);
      cutOff(cuts, m, all);
    }
    Collections.shuffle(all, random);
    return all.stream().filter(this::isPossible).iterator();
  }

  /** Another choice of drafting for a batch or, under scope global, for all. */
  private void changeDrafts(Partition cuts, int m, List<Partition> all) {
    if (isGlobal && m > 0) {
      return;
    }
    for (DraftChoices choice : allowed(cuts, m)) {
      if (!choice.equals(cuts.choices().get(m))) {
        List<DraftChoices> choices = new ArrayList<>(cuts.choices());
        if (isGlobal) {
          Collections.fill(choices, choice);
        } else {
          choices.set(m, choice);
        }
        all.add(new Partition(cuts.batchEnds(), cuts.cohortEnds(), choices));
      }
    }
  }

  /** The end of a batch, and of its cohort, some tasks earlier or later. */
  private static void moveEnd(Partition cuts, int m, List<Partition> all) {
    int end = cuts.batchEnds()[m];
    for (int by = 1; m < cuts.batchEnds().length - 1 && by <= MOST; by *= 2) {
      if (by < size(cuts, m)) {
        all.add(moved(cuts, end, end - by));
      }
      if (by < size(cuts, m + 1)) {
        all.add(moved(cuts, end, end + by));
      }
    }
  }

  private static Partition moved(Partition cuts, int end, int to) {
    IntUnaryOperator move = own -> own == end ? to : own;
    return new Partition(
        IntStream.of(cuts.batchEnds()).map(move).toArray(),
        IntStream.of(cuts.cohortEnds()).map(move).toArray(),
        cuts.choices());
  }

  /** With a batch cut at a position; both parts draft as it did. */
  private static Partition cutAt(Partition cuts, int m, int at, int[] cohortEnds) {
    List<DraftChoices> choices = new ArrayList<>(cuts.choices());
    choices.add(m, choices.get(m));
    return new Partition(with(cuts.batchEnds(), at), cohortEnds, choices);
  }

  /** A batch together with the next one, drafting like either. */
  private static void joinNext(Partition cuts, int m, List<Partition> all) {
    int end = cuts.batchEnds()[m];
    for (int like = m; m < cuts.batchEnds().length - 1 && like <= m + 1; like++) {
      if (like == m || !cuts.choices().get(m).equals(cuts.choices().get(like))) {
        List<DraftChoices> choices = new ArrayList<>(cuts.choices());
        choices.remove(like == m ? m + 1 : m);
        all.add(
            new Partition(
                without(cuts.batchEnds(), end), without(cuts.cohortEnds(), end), choices));
      }
    }
  }

  /** The end of a cohort with a batch where there is none, or none where there is one. */
  private static void cutCohort(Partition cuts, int m, List<Partition> all) {
    int end = cuts.batchEnds()[m];
    if (m < cuts.batchEnds().length - 1) {
      int[] ends = cuts.cohortEnds();
      int[] changed = isCohortEnd(cuts, end) ? without(ends, end) : with(ends, end);
      all.add(new Partition(cuts.batchEnds(), changed, cuts.choices()));
    }
  }

  /** The first or last tasks of a cohort in one of their own, with any choice of drafting. */
  private void cutOff(Partition cuts, int m, List<Partition> all) {
    int start = start(cuts, m);
    int end = cuts.batchEnds()[m];
    for (int tasks = 1; tasks < size(cuts, m) && tasks <= MOST; tasks *= 2) {
      if (start == 0 || isCohortEnd(cuts, start)) {
        cutOff(cuts, m, start + tasks, m, all);
      }
      if (isCohortEnd(cuts, end)) {
        cutOff(cuts, m, end - tasks, m + 1, all);
      }
    }
  }

  private void cutOff(Partition cuts, int m, int at, int own, List<Partition> all) {
    Partition cut = cutAt(cuts, m, at, with(cuts.cohortEnds(), at));
    all.add(cut);
    if (!isGlobal) {
      changeDrafts(cut, own, all);
    }
  }

  private static int start(Partition cuts, int m) {
    return m == 0 ? 0 : cuts.batchEnds()[m - 1];
  }

  private static int size(Partition cuts, int m) {
    return cuts.batchEnds()[m] - start(cuts, m);
  }

  private static boolean isCohortEnd(Partition cuts, int end) {
    return Arrays.binarySearch(cuts.cohortEnds(), end) >= 0;
  }

  private static int[] with(int[] ends, int end) {
    return IntStream.concat(IntStream.of(ends), IntStream.of(end)).sorted().toArray();
  }

  private static int[] without(int[] ends, int end) {
    return IntStream.of(ends).filter(own -> own != end).toArray();
  }

  /** Whether cohorts and batches fit in memory, and all batches can draft so. */
  private boolean isPossible(Partition cuts) {
    int cohortStart = 0;
    for (int m = 0; m < cuts.batchEnds().length; m++) {
      int end = cuts.batchEnds()[m];
      if (end > problem.batchReach()[start(cuts, m)]
          || end > problem.cohortReach()[cohortStart]
          || !mayDraft(cuts, m)) {
        return false;
      }
      cohortStart = isCohortEnd(cuts, end) ? end : cohortStart;
    }
    return true;
  }

  private boolean mayDraft(Partition cuts, int m) {
    return problem.set().isPlain() || allowed(cuts, m).contains(cuts.choices().get(m));
  }

  /** The choices that all parts of a batch may have. */
  private List<DraftChoices> allowed(Partition cuts, int m) {
    int end = cuts.batchEnds()[m];
    int[] drafters = problem.drafters(start(cuts, m), end);
    return Arrays.stream(problem.choices().places(start(cuts, m), end))
        .<DraftChoices>mapToObj(q -> new SharedChoice(problem.set().at(q, drafters)))
        .toList();
  }

  @Override
  public double makespanS(Partition partition, double mostS) {
    executed++;
    return executor.makespanS(partition.plan(problem), readyS);
  }

  @Override
  public long work() {
    return executed;
  }
}
