package sdedge.search.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.problem.ContiguousProblem;

/** Joint optima against independent programs. */
class JointReferenceIT {
  private static final Path FOLDER = Path.of("src/test/resources/reference/uplink");
  private static final double PERCENT = 1e-9 * 100;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c01", "c02", "c03", "c04", "c05", "c06", "c07", "c08", "c09", "c10", "c11", "c12", "m01",
        "m02", "m03", "m04", "m05", "m06", "m07", "m08"
      })
  void findsTheJointOptimum(String name) throws Exception {
    check(FOLDER.resolve(name + ".yaml"), name);
  }

  @Test
  void findsTheJointOptimumWhereUploadsAreSlow() throws Exception {
    check(Path.of("instances/slow-uplink.yaml"), "slow-uplink");
  }

  private static void check(Path file, String name) throws Exception {
    Instance instance = InstanceReader.read(file);
    double expectedS = expected(name);
    List<List<ContiguousProblem>> problems = JointCases.problems(instance, UplinkPolicy.JOINT);
    SearchResult found =
        JointProgram.orGiven(problems, StartingPlans.NONE, SearchOptions.DEFAULT, Control.NONE);
    assertThat(found.timeS()).isCloseTo(expectedS, withinPercentage(PERCENT));
    assertThat(found.boundS()).isCloseTo(expectedS, withinPercentage(PERCENT));
    assertThat(found.boundS()).isLessThanOrEqualTo(expectedS * (1 + 1e-10));
    assertThat(found.termination()).isEqualTo(Termination.COMPLETED);
  }

  private static double expected(String name) throws Exception {
    String json = Files.readString(FOLDER.resolve(name + ".json"));
    return Json.number(Json.map(Json.parse(json).get("joint")).get("optimum_s"));
  }
}
