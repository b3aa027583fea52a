package sdedge.study.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.RandomPlans;
import sdedge.control.Control;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Plan;

/** What is told of runs keeps each number with its run. */
class SimulationResultTest {
  private static final int RUNS = 101;
  private static final Instance INSTANCE = instance();
  private static final Plan FIRST = RandomPlans.next(new Random(1), INSTANCE, Pipeline.ROLLING);
  private static final Plan SECOND = RandomPlans.next(new Random(2), INSTANCE, Pipeline.ROLLING);
  private static final Simulation SIMULATION = new Simulation(INSTANCE, 3, RUNS, 1);

  private static Instance instance() {
    try {
      return InstanceReader.read(Path.of("instances/quickstart.yaml")).withFirstTasks(3);
    } catch (InvalidInputException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Samples samples(Plan plan) {
    return SIMULATION.run(Map.of("plan", plan), Control.NONE).get(0);
  }

  private static SimulationResult result() {
    Map<String, Plan> plans = new LinkedHashMap<>();
    plans.put("first", FIRST);
    plans.put("second", SECOND);
    return Objects.requireNonNull(
        SimulationResult.of(SIMULATION, plans, ServiceLevel.NONE, 0, Control.NONE));
  }

  private static List<String[]> rows(SimulationResult result, String file) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Objects.requireNonNull(result.tables().get(file)).writeTo(out);
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  @Test
  void samplesAreInTheSequenceOfTheRuns() throws Exception {
    double[] makespanS = samples(FIRST).makespanS();
    List<String[]> rows = rows(result(), "samples.csv");

    assertThat(makespanS).isNotEqualTo(Arrays.stream(makespanS).sorted().toArray());
    assertThat(rows).hasSize(2 * RUNS);
    for (int run = 0; run < RUNS; run++) {
      assertThat(rows.get(run))
          .containsExactly("first", String.valueOf(run + 1), String.valueOf(makespanS[run]));
    }
  }

  @Test
  void plansAreComparedRunByRun() {
    PairedComparison expected =
        PairedComparison.of(samples(SECOND).makespanS(), samples(FIRST).makespanS());

    assertThat(result().plans().get(1).toFirst()).isEqualTo(expected);
  }

  @Test
  void timesPerTokenAreThoseOfTheRuns() throws Exception {
    Distribution expected = Distribution.of(samples(FIRST).tasks().get(1).perTokenS());
    String[] row = rows(result(), "tasks.csv").get(1);

    assertThat(row).startsWith("first", "u2").hasSize(17);
    assertThat(Double.parseDouble(row[13])).isEqualTo(expected.standardError());
    assertThat(Double.parseDouble(row[15])).isEqualTo(expected.p95());
  }

  @Test
  void whatIsSummedUpStaysAsItWas() {
    double[] values = {3, 1, 2};

    assertThat(Distribution.of(values).p50()).isEqualTo(2);
    assertThat(values).containsExactly(3, 1, 2);
  }
}
