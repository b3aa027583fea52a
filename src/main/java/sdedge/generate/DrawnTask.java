package sdedge.generate;

/**
 * A task as drawn.
 *
 * @param drafter counted from 0
 * @param acceptance by position, not rounded
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares drawn tasks
record DrawnTask(int drafter, int inputTokens, int outputTokens, double[] acceptance, Link link) {}
