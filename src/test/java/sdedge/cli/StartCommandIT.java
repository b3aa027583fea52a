package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;

/** Plans to begin from that were found for another question. */
class StartCommandIT {
  @TempDir private Path folder;

  private Path start(Object... question) {
    return Cli.solved(folder.resolve("start"), Cli.TWO_DRAFTERS, question).resolve("plan.json");
  }

  private Ended from(Path start, Object... question) {
    Object[] argv = new Object[6 + question.length];
    Object[] fixed = {"solve", Cli.TWO_DRAFTERS, "-o", folder.resolve("from"), "--start", start};
    System.arraycopy(fixed, 0, argv, 0, fixed.length);
    System.arraycopy(question, 0, argv, fixed.length, question.length);
    return Cli.run(argv);
  }

  private Map<String, Object> summary() throws Exception {
    return Cli.summary(folder.resolve("from"));
  }

  /** It is said to be of the scope searched, and of no order that is not searched. */
  @Test
  void aPlanOfAnotherOrderAndScopeIsTheAnswerIfItIsFaster() throws Exception {
    Object[] rolling = {"--pipeline", "rolling", "--class", "contiguous"};
    Path start = start("--scope", "global", rolling[0], rolling[1], rolling[2], rolling[3]);

    Ended ended = from(start, "--order", "given", rolling[0], rolling[1], rolling[2], rolling[3]);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("the plan to begin from, which is not contiguous");
    assertThat(summary()).containsEntry("scope", "batch").containsEntry("order", null);
  }

  @Test
  void anAsynchronousPlanIsOfTheScopeSearched() throws Exception {
    String[] question = {"--pipeline", "asynchronous", "--set", "speculation.max_length=0"};
    Path start = start((Object[]) question);

    Ended ended =
        from(start, question[0], question[1], question[2], question[3], "--scope", "global");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(summary()).containsEntry("scope", "global");
  }

  @Test
  void partsThatDraftUnlikeOneAnotherAreNotSearchedByBatch() {
    Path start = start("--pipeline", "sequential", "--scope", "drafter");

    Ended ended = from(start, "--pipeline", "sequential", "--scope", "batch");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("no plan to begin from: it has lengths that are not searched");
  }
}
