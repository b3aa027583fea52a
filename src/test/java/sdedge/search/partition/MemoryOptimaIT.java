package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.planning.AllBatchPlans;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** The optimum of all batch plans where memory leaves few cohorts, against reference values. */
class MemoryOptimaIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"14.6e9, 71.93289006323418", "14.8e9, 62.735151041", "15e9, 56.114042779"})
  void theyAreProven(String bytes, double optimumS) throws Exception {
    String text = Files.readString(Path.of("instances/memory-limited.yaml"));
    Path file = folder.resolve("instance.yaml");
    String tighter = text.replace("memory_bytes: 24e9", "memory_bytes: " + bytes);
    Instance instance = InstanceReader.read(Files.writeString(file, tighter));
    Outcome contiguous = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);

    Outcome outcome =
        AllBatchPlans.of(
            instance, contiguous, PlanClass.PARTITIONS, SearchOptions.DEFAULT, Control.NONE);

    assertThat(outcome).isInstanceOf(Outcome.Optimal.class);
    assertThat(((Outcome.Found) outcome).makespanS()).isCloseTo(optimumS, within(1e-9 * optimumS));
    Outcome.Contiguous inOrder = Objects.requireNonNull(outcome.proof().contiguous());
    assertThat(inOrder.isProven()).isTrue();
    assertThat(inOrder.makespanS()).isGreaterThan(1.05 * optimumS);
  }
}
