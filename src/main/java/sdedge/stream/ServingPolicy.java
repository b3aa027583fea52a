package sdedge.stream;

/** How the speculation length of a step is chosen (docs/model.md section 11). */
public sealed interface ServingPolicy {
  /** No drafts: every step has length 0. */
  ServingPolicy AUTOREGRESSIVE = new Fixed(0);

  /** The word for it. */
  String key();

  /**
   * One length for all steps.
   *
   * @param length &ge; 0
   */
  record Fixed(int length) implements ServingPolicy {
    @Override
    public String key() {
      return length == 0 ? "autoregressive" : "fixed:" + length;
    }
  }

  /** The length at which the residents of the group gain most tokens per second. */
  record Best() implements ServingPolicy {
    @Override
    public String key() {
      return "best";
    }
  }

  /**
   * Requests join and leave one by one, with drafts at which all residents gain most tokens per
   * second; of some groups a pass waits for that part of the residents.
   */
  record Joining() implements ServingPolicy {
    @Override
    public String key() {
      return "joining";
    }
  }

  /**
   * The length of most tokens per second among those at which enough residents are predicted to get
   * their tokens in time.
   *
   * @param level its time per token and its share count
   */
  record Paced(StreamLevel level) implements ServingPolicy {
    @Override
    public String key() {
      return "paced";
    }
  }
}
