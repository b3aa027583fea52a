package sdedge.instance;

/** The order of tasks in which a plan is contiguous (docs/model.md section 7). */
public enum TaskOrder implements Named {
  /** As listed in the instance. */
  GIVEN("given"),
  /** By input tokens, ascending. */
  INPUT_ASC("input-asc"),
  /** By input tokens, descending. */
  INPUT_DESC("input-desc"),
  /** By output tokens, ascending. */
  OUTPUT_ASC("output-asc"),
  /** By output tokens, descending. */
  OUTPUT_DESC("output-desc"),
  /** By the steps needed with speculation length min(4, max_length), ascending. */
  ROUNDS_ASC("rounds-asc"),
  /** By the steps needed with speculation length min(4, max_length), descending. */
  ROUNDS_DESC("rounds-desc"),
  /** By the upload time alone on the band, ascending. */
  UPLOAD_ASC("upload-asc"),
  /** By the position of their drafter, then by output tokens, descending. */
  DRAFTER("drafter"),
  /** A search option: the best of all, in this sequence; never in a plan. */
  AUTO("auto");

  private final String key;

  TaskOrder(String key) {
    this.key = key;
  }

  @Override
  public String toString() {
    return key;
  }
}
