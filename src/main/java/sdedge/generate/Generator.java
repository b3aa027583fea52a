package sdedge.generate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Quantile;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.tree.YamlText;

/** Makes instances of a family, or of a trace and the nodes of another instance. */
public final class Generator {
  private static final Set<Choice> OF_TRACE =
      EnumSet.of(
          Choice.COLUMNS, Choice.TIME_COLUMN, Choice.SAMPLE, Choice.MAX_INPUT, Choice.MAX_OUTPUT);

  private static final Set<Choice> IN_PLACE_OF_TRACE = EnumSet.of(Choice.INPUT, Choice.OUTPUT);

  private final Nodes nodes;
  private final List<String> sources;
  private final Generation generation;
  private final List<Optional<UplinkCell>> cells;
  private final ModeAcceptance modes;

  private Generator(
      Nodes nodes,
      List<String> sources,
      Generation generation,
      List<Optional<UplinkCell>> cells,
      ModeAcceptance modes) {
    this.nodes = nodes;
    this.sources = sources;
    this.generation = generation;
    this.cells = cells;
    this.modes = modes;
  }

  /**
   * A file given to the generator.
   *
   * @param name as given
   * @param in its content, read once
   */
  public record Source(String name, InputStream in) {}

  /**
   * The generator that files and options describe.
   *
   * @param family null without one, then there is a base
   * @param base an instance whose nodes are taken, or those that {@code calibrate} wrote
   * @param settings in place of what the base, or the family, says of the nodes, by path
   * @param folder what the tables of the base are relative to, as seen from the instances
   * @throws IllegalArgumentException if options are wrong or missing
   * @throws InvalidInputException if a file is wrong
   */
  public static Generator of(
      @Nullable Family family,
      Map<Choice, String> given,
      @Nullable Source base,
      Map<String, String> settings,
      Path folder,
      @Nullable Source trace)
      throws InvalidInputException, IOException {
    byte[] bytes = base == null ? ownNodes(family) : base.in().readAllBytes();
    if (family != null && family.needsTrace() && trace == null) {
      throw new IllegalArgumentException(family.key() + " needs --trace");
    }
    String file = base == null ? String.valueOf(family) : base.name();
    Nodes nodes = Nodes.read(file, bytes, folder, pair(family, given, base != null), settings);
    Map<Choice, String> own = new java.util.EnumMap<>(Choice.class);
    if (base != null) {
      own.put(Choice.DRAFTERS, String.valueOf(nodes.drafters().size()));
    }
    own.putAll(family == null ? Map.of() : family.options());
    if (nodes.acceptance() != null) {
      own.put(Choice.ACCEPTANCE, nodes.acceptance());
    }
    OptionChoices choices = new OptionChoices(given, own);
    requireUse(choices, trace != null);
    List<Optional<UplinkCell>> cells =
        nodes.drafters().stream()
            .map(
                drafter ->
                    base == null
                        ? Optional.of(UplinkCell.of(choices.over(drafter.uplink())))
                        : UplinkCell.of(choices, drafter.uplink()))
            .toList();
    Trace rows = trace == null ? null : TraceReader.read(trace.name(), trace.in(), choices);
    Generation generation = Generation.of(choices, rows);
    requireRows(generation);
    List<String> sources = new ArrayList<>();
    if (base != null) {
      sources.add("Nodes, models, fronthaul and options: " + base.name() + ".");
    }
    if (base == null || nodes.acceptance() != null) {
      sources.addAll(Family.comments(bytes)); // of a calibration: how it was made
    }
    sources.addAll(
        generation.sources(TraceReader.maxInput(choices), TraceReader.maxOutput(choices)));
    if (cells.stream().anyMatch(Optional::isPresent)) {
      sources.add(generation.radio().text());
    }
    ModeAcceptance modes = ModeAcceptance.of(choices.text(Choice.MODE_ACCEPTANCE), nodes);
    return new Generator(nodes, sources, generation, cells, modes);
  }

  /** Refuses what is said of a trace without one, and what a trace says itself. */
  private static void requireUse(OptionChoices choices, boolean hasTrace) {
    for (Choice choice : choices.given().keySet()) {
      if (hasTrace && IN_PLACE_OF_TRACE.contains(choice)) {
        throw new IllegalArgumentException(choice.option() + " goes without --trace");
      } else if (!hasTrace && OF_TRACE.contains(choice)) {
        throw new IllegalArgumentException(choice.option() + " needs --trace");
      }
    }
  }

  private static @Nullable ModelPair pair(
      @Nullable Family family, Map<Choice, String> given, boolean hasBase) {
    boolean isOpen = family == Family.PUBLISHED && !hasBase;
    if (given.containsKey(Choice.PAIR) && !isOpen) {
      throw new IllegalArgumentException(
          Choice.PAIR.option() + " goes with " + Family.PUBLISHED.key() + " without --base");
    }
    return isOpen ? ModelPair.parse(given.getOrDefault(Choice.PAIR, Choice.PAIR.usual())) : null;
  }

  private static byte[] ownNodes(@Nullable Family family) {
    if (family == null || family.needsBase()) {
      throw new IllegalArgumentException(
          (family == null ? "without a family" : family.key()) + ": --base is missing");
    }
    return family.nodes();
  }

  private static void requireRows(Generation generation) throws InvalidInputException {
    Trace trace = generation.trace();
    int wanted = generation.leastRows();
    if (trace != null && trace.rows() < wanted) {
      Problems problems = new Problems(trace.file());
      String found = trace.rows() + " of " + trace.dropped().rows() + " rows can be tasks";
      problems.add(0, 0, "", found + ", but " + wanted + " are wanted");
      throw new InvalidInputException(problems.sorted());
    }
  }

  /**
   * The instance of a seed.
   *
   * @param head comments before those on the sources
   */
  public String instance(String name, long seed, List<String> head) {
    List<String> comments = new ArrayList<>(head);
    comments.addAll(sources);
    String capped = capped(seed);
    if (!capped.isEmpty()) {
      comments.add("Of these " + capped + ".");
    }
    return InstanceText.of(
        comments,
        name,
        nodes,
        cells,
        generation.drafters(),
        generation.draw(seed),
        generation.answers(seed),
        modes);
  }

  /** How many of the answers that become a law a cap ends; empty if none. */
  public String capped(long seed) {
    return generation.capped(seed);
  }

  /** Quantiles of what is drawn with a seed. */
  public String description(long seed) {
    return Description.of(generation.draw(seed), generation.answers(seed), cells);
  }

  /** Quantiles of what was drawn. */
  private static final class Description {
    /** Linear between order statistics; leaves its argument as it is. */
    private static final Quantile QUANTILE =
        Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).withCopy(true);

    private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

    private Description() {}

    /**
     * A table, a line per quantity; none of channels where a drafter has no cell.
     *
     * @param outcomes of the answers of all tasks; none if they are known
     */
    static String of(
        List<DrawnTask> tasks,
        List<AnswerGroups.Answer> outcomes,
        List<Optional<UplinkCell>> cells) {
      List<String> lines = new ArrayList<>();
      lines.add(
          String.format(
              Locale.ROOT,
              "%-22s%10s%10s%10s%10s%10s%10s%10s%10s",
              "quantity",
              "min",
              "5 %",
              "25 %",
              "50 %",
              "75 %",
              "95 %",
              "max",
              "mean"));
      lines.add(line("input_tokens", tasks, DrawnTask::inputTokens));
      lines.add(
          outcomes.isEmpty()
              ? line("output_tokens", tasks, DrawnTask::outputTokens)
              : line("output_tokens", outcomes, AnswerGroups.Answer::outputTokens));
      lines.add(
          outcomes.isEmpty() || outcomes.get(0).acceptance().length == 0
              ? line("acceptance of draft 1", tasks, task -> task.acceptance()[0])
              : line("acceptance of draft 1", outcomes, outcome -> outcome.acceptance()[0]));
      if (cells.stream().allMatch(Optional::isPresent)) {
        lines.addAll(channels(tasks, cells.stream().map(Optional::orElseThrow).toList()));
      }
      if (tasks.stream().allMatch(task -> task.arrivalS() != null)) {
        lines.add(line("arrival_s", tasks, Description::arrivalS));
      }
      return String.join("\n", lines) + "\n";
    }

    private static List<String> channels(List<DrawnTask> tasks, List<UplinkCell> cells) {
      return List.of(
          line("distance m", tasks, task -> task.link().distanceM()),
          line("line of sight", tasks, task -> task.link().lineOfSight() ? 1 : 0),
          line("channel_gain_db", tasks, task -> task.link().gainDb()),
          line("SNR dB", tasks, task -> cell(cells, task).snrDb(task.link().gainDb())),
          line("rate Mbit/s", tasks, task -> cell(cells, task).rateBps(task.link().gainDb()) / 1e6),
          line("upload alone ms", tasks, task -> 1e3 * cell(cells, task).uploadS(task)));
    }

    private static double arrivalS(DrawnTask task) {
      return task.arrivalS() == null ? 0 : task.arrivalS().doubleValue();
    }

    private static UplinkCell cell(List<UplinkCell> cells, DrawnTask task) {
      return cells.get(task.drafter() % cells.size());
    }

    private static <T> String line(String name, List<T> all, ToDoubleFunction<T> quantity) {
      double[] values = all.stream().mapToDouble(quantity).toArray();
      StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-22s", name));
      for (double value : QUANTILE.evaluate(values, SHARES)) {
        line.append(number(value));
      }
      return line.append(number(Arrays.stream(values).average().orElse(Double.NaN))).toString();
    }

    private static String number(double value) {
      double size = Math.abs(value);
      int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
      return String.format(Locale.ROOT, "%10." + decimals + "f", value);
    }
  }

  /** An instance as YAML. */
  private static final class InstanceText {
    private static final int WIDTH = 110;
    private static final String LAW = "law"; // the name of the class of answers

    private final StringBuilder text = new StringBuilder();

    private InstanceText() {}

    /**
     * The whole file.
     *
     * @param comments paragraphs for its beginning
     * @param cells of the drafters in turn; empty of one without an uplink
     * @param answers outcomes of the law of all answers; none if they are known
     */
    static String of(
        List<String> comments,
        String name,
        Nodes nodes,
        List<Optional<UplinkCell>> cells,
        int drafters,
        List<DrawnTask> tasks,
        List<AnswerGroups.Answer> answers,
        ModeAcceptance modes) {
      InstanceText out = new InstanceText();
      comments.forEach(out::comment);
      out.text.append("version: 1\nname: ").append(YamlText.text(name)).append("\nmodels:\n");
      out.text.append(nodes.models()).append("verifier:\n").append(nodes.verifier());
      out.text.append("drafters:\n");
      for (int d = 0; d < drafters; d++) {
        out.text.append("  - id: ").append(nodes.id(d, drafters)).append('\n');
        out.text.append(nodes.entries(d));
        cells
            .get(d % cells.size())
            .ifPresent(cell -> out.text.append("    wireless: " + cell.yaml() + "\n"));
      }
      out.text.append(nodes.rest());
      boolean accepted = !answers.isEmpty() && answers.get(0).acceptance().length > 0;
      if (!answers.isEmpty()) {
        out.text.append("answers:\n  ").append(LAW).append(":\n");
      }
      for (AnswerGroups.Answer answer : answers) {
        String rates = accepted ? modes.yaml(answer.acceptance(), nodes.allModes()) : "";
        out.text.append("    - {").append(answer(answer.outputTokens(), rates)).append("}\n");
      }
      out.text.append("tasks:\n");
      for (int k = 0; k < tasks.size(); k++) {
        int d = tasks.get(k).drafter();
        String acceptance = modes.yaml(tasks.get(k).acceptance(), nodes.modes(d));
        String answer =
            answers.isEmpty()
                ? answer(tasks.get(k).outputTokens(), acceptance)
                : "answer: " + LAW + (accepted ? "" : ", acceptance: " + acceptance);
        out.task(k, tasks.get(k), nodes.id(d, drafters), cells.get(d % cells.size()), answer);
      }
      return out.text.toString();
    }

    private static String answer(int outputTokens, String acceptance) {
      return "output_tokens: %s%s"
          .formatted(outputTokens, acceptance.isEmpty() ? "" : ", acceptance: " + acceptance);
    }

    /** A paragraph, broken between words. */
    private void comment(String paragraph) {
      StringBuilder line = new StringBuilder("#");
      for (String word : paragraph.split(" ", -1)) {
        if (line.length() + word.length() >= WIDTH && line.length() > 1) {
          text.append(line).append('\n');
          line = new StringBuilder("#");
        }
        line.append(' ').append(word);
      }
      text.append(line).append('\n');
    }

    private void task(
        int k, DrawnTask task, String drafter, Optional<UplinkCell> uplink, String answer) {
      text.append("  - {id: u").append(k + 1);
      text.append(", drafter: ").append(drafter);
      text.append(", input_tokens: ").append(task.inputTokens());
      text.append(", ").append(answer);
      uplink.ifPresent(
          cell -> {
            text.append(", tx_power_dbm: ").append(Texts.shortest(cell.txPowerDbm()));
            text.append(", channel_gain_db: ").append(Texts.rounded(task.link().gainDb(), 2));
          });
      if (task.arrivalS() != null) {
        text.append(", arrival_s: ").append(Texts.plain(task.arrivalS()));
      }
      text.append("}\n");
    }
  }
}
