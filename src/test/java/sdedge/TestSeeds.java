package sdedge;

import java.util.List;
import java.util.Random;

/**
 * Seeds of random tests. Every failure names its seed and the command that repeats it; the property
 * {@code test.seed} makes that seed the first one tried.
 *
 * <p>A test that would take long with all of its draws is tagged {@link #DRAWS} and draws {@link
 * #draws}: a fifth with its class, as many, of other seeds, in a run of draws alone, all with
 * {@code -Dtest.draws=all}.
 */
public final class TestSeeds {
  /**
   * The tag of tests of which {@code verify} runs more draws, apart from the rest of their class.
   */
  public static final String DRAWS = "draws";

  private static final long DEFAULT_SEED = 20_260_101;
  private static final long OTHER_SEED = 20_360_101;
  private static final String LANE = System.getProperty("test.draws", "quick");

  private TestSeeds() {}

  /** A test of one random case. */
  @FunctionalInterface
  public interface RandomCase {
    /** Draws the case and checks it. */
    void check(Random random) throws Exception;
  }

  /** The first seed: {@code -Dtest.seed=N}, or else a fixed one. */
  public static long first() {
    String given = given();
    if (!given.isBlank()) {
      return Long.parseLong(given.trim());
    }
    return LANE.equals("rest") ? OTHER_SEED : DEFAULT_SEED;
  }

  /**
   * Checks what was drawn from a default seed, such as how many of the draws are of some kind.
   * Draws of a seed that is given may lack that.
   */
  public static void guard(Runnable drawn) {
    guard(given(), drawn);
  }

  static void guard(String given, Runnable drawn) {
    if (given.isBlank()) {
      try {
        drawn.run();
      } catch (AssertionError e) {
        throw new AssertionError("drawn from seed " + first() + ": " + e.getMessage(), e);
      }
    }
  }

  /** The seed of {@code -Dtest.seed}; blank without it. */
  private static String given() {
    return System.getProperty("test.seed", "");
  }

  /** How many of all draws of a tagged test are its share in this run. */
  public static int draws(int all) {
    return draws(Math.max(1, all / 5), all);
  }

  /**
   * Where the run of its class draws less, or more, than a fifth; the run of draws a quarter of the
   * others, and no more than the former.
   */
  public static int draws(int quick, int all) {
    return draws(quick, quick + (all - quick) / 4, all);
  }

  /** The same where both runs together draw {@code lanes} of them. */
  public static int draws(int quick, int lanes, int all) {
    return draws(LANE, quick, lanes, all);
  }

  /**
   * Of the cases of a tagged test the first ones in the run of its class, the next ones in the run
   * of draws, all where all draws are asked for.
   *
   * @param lanes how many both runs have together
   */
  public static <T> List<T> cases(int quick, int lanes, List<T> all) {
    return cases(LANE, quick, lanes, all);
  }

  /** Whether everything is asked for, however long it takes: {@code -Dtest.draws=all}. */
  public static boolean all() {
    return LANE.equals("all");
  }

  static int draws(String lane, int quick, int lanes, int all) {
    return switch (lane) {
      case "quick" -> quick;
      case "rest" -> Math.max(1, Math.min(lanes - quick, quick));
      case "all" -> all;
      default -> throw unknownLane();
    };
  }

  static <T> List<T> cases(String lane, int quick, int lanes, List<T> all) {
    return switch (lane) {
      case "quick" -> all.subList(0, quick);
      case "rest" -> all.subList(quick, lanes);
      case "all" -> all;
      default -> throw unknownLane();
    };
  }

  private static IllegalArgumentException unknownLane() {
    return new IllegalArgumentException("-Dtest.draws must be quick, rest or all");
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
