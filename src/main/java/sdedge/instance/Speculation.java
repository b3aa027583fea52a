package sdedge.instance;

/** Which speculation lengths are searched, 0 ≤ min ≤ max ≤ 64, and how steps follow from them. */
public record Speculation(int minLength, int maxLength, Scope scope, Steps steps) {
  /** The most tokens of a draft that an instance may allow. */
  public static final int LONGEST = 64;
}
