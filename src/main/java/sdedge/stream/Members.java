package sdedge.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;

/** Requests that a job or a pass serves together, each with drafts of its own length. */
final class Members {
  private static final int AWAY = 1;
  private static final int FIRST = 2;
  private static final int LAST = 4;
  private static final byte[] UNMARKED = {};

  final int[] request;
  private final int[] choice; // of their rounds
  private final JoiningRequests all;
  private byte[] marks = UNMARKED; // what is so of each, once a verification brings them tokens

  /** In the rounds that requests are in. */
  Members(int[] request, JoiningRequests all) {
    this.request = request;
    this.all = all;
    choice = new int[request.length];
    for (int i = 0; i < request.length; i++) {
      choice[i] = all.choice[request[i]];
    }
  }

  /** A verification brings tokens to them. */
  void markWhatIsBrought() {
    marks = new byte[request.length];
    for (int i = 0; i < request.length; i++) {
      int own = request[i];
      int mark = all.isAway(own) ? AWAY : 0;
      mark |= all.rounds[own] == 1 ? FIRST : 0;
      marks[i] = (byte) (all.done[own] ? mark | LAST : mark);
    }
  }

  /** Whether one of them had drafts of its drafter in the round that brings tokens. */
  boolean isAway(int i) {
    return (marks[i] & AWAY) != 0;
  }

  /** Whether a verdict brings the first token of one of them. */
  boolean isFirst(int i) {
    return (marks[i] & FIRST) != 0;
  }

  /** Whether a verdict brings the last token of one of them. */
  boolean isLast(int i) {
    return (marks[i] & LAST) != 0;
  }

  /** Who they are, in the order of admission, with the first pass of a stage that begins. */
  List<JobMember> in(Stage stage) {
    List<JobMember> members = new ArrayList<>();
    for (int i = 0; i < request.length; i++) {
      members.add(
          switch (stage) {
            case DRAFT -> all.drafting(request[i]);
            case VERIFY -> all.verification(request[i]);
            case FRONTHAUL_UP, FRONTHAUL_DOWN ->
                JobMember.sent(request[i], all.modeName(request[i], choice[i]));
          });
    }
    members.sort(Comparator.comparingInt(JobMember::index));
    return members;
  }

  int size() {
    return request.length;
  }

  /** The length of all of them; null if they differ. */
  @Nullable Integer commonLength() {
    int first = all.length(choice[0]);
    return Arrays.stream(choice).allMatch(each -> all.length(each) == first) ? first : null;
  }
}
