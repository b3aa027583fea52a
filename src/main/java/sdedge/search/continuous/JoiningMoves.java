package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.Batching;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.instance.Task;
import sdedge.plan.Feasibility;
import sdedge.plan.JoiningService;
import sdedge.random.RandomStream;
import sdedge.search.local.LocalSearch.Neighbourhood;

/** Services that differ a little, at random, from one whose tasks join one by one. */
final class JoiningMoves implements Neighbourhood<JoiningService> {
  private static final int SOME_NEW = 3; // per pass, at most, where there is a cap
  private static final int FIRST = 6; // tasks of the order that are likely to hurry
  private static final int TWICE = 5; // one time in so many, two moves
  private static final int MOST_DRAWN = 100; // moves, for one that has an effect
  private static final double WAIT_STEP = 0.15;
  private static final int TRIED = 20; // so often is a kind taken to have been, before it is
  private static final int BEGUN_WITH = 2; // drafters, any of whom may be silent in the starts

  private final RandomStream random;
  private final Instance instance;
  private final int[] drafterOf; // by task
  private final int[] drafters;
  private final int[] choosing; // drafters with several modes
  private final Map<Set<String>, Boolean> fits = new HashMap<>(); // by modes that are loaded
  private final int longest;
  private final int tasks;
  private final List<Kind> kinds = new ArrayList<>();
  private final List<Kind> made = new ArrayList<>(); // the moves to the service made last

  /** A move. */
  @FunctionalInterface
  private interface Move {
    JoiningService of(JoiningService service);
  }

  /** A kind of move, with how often it was tried and led to faster services. */
  private static final class Kind {
    private final Move move;
    private double faster;
    private double tried = TRIED;

    private Kind(double before, Move move) {
      this.move = move;
      faster = before;
    }

    /** How likely it is drawn, beside others. */
    private double weight() {
      return faster / tried;
    }
  }

  /**
   * Of services of an instance.
   *
   * @param keepsOrder whether the order of admission is to stay
   */
  JoiningMoves(Instance instance, boolean keepsOrder, RandomStream random) {
    this.random = random;
    drafterOf = instance.tasks().stream().mapToInt(Task::drafter).toArray();
    drafters = instance.draftersWithTasks();
    longest = instance.speculation().maxLength();
    tasks = instance.tasks().size();
    this.instance = instance;
    choosing = IntStream.of(drafters).filter(d -> instance.drafters().get(d).hasChoice()).toArray();
    boolean mayBeSilent = longest > 0 && instance.speculation().minLength() == 0;
    if (!keepsOrder) {
      add(4, this::elsewhere);
      add(2, this::swapped);
    }
    add(3, this::length);
    if (drafters.length > BEGUN_WITH && mayBeSilent) {
      add(1.5, this::silent);
    }
    add(1.5, this::few);
    add(1.5, this::wait);
    add(0.5, this::apart);
    add(0.5, this::newPerPass);
    add(0.5, this::residents);
    add(6, this::offset);
    add(1.5, this::urgent);
    if (choosing.length > 0) {
      add(2, this::mode);
    }
  }

  /** Adds a kind that is taken to have helped so often before. */
  private void add(double before, Move move) {
    kinds.add(new Kind(before, move));
  }

  @Override
  public void executed(boolean isFaster) {
    for (Kind each : made) {
      each.tried++;
      each.faster += isFaster ? 1 : 0;
    }
  }

  @Override
  public Iterator<JoiningService> of(JoiningService service) {
    return Stream.generate(() -> next(service)).iterator();
  }

  /** One of them, which is served otherwise if the first few drawn are not all without effect. */
  JoiningService next(JoiningService service) {
    JoiningService next = drawn(service);
    for (int i = 1; i < MOST_DRAWN && isServedAlike(service, next); i++) {
      next = drawn(service);
    }
    return next;
  }

  private JoiningService drawn(JoiningService service) {
    made.clear();
    JoiningService once = moved(service);
    return random.below(TWICE) == 0 ? moved(once) : once;
  }

  /** Whether two services can differ only in what is never looked at. */
  private boolean isServedAlike(JoiningService one, JoiningService other) {
    return one.tasks().equals(other.tasks())
        && one.waitShare() == other.waitShare()
        && (one.waitShare() == 0 || one.urgent().equals(other.urgent()))
        && one.newPerPass() == other.newPerPass()
        && one.mostResidents() == other.mostResidents()
        && one.apart() == other.apart()
        && one.few() == other.few()
        && one.modes().equals(other.modes())
        && (one.few() == tasks || draftAlike(one, other, false))
        && (one.few() == 0 || draftAlike(one, other, true));
  }

  private boolean draftAlike(JoiningService one, JoiningService other, boolean isFew) {
    Speculation allowed = instance.speculation();
    return Arrays.equals(
        one.lengths(isFew, drafterOf, allowed), other.lengths(isFew, drafterOf, allowed));
  }

  private JoiningService moved(JoiningService service) {
    Kind kind = kind();
    made.add(kind);
    return kind.move.of(service);
  }

  /** A kind, the likelier the more often it has helped. */
  private Kind kind() {
    double left = random.uniform() * kinds.stream().mapToDouble(Kind::weight).sum();
    for (Kind each : kinds) {
      left -= each.weight();
      if (left < 0) {
        return each;
      }
    }
    return kinds.get(kinds.size() - 1);
  }

  private JoiningService apart(JoiningService service) {
    return service.withCaps(service.newPerPass(), service.mostResidents(), !service.apart());
  }

  private JoiningService elsewhere(JoiningService service) {
    return service.inOrder(AdmissionMoves.elsewhere(service.tasks(), random));
  }

  private JoiningService swapped(JoiningService service) {
    return service.inOrder(AdmissionMoves.swapped(service.tasks(), random));
  }

  private int step() {
    return random.below(2) == 0 ? -1 : 1;
  }

  private JoiningService length(JoiningService service) {
    boolean ofFew = random.below(2) == 0;
    int d = drafters[random.below(drafters.length)];
    SortedMap<Integer, Integer> changed =
        new TreeMap<>(ofFew ? service.fewLengths() : service.lengths());
    changed.compute(
        d, (key, old) -> Math.max(0, Math.min(longest, (old == null ? 0 : old) + step())));
    return ofFew
        ? service.drafting(service.lengths(), service.few(), changed, service.offsets())
        : service.drafting(changed, service.few(), service.fewLengths(), service.offsets());
  }

  /** No drafts of a drafter that drafts, or drafts of one that does not. */
  private JoiningService silent(JoiningService service) {
    int d = drafters[random.below(drafters.length)];
    SortedMap<Integer, Integer> changed = new TreeMap<>(service.lengths());
    changed.compute(d, (key, old) -> old == null || old == 0 ? 1 + random.below(longest) : 0);
    return service.drafting(changed, service.few(), service.fewLengths(), service.offsets());
  }

  private JoiningService few(JoiningService service) {
    int few = random.below(tasks + 1);
    return service.drafting(service.lengths(), few, service.fewLengths(), service.offsets());
  }

  private JoiningService wait(JoiningService service) {
    double share = service.waitShare() + WAIT_STEP * (2 * random.uniform() - 1);
    return service.waiting(Math.max(0, Math.min(1, share)), service.urgent());
  }

  private JoiningService newPerPass(JoiningService service) {
    int cap = random.below(SOME_NEW + 1);
    int most = cap == 0 ? Batching.UNLIMITED : cap;
    return service.withCaps(most, service.mostResidents(), service.apart());
  }

  private JoiningService residents(JoiningService service) {
    int cap = 1 + random.below(tasks);
    int most = cap == tasks ? Batching.UNLIMITED : cap;
    return service.withCaps(service.newPerPass(), most, service.apart());
  }

  private JoiningService offset(JoiningService service) {
    SortedMap<Integer, Integer> offsets = new TreeMap<>(service.offsets());
    offsets.merge(random.below(tasks), step(), Integer::sum);
    return service.drafting(service.lengths(), service.few(), service.fewLengths(), offsets);
  }

  private JoiningService urgent(JoiningService service) {
    boolean isEarly = random.below(3) > 0;
    int place = random.below(isEarly ? Math.min(FIRST, tasks) : tasks);
    Integer task = service.tasks().get(place);
    SortedSet<Integer> urgent = new TreeSet<>(service.urgent());
    if (!urgent.remove(task)) {
      urgent.add(task);
    }
    return service.waiting(service.waitShare(), urgent);
  }

  private JoiningService mode(JoiningService service) {
    int d = choosing[random.below(choosing.length)];
    List<DraftMode> own = instance.drafters().get(d).modes();
    SortedMap<Integer, String> modes = new TreeMap<>(service.modes());
    modes.put(d, own.get(random.below(own.size())).name());
    JoiningService changed = service.in(modes);
    return fits.computeIfAbsent(
            changed.loaded(), loaded -> Feasibility.neverFits(instance, loaded).isEmpty())
        ? changed
        : service;
  }
}
