package sdedge.generate;

/** Which drafter a task belongs to. */
interface Assignment {
  /** The drafter of task {@code task}, both counted from 0. */
  int drafter(RandomStream random, int task, int drafters);

  /**
   * Reads {@code round-robin}, {@code uniform} or {@code hotspot:p}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Assignment parse(String text) {
    return switch (Texts.kind(text)) {
      case "round-robin" -> (random, task, drafters) -> task % drafters;
      case "uniform" -> (random, task, drafters) -> random.below(drafters);
      case "hotspot" -> hotspot(text);
      default -> throw Texts.wrong(Choice.ASSIGN, text, "round-robin, uniform or hotspot:p");
    };
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
