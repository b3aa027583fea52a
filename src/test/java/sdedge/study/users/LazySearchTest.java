package sdedge.study.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** The most users with few trials, against the same search with all of them. */
class LazySearchTest {
  /** Whether users are in time, by draw and number. */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  private record Network(boolean[][] inTime) {
    /** Fewer users are in time mostly, but not always. */
    static Network random(Random random, int draws, int most) {
      boolean[][] inTime = new boolean[draws][most + 1];
      for (boolean[] draw : inTime) {
        int served = random.nextInt(most + 3);
        for (int users = 1; users <= most; users++) {
          draw[users] = users <= served != (random.nextInt(8) == 0);
        }
      }
      return new Network(inTime);
    }

    /** One that serves whatever this one does, and more. */
    Network better(Random random) {
      boolean[][] more = new boolean[inTime.length][];
      for (int d = 0; d < more.length; d++) {
        more[d] = inTime[d].clone();
        int served = random.nextInt(more[d].length);
        for (int users = 1; users < more[d].length; users++) {
          more[d][users] |= users <= served && random.nextInt(8) > 0;
        }
      }
      return new Network(more);
    }

    /** Every draw of which nothing is known is tried at every number. */
    int plain(UserQuestion question, KnownDraws known) {
      return UserRange.find(
              question.most(),
              users -> {
                for (int d : known.open(users)) {
                  known.note(d, users, inTime[d][users]);
                }
                return known.within(users) >= question.needed();
              })
          .holding();
    }

    int lazy(UserQuestion question, KnownDraws known, KnownDraws like, int threads) {
      UserRange found =
          new LazySearch(question, known, like, (draw, users) -> inTime[draw - 1][users])
              .run(threads);
      assertThat(found.isDecided()).isTrue();
      return found.holding();
    }
  }

  @Test
  void itFindsWhatAllTrialsFind() {
    TestSeeds.each(
        LazySearchTest.class,
        2000,
        random -> {
          int most = 1 + random.nextInt(40);
          int draws = 1 + random.nextInt(9);
          UserQuestion question = new UserQuestion(1, 0.1 + 0.9 * random.nextDouble(), draws, most);
          Network given = Network.random(random, draws, most);
          Network better = given.better(random);
          Network best = better.better(random);
          KnownDraws known = KnownDraws.of(draws);
          int threads = random.nextInt(10) == 0 ? 3 : 1;

          assertThat(given.lazy(question, KnownDraws.of(draws), known, threads))
              .isEqualTo(given.plain(question, known));
          KnownDraws ofBest = known.ofBetter();
          assertThat(best.lazy(question, ofBest, known, threads))
              .isEqualTo(best.plain(question, KnownDraws.of(draws)));
          assertThat(better.lazy(question, known.ofBetter().andLateIn(ofBest), known, threads))
              .isEqualTo(better.plain(question, KnownDraws.of(draws)));
        });
  }

  /** One more is late in draws that were late before, which are tried first: no other is tried. */
  @Test
  void aNumberIsLeftAsSoonAsTooManyDrawsAreLate() {
    int draws = 40;
    KnownDraws before = KnownDraws.of(draws);
    for (int d = 0; d < draws; d++) {
      before.note(d, 8, true);
      before.note(d, d >= 30 ? 9 : 14, false);
    }
    AtomicInteger tried = new AtomicInteger();
    LazySearch.Trials trials =
        (draw, users) -> {
          tried.incrementAndGet();
          return users <= (draw > 30 ? 8 : 13);
        };

    UserRange found =
        new LazySearch(new UserQuestion(1, 0.9, draws, 100), before.ofBetter(), before, trials)
            .run(1);

    assertThat(found.holding()).isEqualTo(8);
    assertThat(tried).hasValue(4 * 5); // of 16, 12, 10 and 9 users; four may be late
  }

  @Test
  void whatIsStoppedIsNotDecided() {
    LazySearch.Trials trials = (draw, users) -> users > 5 ? null : Boolean.TRUE;
    KnownDraws known = KnownDraws.of(1);

    UserRange found = new LazySearch(new UserQuestion(1, 1, 1, 9), known, known, trials).run(1);

    assertThat(found).isEqualTo(new UserRange(4, 10));
    assertThat(found.isDecided()).isFalse();
  }
}
