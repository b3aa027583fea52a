package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Steps;
import sdedge.oracle.files.ResultSource;
import sdedge.oracle.files.ServedAgain;
import sdedge.plan.ModeSets;
import sdedge.stream.RandomRuns;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StreamRun;

/** Nothing differs in random streams whose requests join one by one, and their windows. */
@Tag(TestSeeds.DRAWS)
class AcceptedJoiningTest {
  @Test
  void networksOfSeveralCellsAndMemoryLimitsAreAccepted() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(40, 100, 3_000),
        random -> accept(random, RandomRuns.network(random)));
  }

  @Test
  void networksWithModesAreAccepted() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(40, 100, 3_000),
        random -> accept(random, RandomRuns.networkWithModes(random)));
  }

  /** A pass begins as the transfer arrives after which all of the window is known. */
  @Test
  void aPassAtTheFirstKnownInstantIsAccepted() throws Exception {
    Random random = new Random(20_260_900);
    accept(random, RandomRuns.networkWithModes(random));
  }

  private static void accept(Random random, Instance drawn) throws Exception {
    Instance instance = drawn.with(random.nextBoolean() ? Steps.MEAN : Steps.EXPECTED);
    Set<String> modes = Set.copyOf(ModeSets.names(instance));
    if (!new StreamRun(instance, modes).refusals(new ServingPolicy.Joining()).isEmpty()) {
      return;
    }
    Map<String, byte[]> files = JoinedStreams.made(instance, random);
    LoadedInstance subject = MadeResult.subject(instance);
    assertThat(ResultChecker.check(subject, ResultSource.of(files)).differences()).isEmpty();
    assertThat(ServedAgain.of(subject, ResultSource.of(files)).differences()).isEmpty();
  }
}
