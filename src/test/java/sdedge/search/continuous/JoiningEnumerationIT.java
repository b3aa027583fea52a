package sdedge.search.continuous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.HandTime;
import sdedge.Json;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.control.Termination;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Feasibility;
import sdedge.plan.JoiningService;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.planning.AllPoliciesBound;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.stream.ContinuousRun;

/** What is found and proven for tiny instances, against all plans whose tasks join one by one. */
class JoiningEnumerationIT {
  private static final Path TINY = Path.of("src/test/resources/reference/continuous");
  private static final double ROUNDING = 1e-12;
  private static final double MOST_ABOVE = 0.02; // of the least

  /** Of two tasks everything that a plan may say is tried: what others say is the same to it. */
  @Test
  @Tag(TestSeeds.DRAWS)
  void noPlanOfTwoTasksIsBelowTheBoundOrBelowWhatIsFound() {
    Tried tried = new Tried();
    TestSeeds.each(
        getClass(), TestSeeds.draws(10, 30, 1_000), random -> tried.add(instance(random, 2, 6)));
    tried.expect("two tasks");
    TestSeeds.guard(
        () -> assertThat(tried.parts).hasSizeGreaterThan(TestSeeds.draws(10, 30, 1_000) / 3));
  }

  /** No set of modes fits in which all could be there. */
  @Test
  void groupsAreFoundWhereNobodyCanJoin() {
    Instance instance = instance(new Random(20_261_035), 2, 6);
    Outcome.Found found = solved(instance, Control.NONE);

    assertThat(JoiningStarts.of(instance)).isEmpty();
    assertThat(found.plan().continuous()).isNotNull().isNotInstanceOf(JoiningService.class);
    assertThat(found.makespanS()).isCloseTo(0.3587577275789142, within(1e-12));
    assertThat(leastS(instance)).isInfinite();
  }

  /** Drafters have no mode in common in which they could draft together, as they must. */
  @Test
  void joiningIsFoundWhereNoGroupCanBe() {
    Instance instance = instance(new Random(20_261_248), 2, 6);
    Outcome.Found found = solved(instance, Control.NONE);

    assertThat(SimpleServices.of(instance)).isEmpty();
    assertThat(found.note()).startsWith("no draft mode that fits in memory is one of all drafters");
    assertThat(found.plan().continuous()).isInstanceOf(JoiningService.class);
    assertThat(found.makespanS()).isCloseTo(leastS(instance), within(1e-12));
    assertThat(found.makespanS()).isCloseTo(0.2312621856594742, within(1e-12));
    assertThat(ShortPlanning.comparedS(instance, null, Control.NONE))
        .isCloseTo(0.2312621856594742, within(1e-12));

    Control over = Control.limited(0, new HandTime(), 0, () -> null, ProgressListener.NONE);
    Outcome.Found first = solved(instance, over);
    assertThat(first.termination()).isEqualTo(Termination.TIME_LIMIT);
    assertThat(first.plan().continuous()).isInstanceOf(JoiningService.class);
  }

  /** Of three tasks as well, of up to four tokens. */
  @Test
  @Tag(TestSeeds.DRAWS)
  void noPlanOfThreeTasksIsBelowTheBoundOrBelowWhatIsFound() {
    Tried tried = new Tried();
    TestSeeds.each(
        getClass(), TestSeeds.draws(5, 10, 60), random -> tried.add(instance(random, 3, 4)));
    tried.expect("three tasks");
    TestSeeds.guard(() -> assertThat(tried.parts).isNotEmpty());
  }

  /** What was found for instances, as parts of the least makespans. */
  private static final class Tried {
    private final List<Double> parts = new ArrayList<>();

    /** Tries all plans of an instance in which a task has a choice of modes. */
    void add(Instance instance) {
      if (instance.drafters().stream().noneMatch(Drafter::hasChoice)
          || !Feasibility.neverFits(instance).isEmpty()) {
        return;
      }
      double bestS = leastS(instance);
      Outcome.Found found = solved(instance, Control.NONE);
      double boundS =
          Objects.requireNonNull(AllPoliciesBound.of(instance, Pipeline.CONTINUOUS, Control.NONE))
              .boundS();

      assertThat(boundS).isLessThanOrEqualTo(bestS * (1 + ROUNDING));
      assertThat(boundS).isLessThanOrEqualTo(found.makespanS() * (1 + ROUNDING));
      if (found.plan().continuous() instanceof JoiningService) {
        assertThat(found.makespanS()).isGreaterThanOrEqualTo(bestS * (1 - ROUNDING));
      }
      parts.add(found.makespanS() / bestS);
    }

    /** Few plans that were found are above the least, and those by little. */
    void expect(String of) {
      System.out.printf(
          "%d tiny instances of %s: found at most %.4f of the least%n",
          parts.size(), of, parts.stream().mapToDouble(part -> part).max().orElse(0));
      assertThat(parts).allMatch(part -> part <= 1 + MOST_ABOVE);
      assertThat(parts.stream().filter(part -> part > 1 + 1e-9).count())
          .isLessThanOrEqualTo(parts.size() / 100);
    }
  }

  private static Outcome.Found solved(Instance instance, Control control) {
    return (Outcome.Found) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, control);
  }

  /** A few tasks of a few tokens, at drafters of up to three modes. */
  private static Instance instance(Random random, int tasks, int tokens) {
    int drafters = tasks > 2 ? 1 : 1 + random.nextInt(2);
    Instance plain =
        new RandomInstances(random)
            .drafters(drafters)
            .tasks(tasks)
            .maxTokens(tokens)
            .maxLength(tasks > 2 || drafters > 1 ? 1 : 2)
            .next();
    return new RandomModes(random)
        .of(plain)
        .with(Steps.MEAN)
        .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, TaskOrder.AUTO, null);
  }

  /** The least makespan of all joining plans, seconds. */
  private static double leastS(Instance instance) {
    int tasks = instance.tasks().size();
    ContinuousRun run = new ContinuousRun(instance);
    double leastS = Double.POSITIVE_INFINITY;
    for (JoiningService drafting : drafting(instance)) {
      for (JoiningService waiting : waiting(drafting, tasks)) {
        for (int most = 1; most <= tasks; most++) {
          for (int perPass = 1; perPass <= most; perPass++) {
            for (boolean apart : new boolean[] {true, false}) {
              JoiningService service = waiting.withCaps(perPass, most, apart);
              leastS = Math.min(leastS, run.ended(service, leastS, Control.NONE).makespanS());
            }
          }
        }
      }
    }
    return leastS;
  }

  /** Passes that wait for any number of the residents, but for those who are urgent. */
  private static List<JoiningService> waiting(JoiningService service, int tasks) {
    List<JoiningService> all = new ArrayList<>();
    for (List<Integer> order : ContinuousPlanningIT.permutations(tasks)) {
      JoiningService ordered = service.inOrder(order);
      for (double share : shares(tasks)) {
        int urgentSets = share == 0 ? 1 : (1 << tasks) - 1; // of all: nobody waits
        for (int urgent = 0; urgent < urgentSets; urgent++) {
          BitSet bits = BitSet.valueOf(new long[] {urgent});
          SortedSet<Integer> who = new TreeSet<>(bits.stream().boxed().toList());
          all.add(ordered.waiting(share, who));
        }
      }
    }
    return all;
  }

  /** Shares of up to so many residents of which one more or none waits for others. */
  private static List<Double> shares(int residents) {
    Map<List<Double>, Double> byQuorum = new LinkedHashMap<>();
    for (int of = 1; of <= residents; of++) {
      for (int part = 0; part <= of; part++) {
        double share = (double) part / of;
        JoiningService service = new JoiningService(List.of(), share, Map.of());
        List<Double> quorums =
            IntStream.rangeClosed(1, residents)
                .mapToObj(count -> Math.max(1, service.quorum(count)))
                .toList();
        byQuorum.putIfAbsent(quorums, share);
      }
    }
    return List.copyOf(byQuorum.values());
  }

  /** All lengths, modes, lengths of the last ones, and offsets, once each for what tasks draft. */
  private static Collection<JoiningService> drafting(Instance instance) {
    int longest = instance.speculation().maxLength();
    List<Integer> tasks = IntStream.range(0, instance.tasks().size()).boxed().toList();
    List<SortedMap<Integer, Integer>> lengths = maps(instance.draftersWithTasks(), 0, longest);
    int[] keys = tasks.stream().mapToInt(k -> k).toArray();
    Map<List<Object>, JoiningService> all = new LinkedHashMap<>();
    for (SortedMap<Integer, String> modes : modes(instance)) {
      for (SortedMap<Integer, Integer> own : lengths) {
        JoiningService plain = new JoiningService(tasks, 0, own).in(modes);
        for (SortedMap<Integer, Integer> offset : maps(keys, -longest, longest)) {
          for (int few = 0; few < tasks.size(); few++) {
            for (SortedMap<Integer, Integer> ofFew : few == 0 ? List.of(own) : lengths) {
              JoiningService service = plain.drafting(own, few, ofFew, offset);
              List<Integer> drafts = drafts(instance, service, false);
              List<Integer> last = drafts(instance, service, true);
              boolean isSame = drafts.equals(last);
              all.putIfAbsent(List.of(modes, drafts, last, isSame ? 0 : few), service);
            }
          }
        }
      }
    }
    return all.values();
  }

  /** By task. */
  private static List<Integer> drafts(Instance instance, JoiningService service, boolean isFew) {
    int[] drafters = instance.tasks().stream().mapToInt(Task::drafter).toArray();
    int[] lengths = service.lengths(isFew, drafters, instance.speculation());
    return Arrays.stream(lengths).boxed().toList();
  }

  /** All maps of some keys to numbers. */
  private static List<SortedMap<Integer, Integer>> maps(int[] keys, int least, int most) {
    List<SortedMap<Integer, Integer>> all = List.of(new TreeMap<>());
    for (int key : keys) {
      all =
          all.stream()
              .flatMap(
                  map ->
                      IntStream.rangeClosed(least, most)
                          .mapToObj(
                              value -> {
                                SortedMap<Integer, Integer> more = new TreeMap<>(map);
                                more.put(key, value);
                                return more;
                              }))
              .toList();
    }
    return all;
  }

  /** A mode for each drafter that lists any, as far as they fit together. */
  private static List<SortedMap<Integer, String>> modes(Instance instance) {
    List<SortedMap<Integer, String>> all = new ArrayList<>(List.of(new TreeMap<>()));
    for (int d : instance.draftersWithTasks()) {
      List<String> names =
          instance.drafters().get(d).modes().stream().map(DraftMode::name).toList();
      if (!names.isEmpty()) {
        all =
            new ArrayList<>(
                all.stream()
                    .flatMap(
                        map ->
                            names.stream()
                                .map(
                                    name -> {
                                      SortedMap<Integer, String> more = new TreeMap<>(map);
                                      more.put(d, name);
                                      return more;
                                    }))
                    .toList());
      }
    }
    all.removeIf(map -> !Feasibility.neverFits(instance, Set.copyOf(map.values())).isEmpty());
    return all;
  }

  /** One mode that is what the drafter does anyway changes nothing, and optima are no slower. */
  @Test
  @Tag(TestSeeds.DRAWS)
  void tinyInstancesOfTheReferenceAreTheSameWithOneMode() throws Exception {
    String json = Files.readString(TINY.resolve("tiny.json"));
    List<Object> cases = Json.list(Json.parse(json).get("cases"));
    assertThat(cases).hasSize(30);
    List<Integer> numbers = IntStream.range(0, 30).mapToObj(i -> i % 3 * 10 + i / 3).toList();
    for (int i : TestSeeds.cases(3, 6, numbers)) {
      Map<String, Object> tiny = Json.map(cases.get(i));
      Instance plain =
          InstanceReader.read(TINY.resolve((String) Objects.requireNonNull(tiny.get("instance"))))
              .withOptions(Pipeline.CONTINUOUS, null, null, null)
              .with(Steps.MEAN);

      double withoutS = foundS(plain);
      double oneS = foundS(withOneMode(plain));

      assertThat(oneS).as("%s", tiny).isEqualTo(withoutS);
      assertThat(oneS).isGreaterThanOrEqualTo(Json.number(tiny.get("optimum_s")) * (1 - 1e-6));
    }
  }

  private static double foundS(Instance instance) {
    Outcome.Found found = solved(instance, Control.NONE);
    assertThat(found.boundS()).isNotNull().isLessThanOrEqualTo(found.makespanS());
    return found.makespanS();
  }

  private static Instance withOneMode(Instance plain) {
    List<Drafter> drafters =
        plain.drafters().stream()
            .map(
                drafter -> {
                  DraftMode own = drafter.mode(null);
                  return drafter.with(
                      List.of(
                          new DraftMode("only", own.model(), false, false, null, own.numbers())));
                })
            .toList();
    return plain.with(new Instance.Network(plain.verifier(), drafters));
  }
}
