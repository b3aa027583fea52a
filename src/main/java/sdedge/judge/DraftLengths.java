package sdedge.judge;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.plan.GroupService;
import sdedge.plan.JoiningService;
import sdedge.timeline.StageRun;

/**
 * Rule: drafts are as long as the plan says (docs/model.md section 13). All of a group have one
 * length, that of the group or any; whoever joins has that of its drafter, other ones once few
 * answers are incomplete, and no more than the rest of its answer needs.
 */
final class DraftLengths {
  private static final double ROUNDING = 1e-9; // of a gain

  private final Findings findings;
  private final Instance instance;
  private final Served served;
  private final Rounds rounds;
  private final RoundGains gains;
  private final double fewFromS; // when few are incomplete, seconds
  private final int[] many; // length by task
  private final int[] few;

  DraftLengths(Findings findings, Rounds rounds, RoundGains gains) {
    this.findings = findings;
    this.rounds = rounds;
    served = rounds.served();
    instance = served.instance();
    this.gains = gains;
    int count = instance.tasks().size();
    int[] drafters = new int[count];
    double[] completeS = new double[count];
    for (int k = 0; k < count; k++) {
      drafters[k] = instance.tasks().get(k).drafter();
      completeS[k] = rounds.last(k).downS();
    }
    Arrays.sort(completeS);
    if (served.service() instanceof JoiningService joining && !served.isStream()) {
      many = joining.lengths(false, drafters, instance.speculation());
      few = joining.lengths(true, drafters, instance.speculation());
      int complete = count - joining.few();
      fewFromS = complete <= 0 ? 0 : complete > count ? Double.NaN : completeS[complete - 1];
    } else {
      many = new int[0];
      few = new int[0];
      fewFromS = Double.NaN;
    }
  }

  /** Checks the rounds of a pass. */
  void check(Row pass, RoundTimes times) {
    if (served.service() instanceof GroupService groups) {
      ofGroup(pass, groups);
      return;
    }
    for (Round round : rounds.of(pass)) {
      if (served.isStream()) {
        require(isAllowed(round.length), pass, "a length that is allowed", round.length);
        continue;
      }
      double atS =
          round.isAway() && round.draft != null
              ? round.draft.run().startS()
              : silentFromS(round, times.fromS(round));
      boolean mayBeMany = !(fewFromS <= atS) || Findings.agree(fewFromS, atS);
      boolean mayBeFew = fewFromS <= atS || Findings.agree(fewFromS, atS);
      int ofMany = shortened(round, many[round.task]);
      int ofFew = shortened(round, few[round.task]);
      boolean holds = (mayBeMany && round.length == ofMany) || (mayBeFew && round.length == ofFew);
      String expected = (mayBeFew ? ofFew : ofMany) + " drafts beside what else is new";
      require(holds, pass, expected, round.length);
    }
  }

  private boolean isAllowed(int length) {
    Speculation allowed = instance.speculation();
    return allowed.minLength() <= length && length <= allowed.maxLength();
  }

  private void require(boolean holds, Row pass, String expected, int found) {
    findings.require(holds, Findings.SCHEDULE, pass.number(), "pass_tokens", expected, found);
  }

  /**
   * From when on a round can go on without its drafter, seconds: if it would draft there unless few
   * are incomplete, not before they are; if it {@link #isSwitched}, when it does.
   *
   * @param fromS when it can begin
   */
  double silentFromS(Round round, double fromS) {
    if (isSwitched(round, fromS)) {
      return Math.max(fromS, round.up == null ? round.verifierStartS : round.up.run().startS());
    }
    boolean isOfMany =
        served.joins() && !served.isStream() && isAway(round, shortened(round, many[round.task]));
    return isOfMany && fewFromS > fromS ? fewFromS : fromS;
  }

  /**
   * Whether a round may have waited for its drafter until rates told it to go on without: in a
   * stream, of those who join while it is busy. When they did is not judged.
   */
  boolean isSwitched(Round round, double fromS) {
    Integer d = instance.tasks().get(round.task).drafter();
    return served.isStream() && served.joins() && !round.isAway() && rounds.isBusy(d, fromS);
  }

  private boolean isAway(Round round, int length) {
    DraftMode mode = length == 0 ? null : mode(round.task);
    return mode != null && !mode.isAtVerifier();
  }

  private @Nullable DraftMode mode(int task) {
    int d = instance.tasks().get(task).drafter();
    String name = served.statedMode(task);
    Drafter drafter = instance.drafters().get(d);
    return drafter.has(new DraftChoice(name, 1)) ? drafter.mode(name) : null;
  }

  /** No more than what the rest of the answer needs, as far as that is known. */
  private int shortened(Round round, int stated) {
    int task = round.task;
    double gained = round.confirmed - instance.tasks().get(task).inputTokens();
    double most =
        gains.areDrawn()
            ? instance.tasks().get(task).answer().largestOutputTokens()
            : instance.tasks().get(task).answer().outputTokens();
    double rest = most - gained;
    int length = stated;
    while (length > instance.speculation().minLength()
        && rest <= length * (1 + ROUNDING)
        && isEnough(task, length - 1, gained, rest)) {
      length--;
    }
    return length;
  }

  private boolean isEnough(int task, int length, double gained, double rest) {
    double gain =
        gains.areDrawn() ? length + 1.0 : gains.expected(task, mode(task), length, gained);
    return gain >= rest - ROUNDING * gain;
  }

  private void ofGroup(Row pass, GroupService groups) {
    StageRun run = pass.run();
    Integer length = run.length();
    boolean isGroup = run.batch() >= 1 && run.batch() <= groups.groups().size();
    Integer stated = isGroup ? groups.groups().get(run.batch() - 1).length() : null;
    boolean isAllowed =
        length != null && (stated == null ? isAllowed(length) : length.equals(stated));
    String expected = stated == null ? "a length that is allowed" : stated.toString();
    findings.require(
        isGroup && isAllowed, Findings.SCHEDULE, pass.number(), "length", expected, length);
  }
}
