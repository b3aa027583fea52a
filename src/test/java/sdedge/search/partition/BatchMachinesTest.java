package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.planning.AllBatchPlans;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/**
 * Single batch-processing machines with jobs of different sizes, of the literature: a pass takes a
 * second and memory holds the sizes of a batch. Their optima are known.
 */
class BatchMachinesTest {
  private static final Path FOLDER = Path.of("src/test/resources/reference/partitions");

  @ParameterizedTest
  @ValueSource(
      strings = {"p1s1-4", "p1s1-7", "p1s2-4", "p1s2-5", "p1s3-5", "p1s3-7", "p2s1-5", "p2s1-7"})
  void theirOptimaAreProven(String name) throws Exception {
    String file = "pb-20-10-" + name + ".yaml";
    Map<String, Object> optima = Json.parse(Files.readString(FOLDER.resolve("optima.json")));
    double optimumS =
        Json.number(((Map<?, ?>) Objects.requireNonNull(optima.get(file))).get("optimum_s"));
    Instance instance = InstanceReader.read(FOLDER.resolve(file));
    Outcome contiguous = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);

    Outcome outcome =
        AllBatchPlans.of(instance, contiguous, PlanClass.AUTO, SearchOptions.DEFAULT, Control.NONE);

    assertThat(outcome).isInstanceOf(Outcome.Optimal.class);
    assertThat(outcome.proof().planClass()).isEqualTo(PlanClass.PARTITIONS);
    assertThat(((Outcome.Found) outcome).makespanS()).isCloseTo(optimumS, within(1e-6));
  }
}
