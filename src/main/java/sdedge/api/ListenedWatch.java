package sdedge.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sdedge.control.TimeSource;
import sdedge.study.Watch;

/** Passes the progress of a search on to a listener, which may end it. */
final class ListenedWatch extends Watch {
  private static final double NEWS_S = 0.2; // between two calls that tell of nothing better

  private final SolveListener listener;
  private volatile double notifiedS;
  private volatile @Nullable RuntimeException thrown;

  ListenedWatch(@Nullable Duration limit, SolveListener listener) {
    super(limit, TimeSource.SYSTEM, TimeSource.SYSTEM.nanos(), 0, false);
    this.listener = listener;
  }

  @Override
  public boolean isInterrupted() {
    if (thrown == null) {
      try {
        return listener.isCancelled();
      } catch (RuntimeException e) {
        thrown = e;
      }
    }
    return true;
  }

  @Override
  public boolean wantsProgress() {
    return listener != SolveListener.NONE && elapsedS() - notifiedS > NEWS_S;
  }

  @Override
  public void progress(double incumbentS, double boundS, @Nullable Subproblem of) {
    super.progress(incumbentS, boundS, of);
    double now = elapsedS();
    notifiedS = now;
    notifyListener(() -> listener.progress(now, incumbentS, boundS));
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
