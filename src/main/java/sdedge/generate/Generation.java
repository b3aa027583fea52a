package sdedge.generate;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How tasks are drawn.
 *
 * @param trace null where laws say how long prompts and answers are
 */
record Generation(
    int tasks,
    int drafters,
    @Nullable Trace trace,
    Trace.Sample sample,
    TokenLaw input,
    TokenLaw output,
    AcceptanceLaw acceptance,
    Assignment assignment,
    Radio radio) {

  /** The number of drafters that gives each task one of its own. */
  static final String PER_TASK = "per-task";

  private static final int MOST_TASKS = 250_000;
  private static final int MOST_DRAFTERS = 10_000;

  /**
   * What the options describe.
   *
   * @throws IllegalArgumentException if one of them is wrong
   */
  static Generation of(Choices choices, @Nullable Trace trace) {
    int tasks = Texts.integer(Choice.TASKS, choices.text(Choice.TASKS), 1, MOST_TASKS);
    String drafters = choices.text(Choice.DRAFTERS);
    double spread =
        Texts.measure(Choice.ACCEPTANCE_SD, choices.text(Choice.ACCEPTANCE_SD), "", 0, 10);
    return new Generation(
        tasks,
        drafters.equals(PER_TASK)
            ? tasks
            : Texts.integer(Choice.DRAFTERS, drafters, 1, MOST_DRAFTERS),
        trace,
        Texts.word(Choice.SAMPLE, choices.text(Choice.SAMPLE), Trace.Sample.class),
        TokenLaw.parse(Choice.INPUT, choices.text(Choice.INPUT)),
        TokenLaw.parse(Choice.OUTPUT, choices.text(Choice.OUTPUT)),
        AcceptanceLaw.parse(choices.text(Choice.ACCEPTANCE), spread),
        Assignment.parse(choices.text(Choice.ASSIGN)),
        Radio.of(choices));
  }

  /** The tasks of a seed; the first of them do not depend on how many there are. */
  List<DrawnTask> draw(long seed) {
    int[] rows = trace == null ? new int[tasks] : trace.rows(sample, seed, tasks);
    return IntStream.range(0, tasks).mapToObj(k -> task(seed, k, rows[k])).toList();
  }

  private DrawnTask task(long seed, int k, int row) {
    int d = assignment.drafter(RandomStream.of(seed, Quantity.ASSIGNMENT, 0, k), k, drafters);
    int in =
        trace == null
            ? input.draw(RandomStream.of(seed, Quantity.INPUT, d, k))
            : trace.input()[row];
    int out =
        trace == null
            ? output.draw(RandomStream.of(seed, Quantity.OUTPUT, d, k))
            : trace.output()[row];
    double[] rates =
        acceptance.draw(
            RandomStream.of(seed, Quantity.ACCEPTANCE, d, k),
            RandomStream.of(seed, Quantity.ACCEPTANCE_SPREAD, d, k));
    return new DrawnTask(d, in, out, rates, radio.link(seed, d, k));
  }

  /** For the comments of an instance: where the tasks come from. */
  List<String> sources(int maxInput, int maxOutput) {
    String rates = "Acceptance: " + acceptance.text();
    if (acceptance.spread() > 0) {
      rates += ", spread over tasks by " + Texts.shortest(acceptance.spread()) + " on the logit";
    }
    if (acceptance.text().equals(Choice.ACCEPTANCE.usual())) {
      rates += "; 10, 50, 90 % at 0.52, 0.66, 0.77, measured for EAGLE on chat";
    }
    return List.of(
        trace == null ? laws() : rows(trace, maxInput, maxOutput), rates + ".", radio.text());
  }

  private String laws() {
    boolean isTrace =
        input.text().equals(TokenLaw.parse(Choice.INPUT, Choice.INPUT.usual()).text())
            && output.text().equals(TokenLaw.parse(Choice.OUTPUT, Choice.OUTPUT.usual()).text());
    return "Prompts: "
        + input.text()
        + "; answers: "
        + output.text()
        + (isTrace
            ? "; medians, 5 and 99 % of the conversations of AzureLLMInferenceTrace 2023 (CC-BY 4.0)."
            : "; assumptions.");
  }

  private String rows(Trace source, int maxInput, int maxOutput) {
    List<String> dropped = source.dropped().text(maxInput, maxOutput);
    return "Prompts and answers: "
        + Texts.name(sample)
        + " rows of "
        + source.file()
        + ", "
        + source.dropped().rows()
        + " rows; dropped: "
        + (dropped.isEmpty() ? "none" : String.join(", ", dropped))
        + ".";
  }
}
