package sdedge.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sdedge.check.files.ResultSource;
import sdedge.cli.option.ForceOption;
import sdedge.cli.option.PrintOptions;
import sdedge.cli.option.SetOption;
import sdedge.cli.option.StreamOptions;
import sdedge.cli.option.WarningOptions;
import sdedge.cli.terminal.CommandFailure;
import sdedge.cli.terminal.ExitCode;
import sdedge.cli.terminal.Human;
import sdedge.cli.terminal.Interruptible;
import sdedge.cli.terminal.Palette;
import sdedge.cli.terminal.StatusLine;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.text.StreamText;
import sdedge.document.InputFile;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.plausibility.Plausibility;
import sdedge.instance.reader.Arrivals;
import sdedge.plan.Feasibility;
import sdedge.result.files.RunInfo;
import sdedge.result.table.FileContent;
import sdedge.storage.ResultDirectory;
import sdedge.stream.Candidate;
import sdedge.stream.StreamRun;
import sdedge.study.CheckFailedException;
import sdedge.study.SelfCheck;
import sdedge.study.UsedOptions;
import sdedge.study.stream.ArrivalsFile;
import sdedge.study.stream.Rate;
import sdedge.study.stream.RequestsCsv;
import sdedge.study.stream.Source;
import sdedge.study.stream.StreamBound;
import sdedge.study.stream.StreamFindings;
import sdedge.study.stream.StreamJson;
import sdedge.study.stream.StreamQuestion;
import sdedge.study.stream.StreamStudy;

/** {@code sdedge stream}. */
@Command(
    name = "stream",
    headerHeading =
        "Example:%n  sdedge stream instance.yaml --slo ttft=1s,tpot=50ms --capacity%n%n",
    header = "Serve requests that arrive over time: latencies, capacity, what no policy exceeds.",
    description = {
      "Requests are copies of the tasks of the instance, served by continuous batching.",
      ""
    })
final class StreamCommand implements Callable<Integer>, Interruptible {
  private static final MathContext DIGITS = new MathContext(3); // of the default rate

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "INSTANCE", description = "Instance file; - is stdin.")
  private String file = "";

  @Mixin private StreamOptions options = new StreamOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 50,
      description = "Directory of the result; default results/NAME-stream.")
  private @Nullable String directory;

  @Mixin private SetOption set = new SetOption();

  @Option(
      names = "--all",
      order = 51,
      description = "Print all columns, and rows that are like others.")
  private boolean all;

  @Mixin private ForceOption force = new ForceOption();

  @Mixin private PrintOptions print = new PrintOptions();

  @Mixin private WarningOptions warnings = new WarningOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private volatile @Nullable Portion checked; // of what is written; null before

  StreamCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    String contradiction = options.contradiction();
    if (contradiction != null) {
      throw new ParameterException(spec.commandLine(), contradiction);
    }
    StreamWatch watch = new StreamWatch(terminal, options.timeLimit);
    Inputs inputs = new Inputs(terminal, warnings, set.settings());
    LoadedInstance loaded = inputs.instance(file, Arrivals.ANY, options.timeLimit);
    Instance instance = loaded.instance().with(options.steps);
    Map<String, String> digests = new LinkedHashMap<>(loaded.digests());
    Source source = source(inputs, instance, digests);
    refuseStretch(source);
    String unknownMode = options.unknownMode(instance);
    if (unknownMode != null) {
      throw new CommandFailure(ExitCode.INVALID_INPUT, file + ": " + unknownMode);
    }
    List<Candidate> candidates = options.candidates(instance);
    refuse(instance, candidates);
    List<String> own = new ArrayList<>(leftOut(instance, candidates));
    own.addAll(source.warnings(instance));
    inputs.warnings().take(file, own);
    String shown = directory == null ? "results/" + instance.name() + "-stream" : directory;
    ResultDirectory target = force.outputs(terminal).directory(Path.of(shown), spec.name());
    StreamFindings findings = findings(instance, source, candidates, watch);
    StreamFindings.Shown shownRun = findings.shown();
    List<String> beyondGrid = shownRun == null ? List.of() : shownRun.warnings();
    inputs.warnings().take(file, beyondGrid);
    List<String> noted = new ArrayList<>(Plausibility.warnings(loaded));
    noted.addAll(own);
    noted.addAll(beyondGrid);
    StreamJson json = new StreamJson(findings, noted);
    terminal.signals().finishing(() -> abandon(target, shown));
    Map<String, @Nullable Object> used = UsedOptions.with(used(instance), set.settings());
    write(json, target, () -> terminal.run(used, digests, Map.of()), new SelfCheck(loaded));
    if (print.json) {
      json.writeTo(terminal.out());
    } else {
      Palette palette = Palette.of(print.color, terminal);
      StreamText.of(findings, options.isAuto(), all, palette).forEach(terminal.out()::println);
      terminal.out().println();
      terminal.out().println(Human.format("  %-10s %s", "written to", shown));
    }
    return exitCode(findings).code();
  }

  /** Writes all files and checks them, and tells how far that is. */
  private void write(
      StreamJson json, ResultDirectory target, Supplier<RunInfo> run, SelfCheck check)
      throws IOException, CheckFailedException {
    Portion rows = new Portion(terminal.time(), json.findings().question().source().count() + 1L);
    StatusLine.Work line = terminal.status().show(() -> text(rows, checked));
    try {
      Map<String, FileContent> files = new TreeMap<>(json.files());
      files.computeIfPresent(RequestsCsv.FILE, (name, content) -> rows.counted(content));
      target.write(
          files,
          run,
          staged -> {
            Portion bytes = Portion.ofCheck(terminal.time(), staged);
            checked = bytes;
            check.inspect(bytes.counted(ResultSource.of(staged)));
          });
    } finally {
      line.close();
    }
  }

  private String text(Portion written, @Nullable Portion read) {
    String text = read == null ? "writing: " + written.text() : "checking: " + read.text();
    boolean isAsked = terminal.signals().received() != null;
    return isAsked ? text + "; another signal ends without it" : text;
  }

  private Source source(Inputs inputs, Instance instance, Map<String, String> digests)
      throws Exception {
    Source source = options.source(instance);
    if (source != null) {
      return source;
    }
    String trace = options.arrivals();
    byte[] bytes = inputs.bytes(trace);
    digests.put(trace, InputFile.sha256(bytes));
    return new Source.Trace(ArrivalsFile.read(trace, bytes, instance));
  }

  private void refuseStretch(Source source) throws CommandFailure {
    if (options.stretch != null && options.stretch > source.count()) {
      String message = "--stretch %d: there are %d requests";
      throw new CommandFailure(
          ExitCode.INVALID_INPUT, Human.format(message, options.stretch, source.count()));
    }
  }

  private void refuse(Instance instance, List<Candidate> candidates) throws CommandFailure {
    List<String> reasons = Feasibility.neverFits(instance);
    if (!reasons.isEmpty()) {
      throw CommandFailure.unservable(file, reasons);
    }
    for (Candidate candidate : candidates) {
      StreamRun run = new StreamRun(instance, candidate.modes());
      if (!run.neverFits().isEmpty()) {
        throw CommandFailure.unservable(file, run.neverFits());
      }
      for (String refusal : run.refusals(candidate.policy())) {
        throw new CommandFailure(ExitCode.INVALID_INPUT, file + ": " + refusal);
      }
    }
  }

  /** The draft modes that nobody has loaded since they do not fit, a sentence each. */
  private List<String> leftOut(Instance instance, List<Candidate> candidates) {
    boolean drafts = candidates.stream().anyMatch(each -> !each.modes().isEmpty());
    return options.modes(instance).stream()
        .filter(name -> drafts && candidates.stream().noneMatch(one -> one.modes().contains(name)))
        .flatMap(name -> new StreamRun(instance, Set.of(name)).neverFits().stream())
        .map(reason -> "modes: " + reason)
        .toList();
  }

  private StreamFindings findings(
      Instance instance, Source source, List<Candidate> candidates, StreamWatch watch)
      throws CommandFailure {
    StatusLine.Work line = terminal.status().show(watch::text);
    try {
      StreamBound bound = bound(instance, source);
      StreamQuestion question = question(instance, source, candidates, bound);
      return StreamStudy.of(question, bound, options.threads, watch);
    } finally {
      line.close();
    }
  }

  /** Null, which is said, if there is none. */
  private @Nullable StreamBound bound(Instance instance, Source source) throws CommandFailure {
    StreamBound bound = null;
    String why = "nothing is scarce";
    boolean isClosedLoop = source instanceof Source.ClosedLoop;
    try {
      bound = StreamBound.of(instance, options.modes(instance), isClosedLoop);
    } catch (IllegalArgumentException e) {
      why = String.valueOf(e.getMessage());
    }
    boolean isNeeded =
        source instanceof Source.Drawn && (options.capacity || options.rates == null);
    if (bound == null && isNeeded) {
      String advice = options.capacity ? "" : " Maybe give a --rate?";
      throw new CommandFailure(
          ExitCode.INVALID_INPUT,
          file + ": nothing bounds what can be served: " + why + "." + advice);
    } else if (bound == null) {
      terminal.say(file + ": nothing bounds what can be served: " + why);
    }
    return bound;
  }

  private StreamQuestion question(
      Instance instance, Source source, List<Candidate> candidates, @Nullable StreamBound bound) {
    return new StreamQuestion(
        instance,
        source,
        candidates,
        rates(source, bound),
        options.capacity,
        options.level,
        options.seed,
        options.draws,
        options.stretch == null ? null : options.stretch - 1);
  }

  /** Those asked for, or some that say much. */
  private List<Rate> rates(Source source, @Nullable StreamBound bound) {
    if (source instanceof Source.Trace) {
      return List.of(new Rate.Traced());
    } else if (options.users != null) {
      return options.users.all();
    } else if (options.rates != null) {
      return options.rates.all();
    } else if (options.capacity || bound == null) {
      return List.of();
    }
    double half = new BigDecimal(bound.mostPerS() / 2).round(DIGITS).doubleValue();
    return List.of(new Rate.PerSecond(half), new Rate.AtOnce());
  }

  private Map<String, @Nullable Object> used(Instance instance) {
    Map<String, @Nullable Object> used = new LinkedHashMap<>();
    used.put("command", spec.name());
    options.addTo(used, instance);
    return used;
  }

  private void abandon(ResultDirectory target, String shown) {
    if (target.abandon()) {
      terminal.say("ended while " + shown + " was being written; it is not there");
    }
  }

  private ExitCode exitCode(StreamFindings findings) {
    ExitCode signal = terminal.signals().received();
    if (signal != null) {
      return signal;
    }
    boolean hasNothing = findings.curve().isEmpty() && findings.capacities().isEmpty();
    return hasNothing ? ExitCode.LIMIT : ExitCode.DONE;
  }
}
