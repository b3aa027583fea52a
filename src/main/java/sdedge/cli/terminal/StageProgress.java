package sdedge.cli.terminal;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.control.ProgressListener.Advanced;
import sdedge.control.ProgressListener.Stage;
import sdedge.control.TimeSource;
import sdedge.document.Human;

/**
 * How far a stage of some work is, and how long it may still take: a piece as long as the last one
 * like it took, or else as long for its size as those of its kind did.
 */
public final class StageProgress {
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
   * Seconds from now, a piece that has taken longer than all of that as long again; null as long as
   * nothing is known of a kind that is left.
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
