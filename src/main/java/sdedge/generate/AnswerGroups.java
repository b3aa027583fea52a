package sdedge.generate;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.AcceptanceRates;

/**
 * Many answers as few outcomes that are equally likely: the means of groups as large as another.
 */
final class AnswerGroups {
  /** The most groups. */
  private static final int MOST = 64;

  private AnswerGroups() {}

  /**
   * An answer, or the mean of some.
   *
   * @param acceptance by draft position, the last rate repeats; empty if nobody knows
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
  record Answer(int outputTokens, double... acceptance) {
    /** This answer, ended after so many tokens. */
    Answer upTo(int tokens) {
      return new Answer(Math.min(outputTokens, tokens), acceptance);
    }

    /** How many of so many drafts are accepted on average. */
    private double accepted(int drafts) {
      double survival = 1;
      double sum = 0;
      for (int i = 1; i <= drafts; i++) {
        survival *= acceptance[Math.min(i, acceptance.length) - 1];
        sum += survival;
      }
      return sum;
    }
  }

  /**
   * The groups that an option asks for.
   *
   * @param accepted whether the acceptance of the answers is known
   * @throws IllegalArgumentException if there cannot be as many
   */
  static int count(String text, boolean accepted) {
    int groups = Texts.integer(Choice.ANSWERS, text, 1, MOST);
    if (accepted && side(groups) * side(groups) != groups) {
      throw Texts.wrong(
          Choice.ANSWERS, text, "a square such as 16 where the acceptance of answers is known");
    }
    return groups;
  }

  /**
   * The tokens at which answers end, as an option says.
   *
   * @throws IllegalArgumentException if it is no number of tokens
   */
  static int cap(String text) {
    return Texts.integer(Choice.ANSWERS_CAP, text, 1, TokenLaw.MOST);
  }

  /** Some answers, the longer ones ended at a cap. */
  static List<Answer> capped(List<Answer> answers, int cap) {
    return answers.stream().map(each -> each.upTo(cap)).toList();
  }

  /** How many answers have more tokens than a cap; empty if none. */
  static String longer(List<Answer> answers, int cap) {
    long longer = answers.stream().filter(each -> each.outputTokens() > cap).count();
    return longer == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "%d of %d answers have more than %d tokens and count as %d (%s)",
            longer,
            answers.size(),
            cap,
            cap,
            Choice.ANSWERS_CAP.option());
  }

  private static int side(int groups) {
    return (int) Math.rint(Math.sqrt(groups));
  }

  /**
   * The means of groups by length; of answers whose acceptance is known, of as many groups by
   * length as each of them is cut into by acceptance.
   *
   * @param groups at most as many as answers; a square where acceptance is known
   */
  static List<Answer> means(List<Answer> answers, int groups) {
    int known = answers.stream().mapToInt(each -> each.acceptance().length).max().orElse(0);
    int byLength = known == 0 ? groups : side(groups);
    Stream<List<Answer>> cut = cut(answers, byLength, Answer::outputTokens);
    if (known > 0) {
      cut = cut.flatMap(group -> cut(group, byLength, answer -> answer.accepted(known)));
    }
    return cut.map(AnswerGroups::mean).toList();
  }

  /** Equally many in each, but for one; those that are equal in the order given. */
  private static Stream<List<Answer>> cut(
      List<Answer> answers, int groups, ToDoubleFunction<Answer> by) {
    double[] keys = answers.stream().mapToDouble(by).toArray();
    List<Answer> sorted =
        IntStream.range(0, keys.length)
            .boxed()
            .sorted(comparingDouble((Integer i) -> keys[i]).thenComparing(comparingInt(i -> i)))
            .<Answer>map(answers::get)
            .toList();
    long count = sorted.size();
    return IntStream.range(0, groups)
        .mapToObj(
            g -> sorted.subList((int) (g * count / groups), (int) ((g + 1) * count / groups)));
  }

  /**
   * As many as can be distinguished from the last one, which repeats, in the digits of an instance.
   */
  private static int distinct(double[] rates) {
    int count = rates.length;
    while (count > 1
        && Texts.rounded(rates[count - 2], 3).equals(Texts.rounded(rates[count - 1], 3))) {
      count--;
    }
    return count;
  }

  /** Their mean length, rounded, and the acceptance whose survival is their mean. */
  private static Answer mean(List<Answer> group) {
    double tokens = group.stream().mapToInt(Answer::outputTokens).average().orElse(1);
    int rounded = (int) Math.max(1, Math.rint(tokens));
    if (group.get(0).acceptance().length == 0) {
      return new Answer(rounded);
    }
    AcceptanceRates pooled =
        AcceptanceRates.pooled(
            group.stream().map(answer -> AcceptanceRates.of(answer.acceptance())).toList(),
            Collections.nCopies(group.size(), 1.0));
    double[] rates = pooled.list().stream().mapToDouble(rate -> rate).toArray();
    return new Answer(rounded, Arrays.copyOf(rates, distinct(rates)));
  }
}
