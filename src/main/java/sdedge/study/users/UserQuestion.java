package sdedge.study.users;

/**
 * How many users are asked for.
 *
 * @param withinS by when all must have their answers, seconds, &gt; 0
 * @param share of the draws in which that must hold, in (0, 1]
 * @param draws at least 1
 * @param most no more users than these are tried, at least 1
 */
public record UserQuestion(double withinS, double share, int draws, int most) {
  private static final double ROUNDING = 1e-9;

  /** In how many draws it must hold, at least. */
  public int needed() {
    return Math.max(1, (int) Math.ceil(share * draws - ROUNDING));
  }
}
