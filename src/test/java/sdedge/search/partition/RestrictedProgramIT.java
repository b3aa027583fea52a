package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.UplinkChoices;
import sdedge.search.milp.CoverSolver;
import sdedge.search.partition.CohortPool.PooledCohort;
import sdedge.search.partition.PricedCohorts.PricedCohort;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;

/** Of all cohorts that there are, those of known optima are joined. */
class RestrictedProgramIT {
  private static final Path FOLDER = Path.of("src/test/resources/reference/partitions");

  @ParameterizedTest
  @ValueSource(strings = {"p1s1-4", "p1s3-7", "p2s1-7"})
  void theBestOfAllCohortsAreJoined(String name) throws Exception {
    String file = "pb-20-10-" + name + ".yaml";
    Map<String, Object> optima = Json.parse(Files.readString(FOLDER.resolve("optima.json")));
    double optimumS =
        Json.number(((Map<?, ?>) Objects.requireNonNull(optima.get(file))).get("optimum_s"));
    Instance instance = InstanceReader.read(FOLDER.resolve(file));
    ChoiceSet choices = ChoiceSets.of(instance).get(0);
    PricedBatches batches = new PricedBatches(instance, choices);
    CohortPool pool = CohortPool.ofAll();
    List<PricedCohort> singles = new ArrayList<>();
    for (PricedCohort cohort : everyCohort(instance, choices, batches)) {
      pool.accept(cohort);
      if (cohort.tasks().size() == 1) {
        singles.add(cohort);
      }
    }
    PricedCohorts known = PricedCohorts.of(singles);
    CohortRows rows = CohortRows.of(instance, 0);
    RowPrices about = RowPrices.byTokens(instance, known.seconds(), rows);
    assertThat(about.valueS(rows)).isCloseTo(known.seconds(), within(1e-9 * known.seconds()));

    try (CoverSolver solver = new CoverSolver()) {
      RestrictedProgram program =
          new RestrictedProgram(
              rows, singles.stream().map(PooledCohort::of).toList(), solver, Control.NONE);
      pool.cohorts().forEach(program::add);
      program.begin(about);
      MasterProgram.Best best = Objects.requireNonNull(program.prices());
      program.improve(best, Control.NONE);
      List<PooledCohort> better = program.known();

      assertThat(best.valueS()).isLessThanOrEqualTo(optimumS * (1 + 1e-9));
      assertThat(program.knownS()).isCloseTo(optimumS, within(1e-6));
      assertThat(better.stream().flatMap(cohort -> cohort.tasks().list().stream()))
          .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
      assertThat(better.stream().mapToDouble(PooledCohort::seconds).sum())
          .isCloseTo(optimumS, within(1e-6));
    }
  }

  private static List<PricedCohort> everyCohort(
      Instance instance, ChoiceSet choices, PricedBatches batches) {
    CohortLimits limits = new CohortLimits(instance, choices.loaded());
    FirstUploads uploads = new FirstUploads(instance, UplinkChoices.of(instance));
    BestCohort best = new BestCohort(batches, uploads, limits, Control.NONE);
    List<TaskSet> sets = Objects.requireNonNull(limits.cohorts(Integer.MAX_VALUE, Control.NONE));
    List<PricedCohort> cohorts = new ArrayList<>();
    for (TaskSet set : sets) {
      BestCohort.Ways ways = Objects.requireNonNull(best.of(set, Long.MAX_VALUE / 2));
      cohorts.add(batches.cohort(ways.any().batches()));
    }
    return cohorts;
  }
}
