package sdedge.control;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When work must stop, and who hears of how far it is. Whatever computes is given one, and gives a
 * part of it to each part of its work, which ends with the whole or before it; only a {@link
 * #wrapUp} goes on when the time is over, to a moment that is that of the whole too. Asked from any
 * thread, often.
 */
public final class Control implements ProgressListener {
  /** Never stops, and nobody hears of it: of work that nothing limits. */
  public static final Control NONE = asking(() -> null);

  private static final long NEVER = Long.MAX_VALUE;
  private static final double NANOS = 1e9; // a second
  private static final double LONGEST_NANOS = Long.MAX_VALUE / 4.0;
  private static final double OVERRUN = 0.1; // of a limit, by which it may be exceeded
  private static final double OVERRUN_S = 2; // beside it: in a third second the program begins
  private static final double FIRST_S = 0.4; // of these: writing and checking for the first time
  private static final double AFTER_S = 0.8; // of these: cheap plans, decoding without drafts
  private static final double LEAST_SEARCH = 0.5; // of a limit, whatever follows

  private final TimeSource time;
  private final double limitS; // of the whole; infinite if there is none
  private final long untilNanos; // when the time is over, by the clock
  private final long latestNanos; // when that must have ended which goes on then
  private final Supplier<@Nullable Termination> asked;
  private final ProgressListener listener;

  private Control(
      TimeSource time,
      double limitS,
      long untilNanos,
      long latestNanos,
      Supplier<@Nullable Termination> asked,
      ProgressListener listener) {
    this.time = time;
    this.limitS = limitS;
    this.untilNanos = untilNanos;
    this.latestNanos = latestNanos;
    this.asked = asked;
    this.listener = listener;
  }

  /**
   * Of work that has begun at a moment.
   *
   * @param limitS seconds; infinite for none
   * @param asked why to stop before, such as a signal; null to go on
   */
  public static Control limited(
      double limitS,
      TimeSource time,
      long beginNanos,
      Supplier<@Nullable Termination> asked,
      ProgressListener listener) {
    double latestS = limitS * (1 + OVERRUN) + OVERRUN_S;
    return new Control(
        time, limitS, after(beginNanos, limitS), after(beginNanos, latestS), asked, listener);
  }

  /** Without a limit, but for who asks to stop. */
  public static Control asking(Supplier<@Nullable Termination> asked) {
    return limited(Double.POSITIVE_INFINITY, TimeSource.SYSTEM, 0, asked, ProgressListener.NONE);
  }

  private static long after(long nanos, double seconds) {
    return Double.isInfinite(seconds)
        ? NEVER
        : nanos + Math.round(Math.min(seconds * NANOS, LONGEST_NANOS));
  }

  private static long before(long nanos, double seconds) {
    return nanos == NEVER ? NEVER : nanos - Math.round(seconds * NANOS);
  }

  /** Why to stop now with what there is; null to go on. */
  public @Nullable Termination stop() {
    Termination stop = asked.get();
    return stop == null && untilNanos != NEVER && untilNanos - time.nanos() <= 0
        ? Termination.TIME_LIMIT
        : stop;
  }

  /** Whether to stop now. */
  public boolean isStopped() {
    return stop() != null;
  }

  /** Why somebody asks to stop, whatever time there is; null if nobody does. */
  public @Nullable Termination asked() {
    return asked.get();
  }

  /** How long it may go on, seconds; negative once the time is over, infinite without a limit. */
  public double leftS() {
    return secondsTo(untilNanos);
  }

  /** How long a {@link #wrapUp} may last at most, seconds; infinite without a limit. */
  public double wrapUpS() {
    return secondsTo(latestNanos);
  }

  private double secondsTo(long nanos) {
    return nanos == NEVER ? Double.POSITIVE_INFINITY : (nanos - time.nanos()) / NANOS;
  }

  /** The clock. */
  public TimeSource time() {
    return time;
  }

  /** The limit of the whole, seconds; infinite if there is none. */
  public double limitS() {
    return limitS;
  }

  /** One that ends so much earlier, seconds, with all that goes on after it. */
  public Control before(double restS) {
    return part(before(untilNanos, restS), before(latestNanos, restS));
  }

  /**
   * A share of the time left.
   *
   * @param restS how much must be left after all parts, seconds
   * @param parts how many there still are, this one too
   */
  public Control share(double restS, int parts) {
    double leftS = leftS();
    return Double.isInfinite(leftS)
        ? part(untilNanos, latestNanos)
        : part(before(untilNanos, leftS - (leftS - restS) / parts), latestNanos);
  }

  /** So many seconds of the time left. */
  public Control within(double seconds) {
    return part(Math.min(after(time.nanos(), seconds), untilNanos), latestNanos);
  }

  /**
   * For what must be done even when the time is over, such as making a plan: so many seconds, so
   * far as the whole still ends within a tenth of its limit and three seconds; without a limit as
   * many as it takes.
   */
  public Control wrapUp(double seconds) {
    long untilNanosNow = latestNanos == NEVER ? NEVER : after(time.nanos(), seconds);
    return part(Math.min(untilNanosNow, latestNanos), latestNanos);
  }

  /**
   * One that ends so early that what follows it, such as writing, is done in time too; it keeps
   * half of its limit in any case.
   *
   * @param seconds that what follows will take
   */
  public Control followedBy(double seconds) {
    double keptS = Math.max(0, seconds - (OVERRUN_S - FIRST_S - AFTER_S));
    double earlierS = Math.min(keptS, (1 - LEAST_SEARCH) * limitS);
    return new Control(
        time,
        limitS,
        before(untilNanos, earlierS),
        before(latestNanos, FIRST_S + seconds),
        asked,
        listener);
  }

  /** One whose {@link #wrapUp} ends so much earlier, seconds. */
  public Control leaving(double seconds) {
    return new Control(time, limitS, untilNanos, before(latestNanos, seconds), asked, listener);
  }

  /** For the last of the work, without which all of it is lost: nobody asks it to stop either. */
  public Control last() {
    return new Control(time, limitS, latestNanos, latestNanos, () -> null, listener);
  }

  /** One for work that is worth nothing unless it ends in time: nothing of it goes on then. */
  public Control strict() {
    return part(untilNanos, untilNanos);
  }

  /** One that is also asked otherwise to stop. */
  public Control orWhen(Supplier<@Nullable Termination> enough) {
    Supplier<@Nullable Termination> either =
        () -> {
          Termination stop = asked.get();
          return stop == null ? enough.get() : stop;
        };
    return new Control(time, limitS, untilNanos, latestNanos, either, listener);
  }

  /** One whose work somebody else hears of. */
  public Control with(ProgressListener other) {
    return new Control(time, limitS, untilNanos, latestNanos, asked, other);
  }

  /** One of whose work nobody hears, but for failures: how far a part is, the whole is not. */
  public Control quiet() {
    return part(untilNanos, latestNanos);
  }

  private Control part(long until, long latest) {
    return new Control(time, limitS, until, latest, asked, new OfPart(listener));
  }

  @Override
  public boolean wantsProgress() {
    return listener.wantsProgress();
  }

  /** Reports the incumbent and the bound of a search that has no subproblems, seconds. */
  public void progress(double incumbentS, double boundS) {
    listener.progress(incumbentS, boundS, null);
  }

  @Override
  public void progress(double incumbentS, double boundS, @Nullable Subproblem of) {
    listener.progress(incumbentS, boundS, of);
  }

  @Override
  public void forecast(Forecast forecast) {
    listener.forecast(forecast);
  }

  @Override
  public void manyLabels(long labels, double expected) {
    listener.manyLabels(labels, expected);
  }

  @Override
  public void failed(String what, Throwable failure) {
    listener.failed(what, failure);
  }

  @Override
  public void ended() {
    listener.ended();
  }

  @Override
  public void begin(String text, int pieces, long units) {
    listener.begin(text, pieces, units);
  }

  /** Of pieces that take as long each. */
  public void begin(String text, int pieces) {
    listener.begin(text, pieces, 0);
  }

  @Override
  public void advanced(long units) {
    listener.advanced(units);
  }

  @Override
  public void next() {
    listener.next();
  }
}
