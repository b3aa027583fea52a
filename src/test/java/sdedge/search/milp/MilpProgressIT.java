package sdedge.search.milp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** What is told of several orders while they are searched one by one. */
class MilpProgressIT {
  private record Told(double incumbentS, double boundS) {}

  @Test
  void aBoundOfOneOrderIsNoneOfTheOthers() throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("instances/quickstart.yaml"))
            .with(Steps.MEAN)
            .withFirstTasks(4);
    List<Told> told = new ArrayList<>();
    Control control =
        Control.NONE.with(
            new ProgressListener() {
              @Override
              public boolean wantsProgress() {
                return true;
              }

              @Override
              public synchronized void notified(Event event) {
                if (event instanceof Bounds known) {
                  told.add(new Told(known.incumbentS(), known.boundS()));
                }
              }
            });

    Outcome outcome = Solver.solve(instance, Method.MILP, SearchOptions.DEFAULT, control);

    double optimumS = ((Outcome.Found) outcome).makespanS();
    assertThat(told).hasSizeGreaterThan(1);
    assertThat(told).allSatisfy(each -> assertThat(each.boundS).isLessThan(optimumS * (1 + 1e-9)));
    assertThat(told)
        .extracting(Told::incumbentS)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(told.get(0).boundS)
        .as("by paths, of all orders")
        .isBetween(0.5 * optimumS, optimumS);
    assertThat(told.get(told.size() - 1).boundS).isGreaterThan(optimumS * (1 - 1e-6));
  }
}
