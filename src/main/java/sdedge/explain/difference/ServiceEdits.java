package sdedge.explain.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import sdedge.explain.difference.Differences.Edit;
import sdedge.instance.Instance;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.GroupService.GroupRule;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;

/** Where two continuous plans differ. */
final class ServiceEdits {
  private final Instance instance;
  private final Plan plan;
  private final Plan best;
  private final List<Edit> edits = new ArrayList<>();

  private ServiceEdits(Instance instance, Plan plan, Plan best) {
    this.instance = instance;
    this.plan = plan;
    this.best = best;
  }

  /**
   * All differences; one of the service as a whole between groups and tasks that join, or between
   * different numbers of groups.
   */
  static List<Edit> of(
      Instance instance, Plan plan, ContinuousService own, Plan best, ContinuousService ofBest) {
    ServiceEdits all = new ServiceEdits(instance, plan, best);
    if (own instanceof JoiningService one && ofBest instanceof JoiningService other) {
      all.addJoining(one, other);
    } else if (own instanceof GroupService one
        && ofBest instanceof GroupService other
        && one.groups().size() == other.groups().size()) {
      all.addGroups(one, other);
    } else {
      all.add(Property.SERVICE, word(own), word(ofBest), own, ofBest);
    }
    return all.edits;
  }

  private void addJoining(JoiningService own, JoiningService other) {
    add(Property.ORDER, own, other, (to, from) -> to.inOrder(from.tasks()), this::order);
    add(
        Property.SERVICE,
        own,
        other,
        (to, from) ->
            to.waiting(from.waitShare(), from.urgent())
                .withCaps(from.newPerPass(), from.mostResidents(), from.apart()),
        ServiceEdits::word);
    add(
        Property.LENGTHS,
        own,
        other,
        (to, from) -> to.drafting(from.lengths(), from.few(), from.fewLengths(), from.offsets()),
        service -> Edit.listed(service.lengths().values().stream().map(String::valueOf)));
    add(
        Property.MODES,
        own,
        other,
        (to, from) -> to.in(from.modes()),
        service -> Edit.listed(service.modes().values().stream()));
  }

  private void addGroups(GroupService own, GroupService other) {
    add(
        Property.ORDER,
        own,
        other,
        (to, from) -> new GroupService(from.tasks(), to.groups(), to.loaded()),
        this::order);
    add(
        Property.SERVICE,
        own,
        other,
        (to, from) -> new GroupService(to.tasks(), groups(from, to), to.loaded()),
        service -> Edit.listed(service.groups().stream().map(g -> "" + g.mostTasks())));
    add(
        Property.LENGTHS,
        own,
        other,
        (to, from) -> new GroupService(to.tasks(), groups(to, from), to.loaded()),
        service -> Edit.listed(service.groups().stream().map(ServiceEdits::length)));
    add(
        Property.MODES,
        own,
        other,
        (to, from) -> new GroupService(to.tasks(), to.groups(), from.loaded()),
        service -> Edit.listed(service.loaded().stream()));
  }

  private String order(ContinuousService service) {
    return Edit.word(TaskOrdering.orderOf(instance, service.tasks()));
  }

  private static String length(GroupRule group) {
    return group.length() == null ? "best" : group.length().toString();
  }

  /** Groups with the sizes of some and the lengths of others. */
  private static List<GroupRule> groups(GroupService sizes, GroupService lengths) {
    return IntStream.range(0, sizes.groups().size())
        .mapToObj(
            g -> new GroupRule(sizes.groups().get(g).mostTasks(), lengths.groups().get(g).length()))
        .toList();
  }

  private static String word(ContinuousService service) {
    return service instanceof GroupService groups
        ? groups.groups().size() + (groups.groups().size() == 1 ? " group" : " groups")
        : JoiningService.KEY;
  }

  /** One service with a part of another in place of its own. */
  private interface Graft<S> {
    S onto(S service, S from);
  }

  private <S extends ContinuousService> void add(
      Property property, S own, S other, Graft<S> graft, Function<S, String> word) {
    S mended = graft.onto(own, other);
    if (!mended.equals(own)) {
      add(property, word.apply(own), word.apply(other), graft.onto(other, own), mended);
    }
  }

  private void add(
      Property property,
      String own,
      String other,
      ContinuousService forced,
      ContinuousService mended) {
    edits.add(new Edit(property, own, other, serving(best, forced), serving(plan, mended)));
  }

  private static Plan serving(Plan plan, ContinuousService service) {
    return new Plan(plan.scope(), null, service);
  }
}
