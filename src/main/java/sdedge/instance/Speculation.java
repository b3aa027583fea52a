package sdedge.instance;

/** Which speculation lengths are searched: 0 ≤ min ≤ max ≤ 64. */
public record Speculation(int minLength, int maxLength, Scope scope) {}
