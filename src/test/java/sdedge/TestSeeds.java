package sdedge;

import java.util.Random;

/**
 * Seeds of random tests. Every failure names its seed and the command that repeats it; the property
 * {@code test.seed} makes that seed the first one tried.
 */
public final class TestSeeds {
  private static final long DEFAULT_SEED = 20_260_101;

  private TestSeeds() {}

  /** A test of one random case. */
  @FunctionalInterface
  public interface RandomCase {
    /** Draws the case and checks it. */
    void check(Random random) throws Exception;
  }

  /** The first seed: {@code -Dtest.seed=N}, or else a fixed one. */
  public static long first() {
    String given = System.getProperty("test.seed", "");
    return given.isBlank() ? DEFAULT_SEED : Long.parseLong(given.trim());
  }

  /**
   * How many cases a test with a long sibling draws: all of them there, a fifth in the quick lane.
   */
  public static int draws(Class<?> test, int all) {
    return isLong(test) ? all : Math.max(1, all / 5);
  }

  private static boolean isLong(Class<?> test) {
    return test.getSimpleName().endsWith("IT");
  }

  /**
   * Checks {@code count} cases with consecutive seeds.
   *
   * @throws AssertionError on the first case that fails or throws
   */
  public static void each(Class<?> test, int count, RandomCase body) {
    for (long seed = first(); seed < first() + count; seed++) {
      try {
        body.check(new Random(seed));
      } catch (Exception | AssertionError e) {
        throw new AssertionError(repeat(test, seed) + "\n" + e, e);
      }
    }
  }

  private static String repeat(Class<?> test, long seed) {
    String name = test.getSimpleName();
    String lane = isLong(test) ? "mvn verify -Dskip.unit -Dit.test=" : "mvn test -Dtest=";
    return "seed " + seed + ", repeat with: " + lane + name + " -Dtest.seed=" + seed;
  }
}
