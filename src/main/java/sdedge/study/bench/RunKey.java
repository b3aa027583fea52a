package sdedge.study.bench;

/**
 * Which run it is.
 *
 * @param repeat from 1
 */
public record RunKey(String instance, String method, int repeat) {
  /** For messages. */
  @Override
  public String toString() {
    return instance + ", " + method + ", repeat " + repeat;
  }
}
