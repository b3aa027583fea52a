package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.TaskOrder;
import sdedge.plan.GroupService;
import sdedge.plan.GroupService.GroupRule;
import sdedge.plan.ModeSets;
import sdedge.random.RandomStream;
import sdedge.search.local.LocalSearch;
import sdedge.search.local.LocalSearch.MoveAcceptance;
import sdedge.search.local.LocalSearch.Neighbourhood;
import sdedge.search.local.Solution;
import sdedge.stream.ContinuousRun;

/**
 * Services that differ from one of groups a little, at random: mostly in the order of admission.
 */
final class GroupMoves implements Neighbourhood<GroupService> {
  private static final long SEED = 1;
  private static final int VAIN_MOVES = 400; // one after the other, and as many per task:
  private static final int VAIN_MOVES_PER_TASK = 20;

  private final Instance instance;
  private final RandomStream random;
  private final List<@Nullable Integer> lengths;
  private final List<UnaryOperator<GroupService>> kinds; // each as likely

  /**
   * Of services of an instance.
   *
   * @param keepsOrder whether the order of admission is to stay
   */
  GroupMoves(Instance instance, boolean keepsOrder, RandomStream random) {
    this.instance = instance;
    this.random = random;
    lengths = SimpleServices.lengths(instance);
    boolean reorders = !keepsOrder && instance.tasks().size() > 1;
    UnaryOperator<GroupService> moved = reorders ? this::elsewhere : this::length;
    UnaryOperator<GroupService> swapped = reorders ? this::swapped : this::cap;
    kinds = List.of(this::length, this::cap, this::groups, moved, moved, moved, swapped, swapped);
  }

  /**
   * The best service found from one by moves that do not make it slower.
   *
   * @param readyS see {@link PromptArrivals}
   * @param mostSteps steps of tasks to execute, about
   * @param runs counts the executions
   */
  static Solution<GroupService> improve(
      Instance instance,
      double @Nullable [] readyS,
      GroupService start,
      long mostSteps,
      Control control,
      LongAdder runs) {
    int vainMoves = VAIN_MOVES + VAIN_MOVES_PER_TASK * start.tasks().size();
    return LocalSearch.improve(
        start,
        new GroupMoves(instance, instance.order() != TaskOrder.AUTO, RandomStream.of(SEED)),
        new ServiceEvaluator<>(new ContinuousRun(instance, readyS), control, runs),
        MoveAcceptance.NO_SLOWER,
        new LocalSearch.Budget(mostSteps, vainMoves, 0),
        control);
  }

  @Override
  public Iterator<GroupService> of(GroupService service) {
    return Stream.generate(() -> next(service)).iterator();
  }

  /** One of them; perhaps the given one. */
  GroupService next(GroupService service) {
    return kinds.get(random.below(kinds.size())).apply(service);
  }

  private GroupService elsewhere(GroupService service) {
    return inOrder(service, AdmissionMoves.elsewhere(service.tasks(), random));
  }

  private GroupService swapped(GroupService service) {
    return inOrder(service, AdmissionMoves.swapped(service.tasks(), random));
  }

  private static GroupService inOrder(GroupService service, List<Integer> tasks) {
    return new GroupService(tasks, service.groups(), service.loaded());
  }

  /** A service with another rule for a group. */
  private static GroupService with(GroupService service, int g, GroupRule rule) {
    List<GroupRule> groups = new ArrayList<>(service.groups());
    groups.set(g, rule);
    return new GroupService(service.tasks(), groups, service.loaded());
  }

  /** Another cap on the tasks of a group; that of all tasks is none. */
  private GroupService cap(GroupService service) {
    int g = random.below(service.groups().size());
    int most = Math.min(service.tasks().size(), instance.batching().maxTasksPerBatch());
    int cap = 1 + random.below(most);
    Integer length = service.groups().get(g).length();
    return with(service, g, new GroupRule(cap == most ? Batching.UNLIMITED : cap, length));
  }

  /** Another length of a group, or the rule in place of one. */
  private GroupService length(GroupService service) {
    int g = random.below(service.groups().size());
    Integer length = lengths.get(random.below(lengths.size()));
    if (length != null && length > 0 && !ModeSets.haveCommonChoice(instance, service.loaded())) {
      length = null; // the rule drafts where those who are there can
    }
    return with(service, g, new GroupRule(service.groups().get(g).mostTasks(), length));
  }

  /** One group more, like another one, or one less. */
  private GroupService groups(GroupService service) {
    List<GroupRule> groups = new ArrayList<>(service.groups());
    int g = random.below(groups.size());
    boolean more = groups.size() == 1 || random.below(2) == 0;
    if (more && groups.size() < SimpleServices.MOST_GROUPS) {
      groups.add(g, groups.get(g));
    } else if (groups.size() > 1) {
      groups.remove(g);
    }
    return new GroupService(service.tasks(), groups, service.loaded());
  }
}
