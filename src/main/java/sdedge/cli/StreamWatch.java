package sdedge.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.TimeLeft;
import sdedge.search.control.Termination;
import sdedge.study.stream.StreamStudy;

/** Stops the study of a stream at its time limit or at a signal, and tells how far it is. */
final class StreamWatch implements StreamStudy.Watch {
  private final Terminal terminal;
  private final @Nullable Duration limit;
  private final long startNanos;
  private volatile @Nullable Termination stopped;
  private volatile @Nullable Stage stage;

  /**
   * Runs under way.
   *
   * @param requests of all of them; null if nobody knows
   */
  private record Stage(TimeLeft timeLeft, int pieces, @Nullable Portion requests) {}

  StreamWatch(Terminal terminal, @Nullable Duration limit) {
    this.terminal = terminal;
    this.limit = limit;
    startNanos = terminal.time().nanos();
  }

  @Override
  public @Nullable Termination stop() {
    Termination known = stopped;
    if (known != null) {
      return known;
    } else if (terminal.signals().received() != null) {
      stopped = Termination.INTERRUPTED;
    } else if (limit != null && terminal.time().nanos() - startNanos >= limit.toNanos()) {
      stopped = Termination.TIME_LIMIT;
    }
    return stopped;
  }

  @Override
  public void begin(int pieces, long requests) {
    Portion portion = requests > 0 ? new Portion(terminal.time(), requests) : null;
    stage = new Stage(new TimeLeft(terminal.time(), pieces), pieces, portion);
  }

  @Override
  public void served(int requests) {
    Stage current = stage;
    if (current != null && current.requests != null) {
      current.requests.add(requests);
    }
  }

  @Override
  public void next() {
    Stage current = stage;
    if (current != null) {
      current.timeLeft.next();
    }
  }

  /** For the status line. */
  String text() {
    Stage current = stage;
    if (current == null) {
      return "looking for a bound";
    }
    Portion requests = current.requests;
    String left = requests == null ? current.timeLeft.text() : requests.timeLeft();
    if (current.pieces == 0) {
      return "serving the run that is told again" + left;
    }
    return current.timeLeft.done() + " of " + current.pieces + " runs" + left;
  }
}
