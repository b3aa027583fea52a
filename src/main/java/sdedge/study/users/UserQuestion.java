package sdedge.study.users;

import sdedge.document.Suggestion;

/**
 * How many users are asked for.
 *
 * @param withinS by when all must have their answers, seconds, &gt; 0
 * @param share of the draws in which that must hold, in (0, 1]
 * @param draws from 1 to 100000
 * @param most no more users than these are tried, from 1 to 1000000
 */
public record UserQuestion(double withinS, double share, int draws, int most) {
  private static final int MOST_DRAWS = 100_000;
  private static final int MOST_USERS = 1_000_000;
  private static final double ROUNDING = 1e-9;

  /**
   * Checks all values.
   *
   * @throws IllegalArgumentException if one is outside its domain
   */
  public UserQuestion {
    if (!(withinS > 0)) {
      throw new IllegalArgumentException("--within must be longer than 0");
    } else if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "--percentile must be above 0 and at most 1." + Suggestion.ofShare(share));
    } else if (draws < 1 || draws > MOST_DRAWS) {
      throw new IllegalArgumentException("--draws must be from 1 to " + MOST_DRAWS);
    } else if (most < 1 || most > MOST_USERS) {
      throw new IllegalArgumentException("--most must be from 1 to " + MOST_USERS);
    }
  }

  /**
   * The latest makespan that is in time, seconds: equal ones of several plans differ by rounding.
   */
  public double latestS() {
    return withinS * (1 + ROUNDING);
  }

  /** In how many draws it must hold, at least. */
  public int needed() {
    return Math.max(1, (int) Math.ceil(share * draws - ROUNDING));
  }
}
