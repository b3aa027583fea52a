package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import sdedge.instance.Instance;
import sdedge.plan.GroupService;
import sdedge.plan.GroupService.GroupRule;
import sdedge.random.RandomStream;
import sdedge.search.local.Neighbourhood;

/** Services that differ from one a little, at random: mostly in the order of admission. */
final class ServiceMoves implements Neighbourhood<GroupService> {
  private final RandomStream random;
  private final List<ServiceMove> kinds; // each as likely

  /**
   * Of services of an instance.
   *
   * @param keepsOrder whether the order of admission is to stay
   */
  ServiceMoves(Instance instance, boolean keepsOrder, RandomStream random) {
    this.random = random;
    boolean reorders = !keepsOrder && instance.tasks().size() > 1;
    ServiceMove length = new ChangeLength(instance);
    ServiceMove cap = new ChangeCap(instance);
    ServiceMove moved = reorders ? ordered(AdmissionMoves::elsewhere) : length;
    ServiceMove swapped = reorders ? ordered(AdmissionMoves::swapped) : cap;
    kinds = List.of(length, cap, new ChangeGroups(), moved, moved, moved, swapped, swapped);
  }

  private static ServiceMove ordered(BiFunction<List<Integer>, RandomStream, List<Integer>> move) {
    return (service, random) ->
        new GroupService(move.apply(service.tasks(), random), service.groups(), service.loaded());
  }

  /** One of them. */
  GroupService next(GroupService service) {
    return kinds.get(random.below(kinds.size())).of(service, random);
  }

  @Override
  public Iterator<GroupService> of(GroupService service) {
    return Stream.generate(() -> next(service)).iterator();
  }

  /** A service with another rule for a group. */
  static GroupService with(GroupService service, int g, GroupRule rule) {
    List<GroupRule> groups = new ArrayList<>(service.groups());
    groups.set(g, rule);
    return new GroupService(service.tasks(), groups, service.loaded());
  }
}
