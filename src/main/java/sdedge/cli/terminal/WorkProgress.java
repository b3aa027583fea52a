package sdedge.cli.terminal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sdedge.check.ResultSource;
import sdedge.control.ProgressListener;
import sdedge.control.ProgressListener.Advanced;
import sdedge.control.ProgressListener.Stage;
import sdedge.control.TimeSource;
import sdedge.document.Human;

/** Shows how far the work of a command is, stage by stage. */
public final class WorkProgress implements ProgressListener, AutoCloseable {
  private static final int READ = 2; // times that a check reads a file: its digest, its content

  private final Terminal terminal;
  private final Supplier<String> detail;
  private volatile StageProgress stage;
  private StatusLine.@Nullable Work line;

  /**
   * Of work that begins now.
   *
   * @param first what it does before its first stage
   */
  public WorkProgress(Terminal terminal, String first) {
    this(terminal, first, () -> "");
  }

  /**
   * Of work that begins now.
   *
   * @param detail sixth in the format of a stage, asked whenever it is shown
   */
  public WorkProgress(Terminal terminal, String first, Supplier<String> detail) {
    this.terminal = terminal;
    this.detail = detail;
    stage = new StageProgress(terminal.time(), new Stage(first, 0, 0));
  }

  /** Shows it in the status line until it is closed. */
  public WorkProgress show() {
    line = terminal.status().show(this::text);
    return this;
  }

  @Override
  public void close() {
    if (line != null) {
      line.close();
    }
  }

  /** Shows it in the status line while work is done. */
  public <T> T during(Callable<T> work) throws Exception {
    return during(this::text, work);
  }

  /** Shows it in the status line, behind the time taken so far, while work is done. */
  public <T> T duringWithTime(Callable<T> work) throws Exception {
    double beginS = terminal.time().seconds();
    return during(
        () -> Human.format("%.1f s, ", terminal.time().seconds() - beginS) + text(), work);
  }

  private <T> T during(Supplier<String> shown, Callable<T> work) throws Exception {
    line = terminal.status().show(shown);
    try {
      return work.call();
    } finally {
      close();
    }
  }

  @Override
  public void notified(Event event) {
    if (event instanceof Stage next) {
      stage = new StageProgress(terminal.time(), next);
    } else if (event instanceof Advanced more) {
      stage.add(more);
    }
  }

  /** Begins a stage of pieces that have names; the progress of it. */
  public StageProgress begin(String text, List<StageProgress.Piece> pieces) {
    StageProgress begun = new StageProgress(terminal.time(), text, pieces);
    stage = begun;
    return begun;
  }

  /** How far it is. */
  public String text() {
    return stage.text(detail.get());
  }

  /** Begins a stage that checks a directory; its files, whose bytes count as they are read. */
  public ResultSource checking(String text, Path directory) throws IOException {
    ResultSource source = ResultSource.of(directory);
    long bytes = 0;
    for (String name : source.names()) {
      bytes += directory.resolve(name).toFile().length();
    }
    notified(new Stage(text, 0, Math.max(1, READ * bytes)));
    return new ResultSource(source.names(), name -> new Reading(source.files().open(name)));
  }

  private final class Reading extends FilterInputStream {
    Reading(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      return counted(read, read);
    }

    private int counted(int read, int bytes) {
      stage.add(new Advanced(0, read < 0 ? 0 : bytes));
      return read;
    }
  }

  /**
   * How far a stage of some work is, and how long it may still take: a piece as long as the last
   * one like it took, or else as long for its size as those of its kind did.
   */
  public static final class StageProgress {
    private static final int PERCENT = 100;

    private final TimeSource time;
    private final Stage stage;
    private final List<Piece> pieces; // of the stage; its units in per cent, if these are known
    private final Map<Piece, Integer> left = new HashMap<>(); // how many equal ones
    private final Map<String, Pace> paces = new HashMap<>(); // by kind
    private final Map<String, Pace> lasts = new HashMap<>(); // by likeness
    private Advanced done = new Advanced(0, 0);
    private int passed; // pieces
    private double sinceS; // when the next piece began

    /**
     * A piece of work.
     *
     * @param name of this one; empty for none
     * @param like what pieces that do the same have in common; empty for a piece like no other
     * @param size in any unit
     */
    public record Piece(String name, String kind, String like, double size) {}

    /** What pieces took so far. */
    private record Pace(double seconds, double size) {
      Pace plus(Pace other) {
        return new Pace(seconds + other.seconds, size + other.size);
      }
    }

    /** Of equal pieces, the first of which begins now. */
    public StageProgress(TimeSource time, Stage stage) {
      this(
          time,
          stage,
          Collections.nCopies(
              stage.units() > 0 ? PERCENT : stage.pieces(), new Piece("", "", "", 1)));
    }

    /**
     * Of pieces that have names, the first of which begins now; nothing is shown once all are done.
     *
     * @param text as of {@link Stage}; fifth in the format is the name of the next piece
     */
    public StageProgress(TimeSource time, String text, List<Piece> pieces) {
      this(time, new Stage(text, pieces.size(), 0), List.copyOf(pieces));
    }

    private StageProgress(TimeSource time, Stage stage, List<Piece> pieces) {
      this.time = time;
      this.stage = stage;
      this.pieces = pieces;
      pieces.forEach(piece -> left.merge(piece, 1, Integer::sum));
      sinceS = time.seconds();
    }

    /** Notes that pieces are done, after the last of which the next one begins. */
    public synchronized void add(Advanced more) {
      double nowS = time.seconds();
      done = new Advanced(done.pieces() + more.pieces(), done.units() + more.units());
      long all = stage.units() > 0 ? PERCENT * done.units() / stage.units() : done.pieces();
      for (; passed < Math.min(all, pieces.size()); passed++) {
        Piece piece = pieces.get(passed);
        Pace pace = new Pace(nowS - sinceS, piece.size);
        left.merge(piece, -1, Integer::sum);
        paces.merge(piece.kind, pace, Pace::plus);
        if (!piece.like.isEmpty()) {
          lasts.put(piece.like, pace);
        }
        sinceS = nowS;
      }
    }

    /** How many pieces are left. */
    public synchronized int left() {
      return pieces.size() - passed;
    }

    /**
     * Seconds from now, a piece that has taken longer than all of that as long again; null as long
     * as nothing is known of a kind that is left.
     */
    public synchronized @Nullable Double seconds() {
      double sumS = 0;
      for (Map.Entry<Piece, Integer> equal : left.entrySet()) {
        Piece piece = equal.getKey();
        Pace last = lasts.get(piece.like);
        Pace pace = last == null ? paces.get(piece.kind) : last;
        if (pace != null) {
          sumS += equal.getValue() * piece.size * pace.seconds / pace.size;
        } else if (equal.getValue() > 0) {
          return null;
        }
      }
      return Math.max(sumS, left() > 0 ? time.seconds() - sinceS : 0);
    }

    /**
     * How far it is.
     *
     * @param detail sixth in the format
     */
    public synchronized String text(String detail) {
      String name = left() > 0 ? pieces.get(passed).name : "";
      boolean hasNames = !pieces.isEmpty() && !pieces.get(0).name.isEmpty();
      if (hasNames && name.isEmpty()) {
        return "";
      }
      Double seconds = seconds();
      String rest = seconds == null ? "" : ", about " + Human.duration(seconds) + " left";
      double percent = 100.0 * passed / Math.max(1, pieces.size());
      return Human.format(stage.text(), done.pieces(), stage.pieces(), rest, percent, name, detail);
    }
  }
}
