package sdedge.timeline;

/**
 * One of those whom a job serves where they join one by one.
 *
 * @param index of the task of a plan, of the request of a stream, from 0
 * @param newTokens q of its first pass, which drafts or verifies; 0 on links
 * @param cachedTokens c of it
 */
public record JobMember(int index, double newTokens, double cachedTokens) {
  /** One that a link serves. */
  public static JobMember sent(int index) {
    return new JobMember(index, 0, 0);
  }

  /** What it has, under another index. */
  public JobMember as(int other) {
    return new JobMember(other, newTokens, cachedTokens);
  }
}
