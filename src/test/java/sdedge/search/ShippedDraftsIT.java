package sdedge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Solver;

/**
 * The table of results/drafts/README.md on who should draft: the first line of each is the optimum.
 */
class ShippedDraftsIT {
  @ParameterizedTest
  @CsvSource({
    "l4-a100-modes, dp, 9.812487531000093",
    "l4-a100-modes, mode:block, 9.812487531000093",
    "l4-a100-modes, edge, 12.373139899649802",
    "handsets-band, dp, 17.31744674928652",
    "handsets-band, mode:top64, 17.31744674928652",
    "compressed-drafts, dp, 51.73822012308106",
    "compressed-drafts, mode:ids, 53.711750015680686",
    "two-vocabularies, dp, 4.768238979209123",
    "two-vocabularies, mode:token-level, 5.0534353482424885",
    "second-box, dp, 24.339723480635396",
    "second-box, mode:all, 28.609992103573322",
    "second-box, autoregressive, 31.96115504868302",
    "long-prompts, dp, 25.226747030046962",
    "long-prompts, autoregressive, 27.46896802981334"
  })
  void whoDraftsTakesItsTime(String name, String method, double seconds) throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances/drafts/" + name + ".yaml"));

    Outcome outcome =
        Solver.solve(
            instance,
            Objects.requireNonNull(Approaches.named(method)),
            SearchOptions.DEFAULT,
            Control.NONE);

    assertThat(((Outcome.Found) outcome).makespanS()).isCloseTo(seconds, within(1e-9 * seconds));
  }
}
