package sdedge.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.TinySystem;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;

class AnswerCacheTest {
  private static final DraftChoice ONE = DraftChoice.of(1);

  private static Task task(int input, int output, double acceptance) {
    return new Task("u", 0, input, output, Acceptance.of(acceptance), 0, 0);
  }

  /** Of few answers and prompts, so that what is known is met again and must not be mixed up. */
  @Test
  void whatIsKnownIsWhatWouldBeComputed() {
    TestSeeds.each(AnswerCacheTest.class, 20, AnswerCacheTest::assertSame);
  }

  private static void assertSame(Random random) {
    AnswerCache answers = new AnswerCache();
    for (int i = 0; i < 40; i++) {
      Task task =
          task(1 + random.nextInt(2), 20 + random.nextInt(2), 0.5 + random.nextInt(2) / 4.0);
      DraftChoice length = DraftChoice.of(1 + random.nextInt(2));

      ExpectedProgress known = answers.progress(task, length);

      ExpectedProgress alone = ExpectedProgress.of(task, length);
      assertThat(known.steps()).isEqualTo(alone.steps());
      assertThat(known.meanSteps()).isEqualTo(alone.meanSteps());
      for (int n = 1; n <= alone.steps(); n++) {
        assertThat(known.activity(n)).isEqualTo(alone.activity(n));
        assertThat(known.confirmedBefore(n)).isEqualTo(alone.confirmedBefore(n));
      }
    }
  }

  /** A gain of two tokens for sure: eight steps of sixteen tokens. */
  @Test
  void promptsCountAlthoughTheyAreNotPartOfTheAnswer() {
    AnswerCache answers = new AnswerCache();

    assertThat(answers.progress(task(100, 16, 1), ONE).confirmedBefore(8)).isEqualTo(114);
    assertThat(answers.progress(task(30, 16, 1), ONE).confirmedBefore(8)).isEqualTo(44);
    assertThat(answers.progress(task(30, 16, 1), ONE).steps()).isEqualTo(8);
  }

  /** Two hosts that search at once must not take each other's answers away. */
  @Test
  void searchesOfTwoInstancesKeepTheirAnswers() {
    Instance one = new TinySystem().drafter(1, Linear.LINK).task(1, 1).instance();
    Instance other = new TinySystem().drafter(1, Linear.LINK).task(1, 1).instance();
    AnswerCache answers = AnswerCache.of(one);

    assertThat(AnswerCache.of(other)).isNotSameAs(answers);
    assertThat(AnswerCache.of(one.with(Steps.MEAN))).isSameAs(answers);
  }
}
