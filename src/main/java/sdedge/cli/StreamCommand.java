package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.cli.TerminalCommand.InstanceCommand;
import sdedge.cli.option.KvCacheOptions;
import sdedge.cli.option.OutputOptions.ForceOption;
import sdedge.cli.option.OutputOptions.PrintOptions;
import sdedge.cli.option.StreamOptions;
import sdedge.cli.terminal.Palette;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.WorkProgress;
import sdedge.cli.text.StreamText;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Advanced;
import sdedge.control.ProgressListener.Stage;
import sdedge.document.Human;
import sdedge.instance.LoadedInstance;
import sdedge.instance.reader.Arrivals;
import sdedge.result.files.RunInfo;
import sdedge.storage.ResultDirectory;
import sdedge.study.ExitCode;
import sdedge.study.stream.PreparedStream;
import sdedge.study.stream.ServingOptions;
import sdedge.study.stream.StreamFindings;
import sdedge.study.stream.StreamJson;

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
final class StreamCommand extends InstanceCommand {
  @Parameters(index = "0", paramLabel = "INSTANCE", description = "Instance file; - is stdin.")
  private String file = "";

  @Mixin private StreamOptions options = new StreamOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 50,
      description = "Directory of the result; default results/NAME-stream.")
  private @Nullable String directory;

  @Mixin private KvCacheOptions caches = new KvCacheOptions();

  @Option(
      names = "--all",
      order = 51,
      description = "Print all columns, and rows that are like others.")
  private boolean all;

  @Mixin private ForceOption force = new ForceOption();

  @Mixin private PrintOptions print = new PrintOptions();

  StreamCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() throws Exception {
    ServingOptions asked = options.asked();
    String contradiction = asked.contradiction();
    if (contradiction != null) {
      throw usage(contradiction);
    }
    WorkProgress progress = new WorkProgress(terminal, "looking for a bound");
    Control control = terminal.control(asked.timeLimit(), progress);
    Inputs inputs = inputs(caches);
    LoadedInstance loaded = inputs.instance(file, Arrivals.ANY, asked.timeLimit());
    PreparedStream stream = new PreparedStream(loaded, asked, inputs);
    inputs.warnings().take(file, stream.warnings());
    String shown = directory == null ? "results/" + stream.name() + "-stream" : directory;
    ResultDirectory target = force.outputs(terminal).directory(Path.of(shown), spec.name());
    StreamFindings findings = progress.during(() -> stream.findings(control, terminal::say));
    inputs.warnings().take(file, findings.warnings());
    StreamJson json = stream.json(findings);
    terminal.signals().finishing(() -> terminal.abandon(target, shown));
    Supplier<RunInfo> run = () -> terminal.run(stream.used(), stream.digests(), Map.of());
    write(json, target, run);
    if (print.json) {
      json.writeTo(terminal.out());
    } else {
      Palette palette = Palette.of(print.color, terminal);
      StreamText.of(findings, asked.isAuto(), all, palette).forEach(terminal.out()::println);
      terminal.out().println();
      terminal.out().println(Human.field("written to", shown));
    }
    return exitCode(findings).code();
  }

  /** Writes all files, and reports how far that is. */
  private void write(StreamJson json, ResultDirectory target, Supplier<RunInfo> run)
      throws IOException {
    Supplier<String> advice =
        () -> terminal.signalled() == null ? "" : "; another signal ends without it";
    try (WorkProgress progress = new WorkProgress(terminal, "", advice).show()) {
      long rows = json.findings().question().source().count();
      progress.notified(new Stage("writing: %4$.0f %%%3$s%6$s", 0, rows));
      target.write(json.files(() -> progress.notified(new Advanced(0, 1))), run);
    }
  }

  private ExitCode exitCode(StreamFindings findings) {
    boolean hasNothing = findings.curve().isEmpty() && findings.capacities().isEmpty();
    return terminal.signalledOr(hasNothing ? ExitCode.LIMIT : ExitCode.DONE);
  }
}
