package sdedge.study.users;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.search.dp.Workers;

/**
 * Finds the most users that {@link UserSearch} finds, by the same numbers, with no more trials than
 * decide each: a number is left as soon as too many draws are late, or enough are not. A draw that
 * was left out counts later as if it had been tried, even where more users are sooner than fewer.
 */
final class LazySearch {
  private final UserQuestion question;
  private final KnownDraws known;
  private final KnownDraws like;
  private final Trials trials;
  private final List<Draw> draws = new ArrayList<>();

  /** Tries users of a draw. */
  interface Trials {
    /**
     * Whether they are served in time; null if it was stopped before that was known.
     *
     * @param draw from 1
     */
    @Nullable Boolean isInTime(int draw, int users);
  }

  /**
   * A search.
   *
   * @param known of the draws; it adds what it finds
   * @param like of a network like this one: draws that are late there are tried first
   */
  LazySearch(UserQuestion question, KnownDraws known, KnownDraws like, Trials trials) {
    this.question = question;
    this.known = known;
    this.like = like;
    this.trials = trials;
    for (int d = 0; d < question.draws(); d++) {
      draws.add(new Draw(d));
    }
  }

  /** The most users, as far as trials were not stopped; at least none. */
  UserRange run(int threads) {
    try (Workers workers = new Workers(threads)) {
      return UserRange.find(question.most(), users -> holds(workers, threads, users));
    }
  }

  /** Whether so many users are in time; null if a trial was stopped before that was known. */
  @Nullable Boolean holds(int threads, int users) {
    try (Workers workers = new Workers(threads)) {
      return holds(workers, threads, users);
    }
  }

  /** Whether enough draws are in time; null if a trial was stopped before that was known. */
  private @Nullable Boolean holds(Workers workers, int threads, int users) {
    int mayBeLate = question.draws() - question.needed();
    int[] open = known.open(users, like);
    int at = 0;
    while (known.within(users) < question.needed() && known.late(users) <= mayBeLate) {
      List<Callable<Boolean>> jobs = new ArrayList<>();
      for (int end = Math.min(at + threads, open.length); at < end; at++) {
        Draw draw = draws.get(open[at]);
        jobs.add(() -> draw.decide(users));
      }
      if (workers.run(jobs).contains(false)) {
        return null;
      }
    }
    for (; at < open.length; at++) {
      draws.get(open[at]).leftOut.add(users);
    }
    return known.within(users) >= question.needed();
  }

  /** A draw, and the numbers at which it was left out. */
  private final class Draw {
    private final int index;
    private final List<Integer> leftOut = new ArrayList<>();
    private final Map<Integer, Boolean> tried = new HashMap<>();

    Draw(int index) {
      this.index = index;
    }

    private @Nullable Boolean isInTime(int users) {
      Boolean before = tried.get(users);
      Boolean is = before == null ? trials.isInTime(index + 1, users) : before;
      if (is != null) {
        tried.put(users, is);
      }
      return is;
    }

    /** Learns whether so many are in time; whether it was not stopped before. */
    boolean decide(int users) {
      Boolean is = isInTime(users);
      if (is == null) {
        return false;
      }
      for (int other : leftOut) {
        boolean mayDiffer = is ? other < users : other > users;
        Boolean there = mayDiffer ? isInTime(other) : is;
        if (there == null) {
          return false;
        } else if (!there.equals(is)) {
          return replay(users);
        }
      }
      known.note(index, users, is);
      return true;
    }

    /** Learns what would be known had it never been left out. */
    private boolean replay(int users) {
      for (int number : Stream.concat(leftOut.stream(), Stream.of(users)).toList()) {
        if (known.isOpen(index, number)) {
          Boolean is = isInTime(number);
          if (is == null) {
            return false;
          }
          known.note(index, number, is);
        }
      }
      leftOut.clear();
      return true;
    }
  }
}
