package sdedge.oracle.files;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Steps;
import sdedge.oracle.files.JoinedRounds.Round;
import sdedge.oracle.model.Outcomes;
import sdedge.oracle.stream.StreamAnswers;
import sdedge.timeline.JobMember;
import sdedge.timeline.StageRun;

/**
 * Checks the tokens of those who join one by one, from pass to pass: what each gains, when its
 * answer is complete, and what is in the cache of who drafts.
 */
final class JoinedTokens {
  private static final double ROUNDING = 1e-9; // of a gain

  private final JoinedWindow window;
  private final JoinedRounds rounds;
  private final StreamAnswers answers;
  private final boolean isDrawn;

  JoinedTokens(JoinedWindow window, JoinedRounds rounds) {
    this.window = window;
    this.rounds = rounds;
    answers = window.answers();
    isDrawn = window.instance().speculation().steps() == Steps.EXPECTED;
  }

  /** Tokens that a pass may gain, one of several or, where they are drawn, between two. */
  private record Gains(List<Double> each, boolean isRange) {
    double least() {
      return each.stream().mapToDouble(own -> own).min().orElse(0);
    }

    double most() {
      return each.stream().mapToDouble(own -> own).max().orElse(0);
    }

    boolean lead(double from, double to) {
      double gain = to - from;
      return isRange
          ? gain == Math.rint(gain) && least() <= gain && gain <= most()
          : each.stream().anyMatch(own -> Findings.agree(from + own, to, 0));
    }
  }

  private Gains gains(Round round, int request) {
    int length = (int) Math.max(0, round.length());
    if (isDrawn) {
      return new Gains(List.of(1.0, length + 1.0), true);
    }
    DoubleStream gains =
        length == 0
            ? DoubleStream.of(gain(round, request, DraftChoice.NONE))
            : rounds.modes(round).stream()
                .mapToDouble(mode -> gain(round, request, choice(round, mode, length)));
    return new Gains(gains.boxed().toList(), false);
  }

  private DraftChoice choice(Round round, DraftMode mode, int length) {
    boolean isOnly = window.instance().drafters().get(round.task.drafter()).modes().isEmpty();
    return new DraftChoice(isOnly ? null : mode.name(), length);
  }

  private double gain(Round round, int request, DraftChoice choice) {
    return Outcomes.tokensPerStep(answers.known().get(request), choice, round.confirmed());
  }

  /** Tokens of prompt and answer. */
  private double all(int request) {
    return window.taskOf(request).inputTokens() + (double) answers.tokens(request);
  }

  /** Checks each of a verification. */
  Consumer<JobMember> ofPass(int at) {
    return member -> verified(at, member);
  }

  private void verified(int at, JobMember member) {
    int request = member.index();
    Round round = rounds.of(at, request);
    double length = round.length();
    int least = window.instance().speculation().minLength();
    int most = window.instance().speculation().maxLength();
    boolean isLength = length == Math.rint(length) && least <= length && length <= most;
    String lengths = "from " + least + " to " + most + " beside what else is new";
    window.expect(isLength, at, "pass_tokens", lengths, "" + member.newTokens());
    Double downS = round.downS();
    boolean isFirst =
        downS != null
            && Findings.agree(downS, window.requests().number("first_token_s", request), 0);
    String first = isFirst ? "none in the first pass" : "some behind the first pass";
    window.expect(isFirst == round.isNew(), at, "cached_tokens", first, "" + member.cachedTokens());
    Round before = round.before;
    if (before != null) {
      boolean holds = gains(before, request).lead(before.confirmed(), round.confirmed());
      String expected = "what passes gain, after " + before.confirmed();
      window.expect(holds, at, "cached_tokens", expected, "" + member.cachedTokens());
    }
    ends(
        at,
        request,
        downS != null && Findings.agree(downS, window.requests().number("complete_s", request), 0));
  }

  /** An answer is complete with its last pass, and not before. */
  private void ends(int at, int request, boolean isLast) {
    Round round = rounds.of(at, request);
    Gains gains = gains(round, request);
    double rest = all(request) - round.confirmed();
    boolean holds =
        isLast
            ? rest <= gains.most() * (1 + 2 * ROUNDING)
            : rest > gains.least() * (1 - 2 * ROUNDING);
    String expected = isLast ? "what the last pass completes" : "what a pass does not complete";
    window.expect(rest > 0 && holds, at, "cached_tokens", expected, rest + " tokens less");
  }

  /** Checks each of some drafts. */
  Consumer<JobMember> ofDrafts(int at) {
    return member -> drafted(at, member);
  }

  private void drafted(int at, JobMember member) {
    StageRun row = window.rows().get(at);
    int request = member.index();
    Round round = rounds.of(at, request);
    int length = rounds.length(at, request);
    boolean isSame = round.verified == null || length == round.length();
    String verified = round.length() + ", as of its pass";
    window.expect(isSame, at, "length", verified, "" + length);
    int d = window.taskOf(request).drafter();
    boolean holds =
        window.modes(row, window.instance().drafters().get(d)).stream()
            .anyMatch(mode -> continues(at, member, mode));
    window.expect(holds, at, "pass_tokens", "what the cache lacks", "" + member.newTokens());
  }

  private boolean continues(int at, JobMember member, DraftMode mode) {
    int request = member.index();
    Round round = rounds.of(at, request);
    double more = JoinedTimes.more(mode, rounds.length(at, request));
    double confirmed = member.newTokens() + member.cachedTokens() - more;
    Round before = round.before;
    boolean isConfirmed =
        round.verified != null
            ? Findings.agree(round.confirmed(), confirmed, 0)
            : before == null
                ? window.taskOf(request).inputTokens() <= confirmed && confirmed < all(request)
                : gains(before, request).lead(before.confirmed(), confirmed);
    boolean isFromFirst = before == null && rounds.isNew(at, request);
    return isConfirmed
        && (isFromFirst
            ? member.cachedTokens() == 0
            : isCached(member.cachedTokens(), confirmed, before, mode));
  }

  /** Whether the cache has what was confirmed after the last drafts there by the model. */
  private boolean isCached(
      double tokens, double confirmed, @Nullable Round before, DraftMode mode) {
    double after = confirmed;
    for (Round round = before; round != null; round = round.before) {
      List<DraftMode> modes = round.length() > 0 ? rounds.modes(round) : List.of();
      boolean mayBeHere = modes.stream().anyMatch(one -> isAsNear(one, mode));
      if (mayBeHere) {
        double cached = after - 1;
        return modes.stream()
            .anyMatch(
                one ->
                    isAsNear(one, mode)
                        ? Findings.agree(one.model().equals(mode.model()) ? cached : 0, tokens, 0)
                        : tokens < confirmed);
      } else if (round.isNew()) {
        return tokens == 0;
      }
      after = round.confirmed();
    }
    return tokens < confirmed;
  }

  private static boolean isAsNear(DraftMode one, DraftMode other) {
    return one.isAtVerifier() == other.isAtVerifier();
  }
}
