package sdedge.stream;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What servers have to do, as rows of arrays that are used again: the job of a group at a drafter,
 * which goes on to its link up, at a link down, or at the verifier.
 */
final class Jobs {
  static final int NONE = -1;

  int[] group = new int[16];
  int[] drafter = new int[16];
  int[] requests = new int[16]; // that take part
  int[] step = new int[16]; // of the group, from 1
  int[] length = new int[16]; // of the step of a group
  @Nullable String[] mode = new String[16]; // of the part

  /** New tokens of its passes. */
  double[] tokens = new double[16];

  /** Prompt tokens among {@link #tokens}, or among what is sent. */
  double[] prompts = new double[16];

  /** Seconds at the server. */
  double[] serviceS = new double[16];

  /** Seconds on the link up after drafting. */
  double[] upS = new double[16];

  /** The instant of arrival at the server. */
  long[] instant = new long[16];

  /** The job behind it at the server; of a free row, another one. */
  int[] next = new int[16];

  /** Of a link down: the first request whose first token it brings. */
  int[] firsts = new int[16];

  /** Of a link down: the first request whose last token it brings. */
  int[] lasts = new int[16];

  /** Of a link down: whether the group waits for it. */
  boolean[] outstanding = new boolean[16];

  private int free = NONE;
  private int used;
  private int inUse;

  /** Of those that do not step together: who they are; null of a group. */
  @Nullable Members[] members = new Members[16];

  /** A row to fill, of the step that a group is in. */
  int take(Group ofGroup, int ofDrafter, int ofRequests, double newTokens, double seconds) {
    int job = take(ofDrafter, ofRequests, newTokens, seconds);
    group[job] = ofGroup.number;
    step[job] = ofGroup.step();
    length[job] = ofGroup.length;
    named[job] = ofGroup.named;
    return job;
  }

  /** A row to fill, of some that do not step together. */
  int take(Members who, int number, int ofDrafter, double newTokens, double seconds) {
    int job = take(ofDrafter, who.size(), newTokens, seconds);
    group[job] = 0;
    step[job] = number;
    members[job] = who;
    return job;
  }

  /** Those of a job, which must not be of a group. */
  Members membersOf(int job) {
    return Objects.requireNonNull(members[job]);
  }

  /** Those of the step of a group, if anybody asks. */
  @Nullable StepMembers[] named = new StepMembers[16];

  /** How many rows are in use. */
  int inUse() {
    return inUse;
  }

  private int take(int ofDrafter, int ofRequests, double newTokens, double seconds) {
    int job = free;
    if (job == NONE) {
      if (used == group.length) {
        grow(2 * used);
      }
      job = used++;
    } else {
      free = next[job];
    }
    inUse++;
    tokens[job] = newTokens;
    prompts[job] = 0;
    drafter[job] = ofDrafter;
    requests[job] = ofRequests;
    serviceS[job] = seconds;
    firsts[job] = NONE;
    lasts[job] = NONE;
    mode[job] = null;
    return job;
  }

  void release(int job) {
    inUse--;
    next[job] = free;
    free = job;
  }

  private void grow(int rows) {
    group = Arrays.copyOf(group, rows);
    drafter = Arrays.copyOf(drafter, rows);
    requests = Arrays.copyOf(requests, rows);
    step = Arrays.copyOf(step, rows);
    length = Arrays.copyOf(length, rows);
    mode = Arrays.copyOf(mode, rows);
    tokens = Arrays.copyOf(tokens, rows);
    prompts = Arrays.copyOf(prompts, rows);
    serviceS = Arrays.copyOf(serviceS, rows);
    upS = Arrays.copyOf(upS, rows);
    instant = Arrays.copyOf(instant, rows);
    next = Arrays.copyOf(next, rows);
    firsts = Arrays.copyOf(firsts, rows);
    lasts = Arrays.copyOf(lasts, rows);
    outstanding = Arrays.copyOf(outstanding, rows);
    members = Arrays.copyOf(members, rows);
    named = Arrays.copyOf(named, rows);
  }
}
