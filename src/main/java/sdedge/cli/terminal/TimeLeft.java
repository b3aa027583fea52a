package sdedge.cli.terminal;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.control.TimeSource;
import sdedge.document.Human;

/**
 * How long work in pieces may still take: a piece as long as the last one like it took, or else as
 * long for its size as those of its kind did.
 */
public final class TimeLeft {
  private final TimeSource time;
  private final List<Piece> pieces;
  private final Map<Piece, Integer> left = new HashMap<>(); // how many equal ones
  private final Map<String, Pace> paces = new HashMap<>(); // by kind
  private final Map<Object, Double> lastS = new HashMap<>(); // by likeness
  private int done;
  private long sinceNanos;

  /**
   * A piece of work.
   *
   * @param like what pieces that do the same have in common; null for a piece like no other
   * @param size in any unit
   */
  public record Piece(String kind, @Nullable Object like, double size) {}

  /** What pieces took so far. */
  private record Pace(double seconds, double size) {
    Pace plus(Pace other) {
      return new Pace(seconds + other.seconds, size + other.size);
    }
  }

  /** Of pieces that are done in this order, the first of which begins now. */
  public TimeLeft(TimeSource time, List<Piece> pieces) {
    this.time = time;
    this.pieces = pieces;
    pieces.forEach(piece -> left.merge(piece, 1, Integer::sum));
    sinceNanos = time.nanos();
  }

  /** Of so many equal pieces, the first of which begins now. */
  public TimeLeft(TimeSource time, int count) {
    Piece piece = new Piece("", null, 1);
    this.time = time;
    pieces = Collections.nCopies(count, piece);
    left.put(piece, count);
    sinceNanos = time.nanos();
  }

  /** How many pieces are done. */
  public synchronized int done() {
    return done;
  }

  /** Notes that a piece is done, and that the next one begins. */
  public synchronized void next() {
    long now = time.nanos();
    double tookS = (now - sinceNanos) / 1e9;
    sinceNanos = now;
    if (done < pieces.size()) {
      Piece piece = pieces.get(done);
      left.merge(piece, -1, Integer::sum);
      paces.merge(piece.kind, new Pace(tookS, piece.size), Pace::plus);
      if (piece.like != null) {
        lastS.put(piece.like, tookS);
      }
    }
    done++;
  }

  /**
   * Seconds from now, a piece that has taken longer than all of that as long again; null as long as
   * nothing is known of a kind that is left.
   */
  public synchronized @Nullable Double seconds() {
    double sumS = 0;
    for (Map.Entry<Piece, Integer> equal : left.entrySet()) {
      Piece piece = equal.getKey();
      Double knownS = piece.like == null ? null : lastS.get(piece.like);
      Pace pace = paces.get(piece.kind);
      if (knownS != null) {
        sumS += equal.getValue() * knownS;
      } else if (pace != null) {
        sumS += equal.getValue() * piece.size * pace.seconds / pace.size;
      } else if (equal.getValue() > 0) {
        return null;
      }
    }
    double sinceS = done < pieces.size() ? (time.nanos() - sinceNanos) / 1e9 : 0;
    return Math.max(sumS, sinceS);
  }

  /** Such as {@code , about 24 s left}; empty as long as that is not known. */
  public String text() {
    Double seconds = seconds();
    return seconds == null ? "" : ", about " + Human.duration(seconds) + " left";
  }
}
