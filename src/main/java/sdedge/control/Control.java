package sdedge.control;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When work must stop, and who hears of how far it is. Whatever computes is given one, and gives a
 * part of it to each part of its work, which ends with the whole or before it; only a {@link
 * #wrapUp} goes on when the time is over, to a moment that is that of the whole too. Asked from any
 * thread, often.
 *
 * @param time the clock
 * @param limitS of the whole, seconds; infinite if there is none
 * @param untilS when the time is over, seconds by the clock; infinite for never
 * @param latestS when that must have ended which goes on then
 * @param request why somebody asks to stop before; null to go on
 * @param listener of the work
 */
public record Control(
    TimeSource time,
    double limitS,
    double untilS,
    double latestS,
    Supplier<@Nullable Termination> request,
    ProgressListener listener)
    implements ProgressListener {
  /** Never stops, and nobody hears of it: of work that nothing limits. */
  public static final Control NONE = asking(() -> null);

  private static final double OVERRUN = 0.1; // of a limit, by which it may be exceeded
  private static final double OVERRUN_S = 2; // beside it: in a third second the program begins
  private static final double FIRST_S = 0.4; // of these: writing and checking for the first time
  private static final double AFTER_S = 0.8; // of these: cheap plans, decoding without drafts
  private static final double LEAST_SEARCH = 0.5; // of a limit, whatever follows

  /**
   * Of work that has begun at a moment.
   *
   * @param limitS seconds; infinite for none
   * @param request why to stop before, such as a signal; null to go on
   */
  public static Control limited(
      double limitS,
      TimeSource time,
      long beginNanos,
      Supplier<@Nullable Termination> request,
      ProgressListener listener) {
    double untilS = beginNanos / 1e9 + limitS;
    double latestS = untilS + OVERRUN * limitS + OVERRUN_S;
    return new Control(time, limitS, untilS, latestS, request, listener);
  }

  /** A limit in seconds; infinite for null, which is none. */
  public static double seconds(@Nullable Duration limit) {
    return limit == null ? Double.POSITIVE_INFINITY : limit.toNanos() / 1e9;
  }

  /** Without a limit, but for who asks to stop. */
  public static Control asking(Supplier<@Nullable Termination> request) {
    return limited(Double.POSITIVE_INFINITY, TimeSource.SYSTEM, 0, request, ProgressListener.NONE);
  }

  /** A moment so much earlier, seconds; never stays never. */
  private static double before(double moment, double seconds) {
    return Double.isInfinite(moment) ? moment : moment - seconds;
  }

  /** Why to stop now with what there is; null to go on. */
  public @Nullable Termination stop() {
    Termination stop = asked();
    return stop == null && !Double.isInfinite(untilS) && leftS() <= 0
        ? Termination.TIME_LIMIT
        : stop;
  }

  /** Whether to stop now. */
  public boolean isStopped() {
    return stop() != null;
  }

  /** Why somebody asks to stop, whatever time there is; null if nobody does. */
  public @Nullable Termination asked() {
    return request.get();
  }

  /** How long it may go on, seconds; negative once the time is over, infinite without a limit. */
  public double leftS() {
    return untilS - time.seconds();
  }

  /** How long a {@link #wrapUp} may last at most, seconds; infinite without a limit. */
  public double wrapUpS() {
    return latestS - time.seconds();
  }

  /** One that ends so much earlier, seconds, with all that goes on after it. */
  public Control before(double restS) {
    return until(before(untilS, restS), before(latestS, restS)).quiet();
  }

  /**
   * A share of the time left.
   *
   * @param restS how much must be left after all parts, seconds
   * @param parts how many there still are, this one too
   */
  public Control share(double restS, int parts) {
    double nowS = time.seconds();
    return until(nowS + before(untilS, nowS + restS) / parts, latestS).quiet();
  }

  /** So many seconds of the time left. */
  public Control within(double seconds) {
    return until(Math.min(time.seconds() + seconds, untilS), latestS).quiet();
  }

  /**
   * For what must be done even when the time is over, such as making a plan: so many seconds, so
   * far as the whole still ends within a tenth of its limit and three seconds; without a limit as
   * many as it takes.
   */
  public Control wrapUp(double seconds) {
    double ownS = Double.isInfinite(latestS) ? latestS : time.seconds() + seconds;
    return until(Math.min(ownS, latestS), latestS).quiet();
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
    return until(before(untilS, earlierS), before(latestS, FIRST_S + seconds));
  }

  /** One whose {@link #wrapUp} ends so much earlier, seconds. */
  public Control leaving(double seconds) {
    return until(untilS, before(latestS, seconds));
  }

  /** For the last of the work, without which all of it is lost: nobody asks it to stop either. */
  public Control last() {
    return new Control(time, limitS, latestS, latestS, () -> null, listener);
  }

  /** One for work that is worth nothing unless it ends in time: nothing of it goes on then. */
  public Control strict() {
    return until(untilS, untilS).quiet();
  }

  private Control until(double until, double latest) {
    return new Control(time, limitS, until, latest, request, listener);
  }

  /** One that is also asked otherwise to stop. */
  public Control orWhen(Supplier<@Nullable Termination> enough) {
    Supplier<@Nullable Termination> either =
        () -> {
          Termination stop = asked();
          return stop == null ? enough.get() : stop;
        };
    return new Control(time, limitS, untilS, latestS, either, listener);
  }

  /** One whose work somebody else hears of. */
  public Control with(ProgressListener other) {
    return new Control(time, limitS, untilS, latestS, request, other);
  }

  /** One of whose work nobody hears, but for failures: how far a part is, the whole is not. */
  public Control quiet() {
    return with(new OfPart(listener, "", null));
  }

  /** A quiet one for a search within another: what fails in it bears its name. */
  public Control of(String part) {
    return with(new OfPart(listener, part + ": ", null));
  }

  /** One for a search among others: what it knows is passed on as what it means for the whole. */
  public Control meaning(Consumer<Bounds> bounds) {
    return with(new OfPart(listener, "", bounds));
  }

  /**
   * Hears of a part of some work.
   *
   * @param name before what failed in it
   * @param bounds is notified of those of a search; null for work of which only failures count
   */
  private record OfPart(ProgressListener whole, String name, @Nullable Consumer<Bounds> bounds)
      implements ProgressListener {
    @Override
    public void notified(Event event) {
      if (bounds != null && event instanceof Bounds known) {
        bounds.accept(known);
      } else if (bounds != null && event instanceof Forecast) {
        whole.notified(event);
      }
    }

    @Override
    public boolean wantsProgress() {
      return bounds != null && whole.wantsProgress();
    }

    @Override
    public void failed(String what, Throwable failure) {
      whole.failed(name + what, failure);
    }
  }

  @Override
  public void notified(Event event) {
    listener.notified(event);
  }

  @Override
  public boolean wantsProgress() {
    return listener.wantsProgress();
  }

  @Override
  public void failed(String what, Throwable failure) {
    listener.failed(what, failure);
  }
}
