package sdedge.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sdedge.cli.TerminalCommand.OneInstanceCommand;
import sdedge.cli.option.Keys;
import sdedge.cli.option.OutputOptions.ForceOption;
import sdedge.cli.option.OutputOptions.PrintOptions;
import sdedge.cli.option.RunOptions;
import sdedge.cli.option.SearchOverrides;
import sdedge.cli.terminal.Palette;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.WorkProgress;
import sdedge.cli.text.UserCapacityText;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.document.Human;
import sdedge.document.InputFile;
import sdedge.explain.Price;
import sdedge.explain.PurchaseStudy;
import sdedge.generate.TraceTokens;
import sdedge.instance.LoadedInstance;
import sdedge.search.Approach;
import sdedge.search.solver.Method;
import sdedge.storage.ResultDirectory;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.UsedOptions;
import sdedge.study.users.CapacityFindings;
import sdedge.study.users.TriedUsers.UserTrial;
import sdedge.study.users.UserCapacity;
import sdedge.study.users.UserDraws;
import sdedge.study.users.UserQuestion;
import sdedge.study.users.UserStudy;

/** {@code sdedge capacity}. */
@Command(
    name = "capacity",
    headerHeading = "Example:%n  sdedge capacity instance.yaml --within 20s --draws 50%n%n",
    header = "Find how many users have their answers within a time.",
    description = {
      "Users are drawn from the tasks of the instance, with replacement, and planned for together.",
      ""
    })
final class CapacityCommand extends OneInstanceCommand {
  @Option(
      names = "--within",
      paramLabel = "TIME",
      required = true,
      order = 1,
      description = "By when the last answer must be complete, such as 20s.")
  private Duration within = Duration.ZERO;

  @Option(
      names = "--percentile",
      paramLabel = "SHARE",
      order = 2,
      description = "In which share of the draws that must hold; default 0.9.")
  private double share = 0.9;

  @Option(names = "--draws", paramLabel = "N", order = 3, description = "Of users; default 50.")
  private int draws = 50;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      order = 4,
      description = "Token counts of users are drawn from a trace, as generate reads it.")
  private @Nullable String trace;

  @Option(
      names = "--most",
      paramLabel = "N",
      order = 5,
      description = "Look no further than so many users; default 1000.")
  private int most = 1000;

  @Option(
      names = "--curve",
      order = 6,
      description = "Also the makespans of ten numbers of users up to that.")
  private boolean curve;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      order = 7,
      completionCandidates = Keys.Methods.class,
      description = "That plans: ${COMPLETION-CANDIDATES}; default dp.")
  private Approach method = Method.DP;

  @Mixin private PurchaseOptions purchases = new PurchaseOptions();
  @Mixin private SearchOverrides overrides = new SearchOverrides();
  @Mixin private RunOptions.Seeded run = new RunOptions.Seeded();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      order = 50,
      description = "Write what was tried, a row per number of users and draw; - is stdout.")
  private @Nullable String csv;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 51,
      description = "Directory of the result, with --curve; default none.")
  private @Nullable String directory;

  @Mixin private ForceOption force = new ForceOption();
  @Mixin private PrintOptions print = new PrintOptions();

  @Override
  ExitCode execute() throws Exception {
    UserQuestion question = question();
    Inputs inputs = inputs();
    LoadedInstance loaded = inputs.instance(file, run.timeLimit);
    Map<String, String> digests = new LinkedHashMap<>(loaded.digests());
    List<UserDraws.Tokens> tokens = tokens(inputs, digests);
    Destination table =
        csv == null ? null : Destination.of(csv, UserTrial.FORMAT, force, terminal());
    ResultDirectory target =
        directory == null
            ? null
            : force.outputs(terminal()).directory(Path.of(directory), spec.name());
    WorkProgress progress = new WorkProgress(terminal(), "");
    Control control = terminal().control(run.timeLimit, progress);
    LoadedInstance asked = loaded.with(overrides.applyTo(loaded));
    UserStudy study = new UserStudy(search(), method, run.search(), curve || target != null);
    PurchaseStudy bought = purchases.of(study, asked, tokens, most);
    CapacityFindings found =
        progress.during(() -> study.findings(asked, tokens, question, bought, control));
    UserCapacity capacity = found.capacity();
    boolean nothing = capacity.steps().isEmpty() && capacity.termination() != Termination.COMPLETED;
    if (table != null) {
      table.write(capacity.table());
    }
    if (target != null && !nothing) {
      terminal().writing(target, String.valueOf(directory));
      target.write(found.files(), () -> terminal().run(used(), digests, Map.of()));
    }
    print(found, target != null && !nothing ? directory : null);
    return terminal().signalledOr(nothing ? ExitCode.LIMIT : ExitCode.DONE);
  }

  /**
   * To standard output.
   *
   * @param written the directory of the result; null without one
   */
  private void print(CapacityFindings found, @Nullable String written) throws IOException {
    if (print.json) {
      found.json().writeTo(terminal().out());
    } else if (!Terminal.STANDARD.equals(csv)) {
      Palette palette = Palette.of(print.color, terminal());
      UserCapacityText.of(found, palette).forEach(terminal().out()::println);
      if (written != null) {
        terminal().out().println(Human.field("written to", written));
      }
    }
  }

  private Map<String, @Nullable Object> used() {
    Map<String, @Nullable Object> used = new LinkedHashMap<>();
    used.put("command", spec.name());
    used.put("method", method.key());
    used.put("within_s", within.toNanos() / 1e9);
    used.put("percentile", share);
    used.put("draws", draws);
    used.put("trace", trace);
    used.put("most", most);
    used.put("curve", curve || directory != null);
    purchases.addTo(used);
    used.putAll(overrides.given().given());
    run.addTo(used);
    return UsedOptions.with(used, set.settings());
  }

  private UserQuestion question() {
    if (print.json && Terminal.STANDARD.equals(csv)) {
      throw usage("--csv - and --json cannot both use stdout");
    }
    try {
      return new UserQuestion(within.toNanos() / 1e9, share, draws, most);
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
  }

  private List<UserDraws.Tokens> tokens(Inputs inputs, Map<String, String> digests)
      throws Exception {
    if (trace == null) {
      return List.of();
    }
    byte[] bytes = inputs.bytes(trace);
    digests.put(trace, InputFile.sha256(bytes));
    int[][] rows = TraceTokens.read(trace, new ByteArrayInputStream(bytes));
    if (rows.length == 0) {
      throw CommandFailure.invalid(trace + ": it has no usable rows");
    }
    return Arrays.stream(rows).map(row -> new UserDraws.Tokens(row[0], row[1])).toList();
  }

  /** Whether more of each resource is looked at, and what it costs. */
  static final class PurchaseOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--levers",
        order = 8,
        description = "Also how many users more of each resource adds, as explain lists them.")
    private boolean levers;

    @Option(
        names = "--price",
        paramLabel = Price.FORM,
        order = 9,
        description =
            "With --levers: what units of a resource cost, such as verifier.memory_bytes=1200/24e9;"
                + " ranks by users per price. May be given again.")
    private List<String> prices = new ArrayList<>();

    /** The purchases asked for; null if none are. */
    public @Nullable PurchaseStudy of(
        UserStudy study, LoadedInstance loaded, List<UserDraws.Tokens> tokens, int most) {
      if (!levers && !prices.isEmpty()) {
        throw new ParameterException(spec.commandLine(), "--price is for --levers");
      }
      try {
        List<Price> given = prices.stream().map(Price::parse).toList();
        return levers ? new PurchaseStudy(study, loaded, tokens, most, given) : null;
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--price: " + e.getMessage());
      }
    }

    /** Adds these by name. */
    public void addTo(Map<String, @Nullable Object> used) {
      used.put("levers", levers);
      if (!prices.isEmpty()) {
        used.put("price", String.join(" ", prices));
      }
    }
  }
}
