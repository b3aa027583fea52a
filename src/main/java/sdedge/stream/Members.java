package sdedge.stream;

import org.jspecify.annotations.Nullable;

/** Requests that a job or a pass serves together, each with drafts of its own length. */
final class Members {
  /** In place of a common length: there is none. */
  static final int MIXED = -1;

  final int[] request;
  final int[] length;
  private final boolean[] away; // who waits for the verdict
  private boolean @Nullable [] first; // whose first token the job brings
  private boolean @Nullable [] last;

  /** The lengths of the rounds that requests are in. */
  Members(int[] request, JoiningRequests all) {
    this.request = request;
    length = new int[request.length];
    away = new boolean[request.length];
    for (int i = 0; i < request.length; i++) {
      length[i] = all.length[request[i]];
      away[i] = all.isAway(request[i]);
    }
  }

  /** Whether one of them has drafts of its drafter in this round. */
  boolean isAway(int i) {
    return away[i];
  }

  /** A verification brings tokens to them. */
  void sayWhatIsBrought(JoiningRequests all) {
    boolean[] firsts = new boolean[request.length];
    boolean[] lasts = new boolean[request.length];
    for (int i = 0; i < request.length; i++) {
      firsts[i] = all.rounds[request[i]] == 1;
      lasts[i] = all.done[request[i]];
    }
    first = firsts;
    last = lasts;
  }

  /** Whether a verdict brings the first token of one of them. */
  boolean isFirst(int i) {
    return first != null && first[i];
  }

  /** Whether a verdict brings the last token of one of them. */
  boolean isLast(int i) {
    return last != null && last[i];
  }

  int size() {
    return request.length;
  }

  /** The length of all of them; {@link #MIXED} if they differ. */
  int commonLength() {
    for (int each : length) {
      if (each != length[0]) {
        return MIXED;
      }
    }
    return length[0];
  }
}
