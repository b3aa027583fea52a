package sdedge.search.control;

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
  /** A part that leaves so much of the time to the whole, seconds. */
  public static TimedPart before(Control control, double restS) {
    return new TimedPart(control, control.budget().before(restS), false);
  }

  /** One of some parts of the time, as {@link TimeBudget#part}. */
  public static TimedPart share(Control control, double restS, int parts) {
    return new TimedPart(control, control.budget().part(restS, parts), false);
  }

  /** A part with so much time from now on, seconds, also when that of the whole is over. */
  public static TimedPart apart(Control control, double seconds) {
    return new TimedPart(control, TimeBudget.of(control.budget().time(), seconds), true);
  }

  @Override
  public @Nullable Termination stop() {
    Termination stop = control.stop();
    if (stop != null && !(isApart && stop == Termination.TIME_LIMIT)) {
      return stop;
    }
    return budget.isOver() ? Termination.TIME_LIMIT : null;
  }
}
