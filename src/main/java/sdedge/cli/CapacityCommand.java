package sdedge.cli;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.cli.option.ForceOption;
import sdedge.cli.option.Keys;
import sdedge.cli.option.PrintOptions;
import sdedge.cli.option.RunOptions;
import sdedge.cli.option.SearchOverrides;
import sdedge.cli.terminal.Palette;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.WorkProgress;
import sdedge.cli.text.UserCapacityText;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.generate.TraceTokens;
import sdedge.instance.LoadedInstance;
import sdedge.search.Approach;
import sdedge.search.solver.Method;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.Search;
import sdedge.study.users.UserCapacity;
import sdedge.study.users.UserDraws;
import sdedge.study.users.UserQuestion;
import sdedge.study.users.UserStudy;
import sdedge.study.users.UserTrial;

/** {@code sdedge capacity}. */
@Command(
    name = "capacity",
    headerHeading = "Example:%n  sdedge capacity instance.yaml --within 20s --draws 50%n%n",
    header = "Find how many users have their answers within a time.",
    description = {
      "Users are drawn from the tasks of the instance, with replacement, and planned for together.",
      ""
    })
final class CapacityCommand extends InstanceCommand {
  private final Search search;

  @Parameters(paramLabel = "INSTANCE", description = "Instance file; - is stdin.")
  private String file = "";

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

  @Mixin private SearchOverrides overrides = new SearchOverrides();
  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      order = 50,
      description = "Write what was tried, a row per number of users and draw; - is stdout.")
  private @Nullable String csv;

  @Mixin private ForceOption force = new ForceOption();
  @Mixin private PrintOptions print = new PrintOptions();

  CapacityCommand(Terminal terminal, Search search) {
    super(terminal);
    this.search = search;
  }

  @Override
  public Integer call() throws Exception {
    UserQuestion question = question();
    Inputs inputs = inputs();
    LoadedInstance loaded = inputs.instance(file, run.timeLimit);
    List<UserDraws.Tokens> tokens = tokens(inputs);
    Destination table = csv == null ? null : Destination.of(csv, UserTrial.FORMAT, force, terminal);
    WorkProgress progress = new WorkProgress(terminal, "");
    Control control = terminal.control(run.timeLimit, progress);
    LoadedInstance asked = loaded.with(overrides.applyTo(loaded));
    UserStudy study = new UserStudy(search, method, run.search(), curve);
    UserCapacity found = progress.during(() -> study.find(asked, tokens, question, control));
    if (table != null) {
      table.write(found.table());
    }
    if (print.json) {
      found.json().writeTo(terminal.out());
    } else if (!Terminal.STANDARD.equals(csv)) {
      Palette palette = Palette.of(print.color, terminal);
      UserCapacityText.of(found, palette).forEach(terminal.out()::println);
    }
    reportUnbatched(study.unbatched(asked, tokens, found, control), found);
    boolean nothing = found.steps().isEmpty() && found.termination() != Termination.COMPLETED;
    return terminal.signalledOr(nothing ? ExitCode.LIMIT : ExitCode.DONE).code();
  }

  private void reportUnbatched(UserStudy.@Nullable Unbatched unbatched, UserCapacity found) {
    if (unbatched == null) {
      return;
    }
    if (unbatched.draws() == 0) {
      terminal.say(
          "whether more users are served without fixed batches (--pipeline continuous) was not"
              + " looked at");
    } else if (unbatched.within() >= found.question().share() * unbatched.draws()) {
      terminal.say(
          "without fixed batches (--pipeline continuous) more users are served: "
              + unbatched.users()
              + " in "
              + unbatched.within()
              + " of the first "
              + unbatched.draws()
              + " draws");
    }
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

  private List<UserDraws.Tokens> tokens(Inputs inputs) throws Exception {
    if (trace == null) {
      return List.of();
    }
    int[][] rows = TraceTokens.read(trace, new ByteArrayInputStream(inputs.bytes(trace)));
    if (rows.length == 0) {
      throw CommandFailure.invalid(trace + ": it has no usable rows");
    }
    return Arrays.stream(rows).map(row -> new UserDraws.Tokens(row[0], row[1])).toList();
  }
}
