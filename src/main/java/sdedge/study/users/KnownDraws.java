package sdedge.study.users;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What is known of each draw: of which users it is served in time, and of which it is not. What
 * holds of some users holds of fewer if they are in time, and of more if they are not.
 */
public final class KnownDraws {
  private final int[] inTime; // by draw, the most users known to be served in time
  private final int[] late; // by draw, the fewest known not to be

  private KnownDraws(int[] inTime, int[] late) {
    this.inTime = inTime;
    this.late = late;
  }

  /** Nothing, of some draws. */
  public static KnownDraws of(int draws) {
    int[] late = new int[draws];
    Arrays.fill(late, Integer.MAX_VALUE);
    return new KnownDraws(new int[draws], late);
  }

  /** What holds of a network that serves in time whatever this one does. */
  public KnownDraws ofBetter() {
    return new KnownDraws(inTime.clone(), of(late.length).late);
  }

  /** These, and that what is late in a better network is late in this one. */
  public KnownDraws andLateIn(KnownDraws better) {
    int[] least = new int[late.length];
    Arrays.setAll(least, d -> Math.min(late[d], better.late[d]));
    return new KnownDraws(inTime.clone(), least);
  }

  /** What holds of a network that serves some users in every draw. */
  static KnownDraws serving(int users, int draws) {
    KnownDraws known = of(draws);
    Arrays.fill(known.inTime, users);
    return known;
  }

  /** The draws of which nothing is known for so many users, from 0. */
  int[] open(int users) {
    return IntStream.range(0, late.length)
        .filter(d -> users > inTime[d] && users < late[d])
        .toArray();
  }

  /** Those open draws, from 0, first those late with the fewest users in another network. */
  int[] open(int users, KnownDraws other) {
    return Arrays.stream(open(users))
        .boxed()
        .sorted(Comparator.comparingInt(d -> other.late[d]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The most users of a draw, from 0, known to be served in time. */
  int mostInTime(int draw) {
    return inTime[draw];
  }

  /** In how many draws so many users are known to be served in time. */
  int within(int users) {
    return (int) Arrays.stream(inTime).filter(most -> most >= users).count();
  }

  /** In how many draws so many users are known not to be served in time. */
  int late(int users) {
    return (int) Arrays.stream(late).filter(least -> least <= users).count();
  }

  /**
   * Learns of one more.
   *
   * @param draw from 0
   */
  void note(int draw, int users, boolean within) {
    if (within) {
      inTime[draw] = Math.max(inTime[draw], users);
    } else {
      late[draw] = Math.min(late[draw], users);
    }
  }
}
