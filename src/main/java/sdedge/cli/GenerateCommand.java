package sdedge.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.cli.option.ChoiceOptions;
import sdedge.cli.option.OutputOptions.ForceOption;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.Terminal.Shell;
import sdedge.cli.terminal.WorkProgress;
import sdedge.document.Human;
import sdedge.document.InvalidInputException;
import sdedge.document.TextRule;
import sdedge.generate.Choice;
import sdedge.generate.Family;
import sdedge.generate.Generator;
import sdedge.generate.MeasuredAnswers;
import sdedge.instance.AnswerLaw;
import sdedge.instance.LoadedInstance;
import sdedge.instance.plausibility.Plausibility;
import sdedge.instance.reader.Arrivals;
import sdedge.instance.reader.InstanceReader;
import sdedge.result.files.RunInfo.Versions;
import sdedge.result.table.Format;
import sdedge.study.ExitCode;
import sdedge.study.Settings;

/** {@code sdedge generate}. */
@Command(
    name = "generate",
    headerHeading = "Example:%n  sdedge generate paper --tasks 20 --seed 7 -o made%n%n",
    header = "Make instances: of a family, or of a trace and the nodes of another instance.",
    description = {
      "Defaults are those without a family, which may have others.",
      "The first tasks are those of a smaller --tasks: each quantity has its own random stream.",
      ""
    })
final class GenerateCommand extends TerminalCommand {
  private static final int FIRST_CHOICE = 10;
  private static final int MOST_INSTANCES = 9999;

  /** Of what it writes: the comment with the command. */
  private static final Format FORMAT = Format.of("instance of generate", "# sdedge [^\n]*generate");

  private @Nullable Inputs inputs; // once there is a warning

  @Parameters(
      paramLabel = "FAMILY",
      arity = "0..1",
      completionCandidates = Families.class,
      description = "${COMPLETION-CANDIDATES}.")
  private @Nullable String family;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      order = 1,
      description = "CSV with the token counts of real requests.")
  private @Nullable String trace;

  @Option(
      names = "--base",
      paramLabel = "INSTANCE",
      order = 2,
      description = "Nodes and models of this instance, or of what calibrate wrote.")
  private @Nullable String base;

  @Option(
      names = "--answers-from",
      paramLabel = "FILE",
      order = 2,
      description = {
        "Make a file of outcomes for answers instead, of what AIPerf recorded",
        "(profile_export.jsonl); of many answers by --answers N."
      })
  private @Nullable String answersFrom;

  @Option(names = "--seed", paramLabel = "N", order = 3, description = "Default 1.")
  private long seed = 1;

  @Option(
      names = "--count",
      paramLabel = "C",
      order = 4,
      description = "So many instances, with seeds from --seed on.")
  private @Nullable Integer count;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      order = 5,
      description = "Of the instance and its file; default the family.")
  private @Nullable String name;

  @Option(
      names = "--describe",
      order = 6,
      description = "Print quantiles of gains, rates and lengths instead.")
  private boolean describe;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 50,
      description = "Folder of NAME.yaml or NAME-0001.yaml …; default - is stdout.")
  private String output = Terminal.STANDARD;

  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private ForceOption force = new ForceOption();

  @Mixin
  private ChoiceOptions choices = new ChoiceOptions(EnumSet.allOf(Choice.class), FIRST_CHOICE);

  /** The families, for help and completion. */
  static final class Families extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Families() {
      super(Family.keys());
    }
  }

  @Override
  ExitCode execute() throws Exception {
    check();
    WorkProgress progress = new WorkProgress(terminal(), "reading");
    try (InputStream rows = opened(answersFrom == null ? trace : answersFrom)) {
      progress.during(() -> make(rows, progress));
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
    return ExitCode.DONE;
  }

  private int make(@Nullable InputStream rows, WorkProgress progress)
      throws InvalidInputException, IOException {
    if (answersFrom != null && rows != null) {
      new OutcomesFile(terminal(), force, output, name()).write(answersFrom, rows, choices.given());
      return 0;
    }
    Generator generator = generator(rows);
    int instances = count == null ? 1 : count;
    progress.begin("making tasks: %s/%s instances done%s", instances);
    if (describe) {
      sayCapped(generator, seed);
      terminal().out().print(generator.description(seed));
    } else if (output.equals(Terminal.STANDARD)) {
      terminal().out().print(text(generator, 0));
    } else {
      write(generator, progress);
    }
    return instances;
  }

  private void check() {
    if (count != null && (count < 1 || count > MOST_INSTANCES)) {
      throw usage("--count must be from 1 to " + MOST_INSTANCES);
    } else if (count != null && output.equals(Terminal.STANDARD) && !describe) {
      throw usage("--count needs -o DIR");
    } else if (family != null && Family.of(family) == null) {
      throw usage(family + " is no family; known are " + String.join(", ", Family.keys()));
    } else if (!TextRule.NAME.allows(name() + "-0001")) {
      throw usage("--name " + name() + " must be " + TextRule.NAME.description());
    } else if (answersFrom != null && !makesOutcomes()) {
      throw usage(
          "--answers-from makes no instance: it goes with --answers, --answers-cap, --name and -o alone");
    } else if (Terminal.STANDARD.equals(trace) && Terminal.STANDARD.equals(base)) {
      throw usage("--trace and --base cannot both be stdin");
    }
  }

  /** Whether nothing is said of an instance. */
  private boolean makesOutcomes() {
    boolean noInstance = family == null && trace == null && base == null && count == null;
    Set<Choice> ofOutcomes = Set.of(Choice.ANSWERS, Choice.ANSWERS_CAP);
    boolean noEngine = engine.settings().values().isEmpty();
    return noInstance && noEngine && !describe && ofOutcomes.containsAll(choices.given().keySet());
  }

  private String name() {
    return name != null ? name : family != null ? family : "generated";
  }

  private Generator generator(@Nullable InputStream rows)
      throws InvalidInputException, IOException {
    return Generator.of(
        family == null ? null : Family.of(family),
        choices.given(),
        base == null
            ? null
            : new Generator.Source(
                base, new ByteArrayInputStream(new Inputs(terminal()).bytes(base))),
        engine.settings().values(),
        folderOfTables(),
        trace == null || rows == null ? null : new Generator.Source(trace, rows));
  }

  /** Where the base finds its tables, as seen from the folder of the instances. */
  private Path folderOfTables() {
    if (base == null || base.equals(Terminal.STANDARD)) {
      return Path.of("");
    }
    Path folder = Path.of(base).toAbsolutePath().resolveSibling("").normalize();
    return folder().toAbsolutePath().normalize().relativize(folder);
  }

  private Path folder() {
    return Path.of(output.equals(Terminal.STANDARD) ? "" : output);
  }

  private @Nullable InputStream opened(@Nullable String file) throws IOException {
    if (file == null) {
      return null;
    }
    if (file.equals(Terminal.STANDARD)) {
      return terminal().in();
    }
    terminal().read().add(Path.of(file));
    if (!Files.exists(Path.of(file)) || Files.isDirectory(Path.of(file))) {
      String reason = Files.exists(Path.of(file)) ? "is a directory, not a file" : "no such file";
      throw new IOException(file + ": " + reason);
    }
    return Files.newInputStream(Path.of(file));
  }

  private List<String> head(long seedUsed) {
    return List.of(
        Shell.command(terminal().argv()),
        "sdedge " + Versions.all().get("sdedge") + ", seed " + seedUsed + ".");
  }

  private void write(Generator generator, WorkProgress progress)
      throws InvalidInputException, IOException {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Map<String, Format> formats = new LinkedHashMap<>();
    for (int i = 0; i < (count == null ? 1 : count); i++) {
      numbers.put(numbered(i) + ".yaml", i);
      formats.put(numbered(i) + ".yaml", FORMAT);
    }
    force
        .outputs(terminal())
        .<InvalidInputException>together(
            folder(),
            name(),
            formats,
            file -> {
              String text = text(generator, numbers.getOrDefault(file, 0));
              progress.next();
              return text.getBytes(StandardCharsets.UTF_8);
            });
  }

  private String numbered(int i) {
    return count == null ? name() : name() + Human.format("-%04d", i + 1);
  }

  private void sayCapped(Generator generator, long seedUsed) throws InvalidInputException {
    String capped = generator.capped(seedUsed);
    if (!capped.isEmpty()) {
      warn(List.of("answers: " + capped));
    }
  }

  private void warn(List<String> of) throws InvalidInputException {
    inputs = inputs == null ? new Inputs(terminal()) : inputs;
    inputs.warn(name() + ".yaml", of);
  }

  /** One of the instances, which is valid: whoever reads it shall not be the first. */
  private String text(Generator generator, int i) throws InvalidInputException, IOException {
    String text = generator.instance(numbered(i), seed + i, head(seed + i));
    sayCapped(generator, seed + i);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    LoadedInstance made = InstanceReader.load(numbered(i) + ".yaml", bytes, folder(), Arrivals.ANY);
    terminal().read().addAll(made.tables().keySet());
    warn(Plausibility.warnings(made));
    AnswerLaw answer = made.instance().tasks().get(0).answer(); // as of all, if they have a law
    if (choices.given().containsKey(Choice.ANSWERS) && !answer.isUncertain()) {
      String all = "answers.law: every outcome has " + answer.outputTokens() + " tokens";
      warn(List.of(all + ", so that it tells no more than a length does"));
    }
    return text;
  }

  /**
   * The file of outcomes that {@code generate --answers-from} makes.
   *
   * @param output its folder, or stdout
   */
  private record OutcomesFile(Terminal terminal, ForceOption force, String output, String name) {
    /** Nobody can distinguish it from those written by hand, which are not replaced. */
    private static final Format FORMAT = Format.of("file that may be replaced", "(?!)");

    /**
     * Writes it, and says what of the records it is.
     *
     * @param choices how many outcomes, one of each answer without; the tokens at which answers end
     * @throws IllegalArgumentException if there may not be as many
     */
    void write(String from, InputStream records, Map<Choice, String> choices)
        throws InvalidInputException, IOException {
      MeasuredAnswers measured =
          MeasuredAnswers.read(from, records).capped(choices.get(Choice.ANSWERS_CAP));
      String csv = measured.csv(choices.get(Choice.ANSWERS));
      terminal.say(from + ": " + measured.text());
      if (output.equals(Terminal.STANDARD)) {
        terminal.out().print(csv);
        return;
      }
      force
          .outputs(terminal)
          .<InvalidInputException>together(
              Path.of(output),
              name,
              Map.of(name + ".csv", FORMAT),
              file -> csv.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** How an engine admits requests to its steps, in place of what an instance says of it. */
  static final class EngineOptions {
    private static final String NONE = "none";

    @Option(
        names = "--token-budget",
        paramLabel = "N",
        order = 35,
        description =
            "New tokens at which a step takes no more of prompts, vLLM's max_num_batched_tokens; none"
                + " to leave prompts whole.")
    private @Nullable String tokenBudget;

    @Option(
        names = "--async-scheduling",
        negatable = true,
        order = 36,
        description = "The requests of a step are chosen when the step before begins, or not.")
    private @Nullable Boolean asyncScheduling;

    @Option(
        names = "--front-end",
        paramLabel = "SECONDS",
        order = 37,
        description = "What each request takes at the one server before everything; or none.")
    private @Nullable String frontEnd;

    /** The values that were given. */
    public Settings settings() {
      Map<String, String> values = new LinkedHashMap<>();
      if (tokenBudget != null) {
        values.put("serving.max_num_batched_tokens", tokenBudget);
      }
      if (asyncScheduling != null) {
        values.put("serving.async_scheduling", asyncScheduling.toString());
      }
      if (frontEnd != null) {
        values.put("serving.front_end_s", frontEnd.equals(NONE) ? "0" : frontEnd);
      }
      return new Settings(values);
    }
  }
}
