package sdedge.control;

import org.jspecify.annotations.Nullable;

/**
 * A part of a search with a time budget of its own. It tells nobody of its progress, which is not
 * that of the whole.
 *
 * @param isApart whether it goes on when the time of the whole is over; what else stops the whole
 *     stops it too
 */
public record TimedPart(Control control, TimeBudget budget, boolean isApart)
    implements PartControl {
  /** A part that leaves so much of the time to the whole, seconds, not negative. */
  public static TimedPart before(Control control, double restS) {
    return within(control, control.budget().before(restS));
  }

  /** One of some parts of the time, as {@link TimeBudget#part}. */
  public static TimedPart share(Control control, double restS, int parts) {
    return within(control, control.budget().part(restS, parts));
  }

  /** One that ends with the whole or before it: of parts of parts only the clock of one counts. */
  private static TimedPart within(Control control, TimeBudget budget) {
    return control instanceof TimedPart part
        ? new TimedPart(part.control, budget, part.isApart)
        : new TimedPart(control, budget, false);
  }

  /** A part with so much time from now on, seconds, also when that of the whole is over. */
  public static TimedPart apart(Control control, double seconds) {
    return new TimedPart(control, TimeBudget.of(control.budget().time(), seconds), true);
  }

  @Override
  public @Nullable Termination stop() {
    Termination stop = isApart ? control.stopInTime() : control.stop();
    return stop == null && budget.isOver() ? Termination.TIME_LIMIT : stop;
  }
}
