package sdedge.generate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.random.RandomStream;

/**
 * How tasks are drawn.
 *
 * @param trace null where laws say how long prompts and answers are
 * @param outcomes of the law that answers have; 0 if they are known
 * @param cap tokens at which answers of that law end
 * @param input of each drafter in turn, as {@code output} and {@code acceptance}
 */
record Generation(
    int tasks,
    int drafters,
    @Nullable Trace trace,
    Trace.Sample sample,
    int outcomes,
    int cap,
    List<TokenLaw> input,
    List<TokenLaw> output,
    List<AcceptanceLaw> acceptance,
    Assignment assignment,
    Radio radio) {

  /** The number of drafters that gives each task one of its own. */
  static final String PER_TASK = "per-task";

  private static final int MOST_TASKS = 250_000;
  private static final int MOST_DRAFTERS = 10_000;
  private static final int DRAWS = 1000; // of a law, for each outcome

  /**
   * What the options describe.
   *
   * @throws IllegalArgumentException if one of them is wrong
   */
  static Generation of(OptionChoices choices, @Nullable Trace trace) {
    int tasks = Texts.integer(Choice.TASKS, choices.text(Choice.TASKS), 1, MOST_TASKS);
    String drafters = choices.text(Choice.DRAFTERS);
    if (trace != null && trace.hasAcceptance() && choices.given().containsKey(Choice.ACCEPTANCE)) {
      throw new IllegalArgumentException(
          Choice.ACCEPTANCE.option() + " says what the acceptance of --columns does");
    }
    double spread =
        Texts.measure(Choice.ACCEPTANCE_SD, choices.text(Choice.ACCEPTANCE_SD), "", 0, 10);
    return new Generation(
        tasks,
        drafters.equals(PER_TASK)
            ? tasks
            : Texts.integer(Choice.DRAFTERS, drafters, 1, MOST_DRAFTERS),
        trace,
        Texts.word(Choice.SAMPLE, choices.text(Choice.SAMPLE), Trace.Sample.class),
        outcomes(choices, trace),
        cap(choices, trace != null),
        tokens(Choice.INPUT, choices.text(Choice.INPUT)),
        tokens(Choice.OUTPUT, choices.text(Choice.OUTPUT)),
        Texts.laws(choices.text(Choice.ACCEPTANCE), law -> AcceptanceLaw.parse(law, spread)),
        Assignment.parse(choices.text(Choice.ASSIGN)),
        Radio.of(choices));
  }

  private static int outcomes(OptionChoices choices, @Nullable Trace trace) {
    String text = choices.text(Choice.ANSWERS);
    if (text.isEmpty()) {
      return 0;
    }
    int outcomes = AnswerGroups.count(text, trace != null && trace.hasAcceptance());
    if (trace == null && choices.text(Choice.OUTPUT).contains(";")) {
      throw new IllegalArgumentException(
          Choice.ANSWERS.option() + " needs one law of " + Choice.OUTPUT.option());
    }
    return outcomes;
  }

  private static int cap(OptionChoices choices, boolean hasTrace) {
    if (choices.text(Choice.ANSWERS_CAP).isEmpty()) {
      return hasTrace
          ? Texts.integer(Choice.MAX_OUTPUT, choices.text(Choice.MAX_OUTPUT), 1, TokenLaw.MOST)
          : TokenLaw.MOST;
    } else if (choices.text(Choice.ANSWERS).isEmpty()) {
      throw new IllegalArgumentException(
          Choice.ANSWERS_CAP.option() + " needs " + Choice.ANSWERS.option());
    }
    return AnswerGroups.cap(choices.text(Choice.ANSWERS_CAP));
  }

  private static List<TokenLaw> tokens(Choice choice, String text) {
    return Texts.laws(text, law -> TokenLaw.parse(choice, law));
  }

  private static <L> L of(List<L> laws, int drafter) {
    return laws.get(drafter % laws.size());
  }

  /** The tasks of a seed; the first of them do not depend on how many there are. */
  List<DrawnTask> draw(long seed) {
    int[] rows = trace == null ? new int[tasks] : trace.rows(sample, seed, tasks);
    List<BigDecimal> arrivalsS = trace == null ? List.of() : trace.arrivalsS(sample, rows);
    return IntStream.range(0, tasks)
        .mapToObj(k -> task(seed, k, rows[k], arrivalsS.isEmpty() ? null : arrivalsS.get(k)))
        .toList();
  }

  private DrawnTask task(long seed, int k, int row, @Nullable BigDecimal arrivalS) {
    int d = assignment.drafter(Quantity.ASSIGNMENT.stream(seed, 0, k), k, drafters);
    int in =
        trace == null ? of(input, d).draw(Quantity.INPUT.stream(seed, d, k)) : trace.input()[row];
    int out =
        trace == null
            ? of(output, d).draw(Quantity.OUTPUT.stream(seed, d, k))
            : trace.output()[row];
    double[] rates =
        trace != null && trace.hasAcceptance()
            ? new double[] {trace.acceptance()[row]}
            : of(acceptance, d)
                .draw(
                    Quantity.ACCEPTANCE.stream(seed, d, k),
                    Quantity.ACCEPTANCE_SPREAD.stream(seed, d, k));
    return new DrawnTask(d, in, out, rates, radio.link(seed, d, k), arrivalS);
  }

  /**
   * The outcomes of the law of all answers, each as likely as any other; none if they are known.
   */
  List<AnswerGroups.Answer> answers(long seed) {
    if (outcomes == 0) {
      return List.of();
    }
    return AnswerGroups.means(AnswerGroups.capped(uncapped(seed), cap), outcomes);
  }

  /** The answers that the law is of, as long as they would be. */
  private List<AnswerGroups.Answer> uncapped(long seed) {
    return trace != null
        ? trace.answers()
        : IntStream.range(0, DRAWS * outcomes)
            .map(k -> output.get(0).draw(Quantity.OUTPUT.stream(seed, 0, k)))
            .mapToObj(AnswerGroups.Answer::new)
            .toList();
  }

  /** How many answers of the law the cap ends; empty if none. */
  String capped(long seed) {
    return outcomes == 0 ? "" : AnswerGroups.longer(uncapped(seed), cap);
  }

  /** The least rows that a trace must have. */
  int leastRows() {
    return Math.max(tasks, outcomes);
  }

  /** For the comments of an instance: where the tasks come from. */
  List<String> sources(int maxInput, int maxOutput) {
    List<String> all = new ArrayList<>();
    all.add(trace == null ? laws() : rows(trace, maxInput, maxOutput));
    if (outcomes > 0) {
      String of = trace == null ? DRAWS * outcomes + " draws" : "all rows that are not dropped";
      all.add("Answers: " + outcomes + " outcomes, the means of equal groups of " + of + ".");
    }
    if (trace != null && !trace.arrivals().isEmpty()) {
      all.add(trace.arrivals());
    }
    all.add(trace != null && trace.hasAcceptance() ? "Acceptance: of the rows." : acceptances());
    return all;
  }

  private String acceptances() {
    String law = text(acceptance, AcceptanceLaw::text);
    String rates = "Acceptance: " + law;
    double spread = acceptance.get(0).spread();
    if (spread > 0) {
      rates += ", spread over tasks by " + Texts.shortest(spread) + " on the logit";
    }
    if (law.equals(Choice.ACCEPTANCE.usual())) {
      rates += "; 10, 50, 90 % at 0.52, 0.66, 0.77, measured for EAGLE on chat";
    }
    return rates + ".";
  }

  private static <L> String text(List<L> laws, Function<L, String> text) {
    return laws.stream().map(text).collect(Collectors.joining(" | "));
  }

  private String laws() {
    boolean isTrace =
        input.equals(tokens(Choice.INPUT, Choice.INPUT.usual()))
            && output.equals(tokens(Choice.OUTPUT, Choice.OUTPUT.usual()));
    return "Prompts: %s; answers: %s%s"
        .formatted(
            text(input, TokenLaw::text),
            text(output, TokenLaw::text),
            isTrace
                ? "; medians, 5 and 99 % of the conversations of AzureLLMInferenceTrace 2023 (CC-BY"
                    + " 4.0)."
                : isPublished() ? "; reported." : "; assumptions.");
  }

  /** Whether prompts and answers have the ranges of the family {@code published}. */
  private boolean isPublished() {
    Map<Choice, String> own = Family.PUBLISHED.options();
    return input.equals(tokens(Choice.INPUT, String.valueOf(own.get(Choice.INPUT))))
        && output.equals(tokens(Choice.OUTPUT, String.valueOf(own.get(Choice.OUTPUT))));
  }

  private String rows(Trace source, int maxInput, int maxOutput) {
    List<String> dropped = source.dropped().text(maxInput, maxOutput);
    return "Prompts and answers: %s rows of %s, %s rows; dropped: %s."
        .formatted(
            Texts.name(sample),
            source.file(),
            source.dropped().rows(),
            dropped.isEmpty() ? "none" : String.join(", ", dropped));
  }

  /** Which drafter a task belongs to. */
  interface Assignment {
    /** Most tasks of a block. */
    int MOST = 10_000;

    /** The drafter of task {@code task}, both counted from 0. */
    int drafter(RandomStream random, int task, int drafters);

    /**
     * Reads {@code round-robin}, {@code uniform}, {@code hotspot:p} or {@code blocks:N,…}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Assignment parse(String text) {
      return switch (Texts.kind(text)) {
        case "round-robin" -> (random, task, drafters) -> task % drafters;
        case "uniform" -> (random, task, drafters) -> random.below(drafters);
        case "hotspot" -> hotspot(text);
        case "blocks" -> blocks(text);
        default ->
            throw Texts.wrong(Choice.ASSIGN, text, "round-robin, uniform, hotspot:p or blocks:N,…");
      };
    }

    /** Some tasks for the first drafter, the next ones for the second, and so on; then again. */
    private static Assignment blocks(String text) {
      int[] counts =
          Arrays.stream(text.substring(text.indexOf(':') + 1).split(",", -1))
              .mapToInt(count -> Texts.integer(Choice.ASSIGN, count, 0, MOST))
              .toArray();
      int[] pattern =
          IntStream.range(0, counts.length)
              .flatMap(d -> IntStream.range(0, counts[d]).map(k -> d))
              .toArray();
      if (pattern.length == 0) {
        throw Texts.wrong(Choice.ASSIGN, text, "of counts that are not all 0");
      }
      return (random, task, drafters) -> pattern[task % pattern.length] % drafters;
    }

    private static Assignment hotspot(String text) {
      double share = Texts.numbers(Choice.ASSIGN, text, 1, 1)[0];
      if (!(share >= 0 && share <= 1)) {
        throw Texts.wrong(Choice.ASSIGN, text, "of a share in [0, 1]");
      }
      return (random, task, drafters) ->
          drafters == 1 || random.uniform() < share ? 0 : 1 + random.below(drafters - 1);
    }
  }
}
