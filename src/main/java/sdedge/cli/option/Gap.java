package sdedge.cli.option;

/**
 * When a plan is good enough.
 *
 * @param fraction (incumbent − bound)/incumbent, in [0, 1)
 */
public record Gap(double fraction) {
  /** Only a proof is good enough. */
  public static final Gap NONE = new Gap(0);

  /** As an option gives it; every start asks, and what records have by themselves is slow then. */
  @Override
  public String toString() {
    return Double.toString(fraction);
  }
}
