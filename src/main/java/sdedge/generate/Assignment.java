package sdedge.generate;

import java.util.Arrays;
import java.util.stream.IntStream;
import sdedge.random.RandomStream;

/** Which drafter a task belongs to. */
interface Assignment {
  /** Most tasks of a block. */
  int MOST = 10_000;

  /** The drafter of task {@code task}, both counted from 0. */
  int drafter(RandomStream random, int task, int drafters);

  /**
   * Reads {@code round-robin}, {@code uniform}, {@code hotspot:p} or {@code blocks:N,…}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Assignment parse(String text) {
    return switch (Texts.kind(text)) {
      case "round-robin" -> (random, task, drafters) -> task % drafters;
      case "uniform" -> (random, task, drafters) -> random.below(drafters);
      case "hotspot" -> hotspot(text);
      case "blocks" -> blocks(text);
      default ->
          throw Texts.wrong(Choice.ASSIGN, text, "round-robin, uniform, hotspot:p or blocks:N,…");
    };
  }

  /** Some tasks for the first drafter, the next ones for the second, and so on; then again. */
  private static Assignment blocks(String text) {
    int[] counts =
        Arrays.stream(text.substring(text.indexOf(':') + 1).split(",", -1))
            .mapToInt(count -> Texts.integer(Choice.ASSIGN, count, 0, MOST))
            .toArray();
    int[] pattern =
        IntStream.range(0, counts.length)
            .flatMap(d -> IntStream.range(0, counts[d]).map(k -> d))
            .toArray();
    if (pattern.length == 0) {
      throw Texts.wrong(Choice.ASSIGN, text, "of counts that are not all 0");
    }
    return (random, task, drafters) -> pattern[task % pattern.length] % drafters;
  }

  private static Assignment hotspot(String text) {
    double share = Texts.numbers(Choice.ASSIGN, text, 1, 1)[0];
    if (!(share >= 0 && share <= 1)) {
      throw Texts.wrong(Choice.ASSIGN, text, "of a share in [0, 1]");
    }
    return (random, task, drafters) ->
        drafters == 1 || random.uniform() < share ? 0 : 1 + random.below(drafters - 1);
  }
}
