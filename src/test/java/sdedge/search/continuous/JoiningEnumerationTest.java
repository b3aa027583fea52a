package sdedge.search.continuous;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.Json;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
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
@Tag(TestSeeds.DRAWS)
class JoiningEnumerationTest {
  private static final Path TINY = Path.of("src/test/resources/reference/continuous");
  private static final double ROUNDING = 1e-12;

  /** Of two tasks everything that a plan may say is tried: what others say is the same to it. */
  @Test
  void noPlanOfTwoTasksIsBelowTheBoundOrFarBelowWhatIsFound() {
    List<Double> parts = new ArrayList<>();
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(10, 30, 1_000),
        random -> {
          Instance instance = instance(random);
          if (instance.drafters().stream().noneMatch(Drafter::hasChoice)
              || !Feasibility.neverFits(instance).isEmpty()) {
            return;
          }
          double bestS = leastS(instance);
          Outcome.Found found =
              (Outcome.Found)
                  Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
          double boundS =
              Objects.requireNonNull(
                      AllPoliciesBound.of(instance, Pipeline.CONTINUOUS, Control.NONE))
                  .boundS();

          assertThat(boundS).isLessThanOrEqualTo(bestS * (1 + ROUNDING));
          assertThat(boundS).isLessThanOrEqualTo(found.makespanS() * (1 + ROUNDING));
          if (found.plan().continuous() instanceof JoiningService) {
            assertThat(found.makespanS()).isGreaterThanOrEqualTo(bestS * (1 - ROUNDING));
          }
          parts.add(found.makespanS() / bestS);
        });
    System.out.printf(
        "%d tiny instances: found at most %.4f of the least, %d above it%n",
        parts.size(),
        Collections.max(parts),
        parts.stream().filter(part -> part > 1 + ROUNDING).count());
    assertThat(parts).allMatch(part -> part <= 1 + 1e-9);
    TestSeeds.guard(() -> assertThat(parts).hasSizeGreaterThan(TestSeeds.draws(10, 30, 1_000) / 3));
  }

  /** Two tasks of up to six tokens, at drafters of up to three modes. */
  private static Instance instance(Random random) {
    int drafters = 1 + random.nextInt(2);
    Instance plain =
        new RandomInstances(random)
            .drafters(drafters)
            .tasks(2)
            .maxTokens(6)
            .maxLength(drafters == 1 ? 2 : 1)
            .next();
    return new RandomModes(random)
        .of(plain)
        .with(Steps.MEAN)
        .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, TaskOrder.AUTO, null);
  }

  /** The least makespan of all plans of two tasks, seconds. */
  private static double leastS(Instance instance) {
    ContinuousRun run = new ContinuousRun(instance);
    double[] leastS = {Double.POSITIVE_INFINITY};
    Consumer<JoiningService> execute =
        service -> {
          double seconds = run.ended(service, leastS[0], Control.NONE).makespanS();
          leastS[0] = Math.min(leastS[0], seconds);
        };
    for (JoiningService drafting : drafting(instance)) {
      for (JoiningService waiting : waiting(drafting)) {
        for (int most : new int[] {1, 2}) {
          for (int perPass : new int[] {1, 2}) {
            execute.accept(waiting.withCaps(perPass, most, true));
            execute.accept(waiting.withCaps(perPass, most, false));
          }
        }
      }
    }
    return leastS[0];
  }

  /** Passes that wait for one or for both, but for one who is urgent, in both orders. */
  private static List<JoiningService> waiting(JoiningService service) {
    List<JoiningService> all = new ArrayList<>();
    for (List<Integer> order : List.of(List.of(0, 1), List.of(1, 0))) {
      JoiningService ordered = service.inOrder(order);
      all.add(ordered.waiting(0, Collections.emptySortedSet()));
      for (SortedSet<Integer> urgent : List.of(none(), only(0), only(1))) {
        all.add(ordered.waiting(1, urgent));
      }
    }
    return all;
  }

  private static SortedSet<Integer> none() {
    return new TreeSet<>();
  }

  private static SortedSet<Integer> only(int task) {
    return new TreeSet<>(Set.of(task));
  }

  /** All lengths, modes, lengths of the last one, and offsets. */
  private static List<JoiningService> drafting(Instance instance) {
    int longest = instance.speculation().maxLength();
    List<SortedMap<Integer, Integer>> lengths = maps(instance.draftersWithTasks(), 0, longest);
    List<SortedMap<Integer, Integer>> offsets = maps(new int[] {0, 1}, -longest, longest);
    List<JoiningService> all = new ArrayList<>();
    for (SortedMap<Integer, String> modes : modes(instance)) {
      for (SortedMap<Integer, Integer> own : lengths) {
        JoiningService plain = new JoiningService(List.of(0, 1), 0, own).in(modes);
        for (SortedMap<Integer, Integer> offset : offsets) {
          all.add(plain.drafting(own, 0, own, offset));
          lengths.forEach(few -> all.add(plain.drafting(own, 1, few, offset)));
        }
      }
    }
    return all;
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
  void tinyInstancesOfTheReferenceAreTheSameWithOneMode() throws Exception {
    String json = Files.readString(TINY.resolve("tiny.json"));
    List<Object> cases = Json.list(Json.parse(json).get("cases"));
    assertThat(cases).hasSize(30);
    int step = 30 / TestSeeds.draws(3, 6, 30);
    for (int i = 0; i < cases.size(); i += step) {
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
    Outcome.Found found =
        (Outcome.Found) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
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
