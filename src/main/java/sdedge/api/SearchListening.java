package sdedge.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.control.Termination;
import sdedge.control.TimeSource;

/** Passes the progress of a search on to a listener, which may end it. */
final class SearchListening implements ProgressListener {
  private static final double NEWS_S = 0.2; // between two calls that bring nothing better

  private final SolveListener listener;
  private final long beginNanos = TimeSource.SYSTEM.nanos();
  private volatile double notifiedS;
  private volatile @Nullable RuntimeException thrown;

  SearchListening(SolveListener listener) {
    this.listener = listener;
  }

  /** When something that begins now must stop, of which nobody hears; a null limit is none. */
  static Control limited(@Nullable Duration limit) {
    return new SearchListening(SolveListener.NONE).control(limit);
  }

  /** When the search must stop; a null limit is none. */
  Control control(@Nullable Duration limit) {
    return Control.limited(
        Control.seconds(limit), TimeSource.SYSTEM, beginNanos, this::asked, this);
  }

  private @Nullable Termination asked() {
    if (thrown == null) {
      try {
        return listener.isCancelled() ? Termination.INTERRUPTED : null;
      } catch (RuntimeException e) {
        thrown = e;
      }
    }
    return Termination.INTERRUPTED;
  }

  private double elapsedS() {
    return (TimeSource.SYSTEM.nanos() - beginNanos) / 1e9;
  }

  @Override
  public boolean wantsProgress() {
    return listener != SolveListener.NONE && elapsedS() - notifiedS > NEWS_S;
  }

  @Override
  public void notified(Event event) {
    if (event instanceof Bounds known) {
      double nowS = elapsedS();
      notifiedS = nowS;
      notifyListener(() -> listener.progress(nowS, known.incumbentS(), known.boundS()));
    }
  }

  @Override
  public void failed(String what, Throwable failure) {
    notifyListener(() -> listener.failed(what, failure));
  }

  /** What a listener throws is no failure of the search. */
  private void notifyListener(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      thrown = e;
    }
  }

  /** Throws what the listener threw. */
  void rethrow() {
    if (thrown != null) {
      throw thrown;
    }
  }
}
