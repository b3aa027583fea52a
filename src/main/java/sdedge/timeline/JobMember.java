package sdedge.timeline;

import org.jspecify.annotations.Nullable;

/**
 * One of those whom a job serves where they join one by one.
 *
 * @param index of the task of a plan, of the request of a stream, from 0
 * @param newTokens q of its first pass, which drafts or verifies; 0 on links
 * @param cachedTokens c of it
 * @param mode the draft mode of its step; null without drafts, or where nobody knows
 */
public record JobMember(int index, double newTokens, double cachedTokens, @Nullable String mode) {
  /** One that a link serves. */
  public static JobMember sent(int index, @Nullable String mode) {
    return new JobMember(index, 0, 0, mode);
  }

  /** What it has, under another index. */
  public JobMember as(int other) {
    return new JobMember(other, newTokens, cachedTokens, mode);
  }
}
