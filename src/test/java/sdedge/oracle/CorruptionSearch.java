package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.oracle.files.ResultSource;

/**
 * Makes every change of results, each of which must be found.
 *
 * @param mayMeanNothing those that some results say the same with; each is found in others
 */
record CorruptionSearch(Class<?> test, List<Corruption> all, Set<String> mayMeanNothing) {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** A result; {@code files} is empty if there is none to be changed. */
  record Made(Instance instance, Map<String, byte[]> files) {}

  /** Makes results. */
  @FunctionalInterface
  interface Draw {
    Made of(Random random) throws Exception;
  }

  /** Changes so many results. */
  void allAreFound(int cases, Draw draw) {
    Set<String> found = new HashSet<>();
    TestSeeds.each(
        test,
        cases,
        random -> {
          Made made = draw.of(random);
          for (Corruption corruption : made.files().isEmpty() ? List.<Corruption>of() : all) {
            MutableResult result = new MutableResult(made.files());
            if (corruption.change().apply(result)) {
              if (isFound(made.instance(), result.files())) {
                found.add(corruption.name());
              } else {
                assertThat(corruption.name()).isIn(mayMeanNothing);
              }
            }
          }
        });
    List<String> names = all.stream().map(Corruption::name).toList();
    TestSeeds.guard(() -> assertThat(found).containsAll(names));
  }

  private static boolean isFound(Instance instance, Map<String, byte[]> files) throws Exception {
    CheckOutcome checked =
        ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
    return !checked.differences().isEmpty()
        || ClaimChecker.check(checked, LIMIT) instanceof ClaimVerdict.Refuted;
  }
}
