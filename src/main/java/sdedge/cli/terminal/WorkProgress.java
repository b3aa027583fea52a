package sdedge.cli.terminal;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import sdedge.control.ProgressListener;
import sdedge.document.Human;

/** Shows how far the work of a command is, stage by stage. */
public final class WorkProgress implements ProgressListener {
  private final Terminal terminal;
  private volatile Stage stage;

  /**
   * Some of the work.
   *
   * @param pieces how many
   * @param units of all pieces; null if nobody knows
   * @param names of the pieces, in their sequence; none if they have none
   */
  private record Stage(
      String text, int pieces, TimeLeft timeLeft, @Nullable Portion units, List<String> names) {}

  /**
   * Of work that begins now.
   *
   * @param first what it does before its first stage
   */
  public WorkProgress(Terminal terminal, String first) {
    this.terminal = terminal;
    stage = stage(first, 0, 0);
  }

  private Stage stage(String text, int pieces, long units) {
    return new Stage(
        text,
        pieces,
        new TimeLeft(terminal.time(), pieces),
        units > 0 ? new Portion(terminal.time(), units) : null,
        List.of());
  }

  /** Shows it in the status line until that is closed. */
  public StatusLine.Work show() {
    return terminal.status().show(this::text);
  }

  /** Shows it in the status line while work is done. */
  public <T> T during(Callable<T> work) throws Exception {
    return terminal.status().during(this::text, work);
  }

  /** Shows it in the status line, behind the time taken so far, while work is done. */
  public <T> T duringWithTime(Callable<T> work) throws Exception {
    long startNanos = terminal.time().nanos();
    return terminal.status().during(() -> seconds(startNanos) + text(), work);
  }

  private String seconds(long startNanos) {
    return Human.format("%.1f s, ", (terminal.time().nanos() - startNanos) / 1e9);
  }

  @Override
  public void begin(String text, int pieces, long units) {
    stage = stage(text, pieces, units);
  }

  /**
   * Begins a stage of pieces that have names, of which nothing is shown once all are done.
   *
   * @param text as of {@link #begin(String, int, long)}; fifth in the format is the name of the
   *     next piece
   */
  public void begin(String text, List<TimeLeft.Piece> pieces, List<String> names) {
    TimeLeft timeLeft = new TimeLeft(terminal.time(), pieces);
    stage = new Stage(text, pieces.size(), timeLeft, null, List.copyOf(names));
  }

  @Override
  public void advanced(long units) {
    Portion all = stage.units;
    if (all != null) {
      all.add(units);
    }
  }

  @Override
  public void next() {
    stage.timeLeft.next();
  }

  /** How far it is. */
  public String text() {
    Stage now = stage;
    int done = now.timeLeft.done();
    if (done >= now.names.size() && !now.names.isEmpty()) {
      return "";
    }
    String name = now.names.isEmpty() ? "" : now.names.get(done);
    double percent = 100.0 * done / Math.max(1, now.pieces);
    String left = now.units == null ? now.timeLeft.text() : now.units.timeLeft();
    return Human.format(now.text, done, now.pieces, left, percent, name);
  }
}
