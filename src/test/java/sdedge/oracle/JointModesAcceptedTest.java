package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomModes;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.oracle.files.ResultSource;
import sdedge.search.joint.JointCases;
import sdedge.search.solver.Method;

/** What proves optima of plans with draft modes and allocations proves them by the check's code. */
class JointModesAcceptedTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int MOST_TASKS = 6;

  @Test
  @Tag(TestSeeds.DRAWS)
  void acceptsWhatIsProvenAndNothingElse() {
    AtomicInteger proofs = new AtomicInteger();
    Set<String> notFound = new HashSet<>();
    Set<String> made = new HashSet<>();
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(60, 400),
        random -> {
          Instance instance = new RandomModes(random).of(JointCases.draw(random, MOST_TASKS));
          Map<String, byte[]> files = MadeResult.solved(instance, Method.DP);
          CheckOutcome checked = checked(instance, files);
          assertThat(checked.differences()).isEmpty();
          if (checked.claimed() == null) {
            return;
          }
          assertThat(ClaimChecker.check(checked, LIMIT)).isInstanceOf(ClaimVerdict.Holds.class);
          if (!instance.hasModes() || checked.claimed().statement().certificates().isEmpty()) {
            return;
          }
          proofs.incrementAndGet();
          for (Corruption kind : WeightCorruptions.ofModes()) {
            MutableResult changed = new MutableResult(files);
            assertThat(kind.change().apply(changed)).isTrue();
            made.add(kind.name());
            if (!isFound(instance, changed.files())) {
              notFound.add(kind.name());
            }
          }
        });
    TestSeeds.guard(
        () -> {
          assertThat(proofs.get()).as("results with certificates").isGreaterThan(3);
          assertThat(made).hasSize(WeightCorruptions.ofModes().size());
        });
    assertThat(notFound).isEmpty();
  }

  private static CheckOutcome checked(Instance instance, Map<String, byte[]> files)
      throws Exception {
    return ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
  }

  private static boolean isFound(Instance instance, Map<String, byte[]> files) throws Exception {
    CheckOutcome checked = checked(instance, files);
    return !checked.differences().isEmpty()
        || ClaimChecker.check(checked, LIMIT) instanceof ClaimVerdict.Refuted;
  }
}
