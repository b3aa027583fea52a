package sdedge.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sdedge.cli.option.ForceOption;
import sdedge.cli.option.WarningOptions;
import sdedge.cli.terminal.CommandFailure;
import sdedge.cli.terminal.ExitCode;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.WordChoice;
import sdedge.export.LongCsv;
import sdedge.export.PerfettoTrace;
import sdedge.export.VegaLite;
import sdedge.export.VllmSchedule;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.Network;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;
import sdedge.study.StoredResult;

/** {@code sdedge export}. */
@Command(
    name = "export",
    headerHeading = "Example:%n  sdedge export results/first --to perfetto -o trace.json%n%n",
    header = "Hand a result on to other tools.")
final class ExportCommand implements Callable<Integer> {
  private static final int MOST_SEQUENCES = 100_000;

  private final Terminal terminal;

  /** What the result becomes. */
  @SuppressWarnings("ImmutableEnumChecker") // no field is ever modified
  enum Target implements Named {
    PERFETTO("perfetto", PerfettoTrace.FORMAT),
    VEGA_LITE("vega-lite", VegaLite.FORMAT),
    LONG_CSV("long-csv", LongCsv.FORMAT),
    VLLM("vllm", VllmSchedule.FORMAT);

    private final String key;
    private final Format file;

    Target(String key, Format file) {
      this.key = key;
      this.file = file;
    }

    @Override
    public String toString() {
      return key;
    }
  }

  @Parameters(
      paramLabel = "DIR",
      description =
          "Directory of a result, for perfetto also of a stream; for vllm an instance file does"
              + " too.")
  private String source = "";

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      required = true,
      order = 1,
      description = "${COMPLETION-CANDIDATES}.")
  private Target target = Target.PERFETTO;

  @Option(
      names = "--drafter",
      paramLabel = "ID",
      order = 2,
      description = "vllm: whose drafts; needed if there are several.")
  private @Nullable String drafter;

  @Option(
      names = "--mode",
      paramLabel = "NAME",
      order = 3,
      description = "vllm: its draft mode; needed if there are several.")
  private @Nullable String mode;

  @Option(
      names = "--max-batch",
      paramLabel = "N",
      order = 4,
      description = "vllm: the most resident sequences; default 256.")
  private int mostSequences = 256;

  @Option(
      names = "--context-axis",
      paramLabel = "TOKENS",
      split = ",",
      order = 5,
      description = "vllm: tell contexts apart, up to these numbers of tokens: 1024,4096,16384.")
  private List<Integer> contexts = List.of();

  @Mixin private ResultInput input = new ResultInput();

  @Mixin private ForceOption force = new ForceOption();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      order = 50,
      description = "Where it goes; default stdout.")
  private String output = Terminal.STANDARD;

  @Spec private CommandSpec spec = CommandSpec.create();

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    checkUsage();
    FileContent content =
        target == Target.VLLM
            ? schedule()
            : ResultInput.isStream(Path.of(source))
                ? trace(input.readStream(Path.of(source), terminal))
                : content(input.read(Path.of(source), terminal));
    Destination.of(output, target.file, force, terminal).write(content);
    return ExitCode.DONE.code();
  }

  private void checkUsage() {
    boolean ascends = true;
    int before = 0;
    for (int context : contexts) {
      ascends &= context > before && context < Integer.MAX_VALUE;
      before = context;
    }
    if (mostSequences < 1 || mostSequences > MOST_SEQUENCES) {
      throw usage("--max-batch must be from 1 to " + MOST_SEQUENCES);
    } else if (!ascends) {
      throw usage("--context-axis must be ascending numbers of tokens, at least 1");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private FileContent content(StoredResult result) {
    return switch (target) {
      case PERFETTO -> new PerfettoTrace(result.instance(), result.execution());
      case VEGA_LITE -> new VegaLite(result.instance(), result.execution());
      case LONG_CSV -> new LongCsv(result.instance(), result.execution());
      case VLLM -> throw new IllegalStateException("a schedule needs no plan");
    };
  }

  private FileContent trace(ResultInput.ReadStream read) throws CommandFailure {
    if (target != Target.PERFETTO) {
      throw new CommandFailure(
          ExitCode.INVALID_INPUT,
          source + ": was written by stream, which is exported to perfetto only");
    } else if (read.stream().schedule().rows() == 0) {
      throw new CommandFailure(
          ExitCode.INVALID_INPUT, source + ": its schedule.csv tells no stages");
    }
    return new PerfettoTrace(read.instance(), read.stream());
  }

  private VllmSchedule schedule() throws Exception {
    Instance instance =
        Files.isDirectory(Path.of(source))
            ? input.read(Path.of(source), terminal).instance()
            : new Inputs(terminal, new WarningOptions(), input.settings())
                .instance(source)
                .instance();
    int d = drafterOf(instance);
    Instance drafting = inOneMode(instance, d);
    int most = fitting(drafting, d);
    VllmSchedule schedule =
        contexts.isEmpty()
            ? VllmSchedule.of(drafting, d, most)
            : VllmSchedule.of(drafting, d, most, contexts.stream().mapToInt(c -> c).toArray());
    if (!schedule.everSpeculates()) {
      terminal.say("no batch size gains by speculation; better serve without a drafter");
    }
    return schedule;
  }

  /** The instance with the mode asked for as the only one of the drafter. */
  private Instance inOneMode(Instance instance, int d) {
    Drafter of = instance.drafters().get(d);
    List<String> names = of.modes().stream().map(DraftMode::name).toList();
    if (mode == null && names.size() > 1) {
      throw usage("--mode must name one of " + String.join(", ", names));
    } else if (mode != null && !names.contains(mode)) {
      throw usage("--mode: " + WordChoice.mustBeOneOf(mode, names));
    }
    List<Drafter> drafters = new ArrayList<>(instance.drafters());
    drafters.set(d, names.isEmpty() ? of : of.with(List.of(of.mode(mode))));
    return instance.with(new Network(instance.verifier(), drafters));
  }

  /** The most sequences, as far as the card holds them beside a draft model of its own. */
  private int fitting(Instance instance, int d) throws CommandFailure {
    int most = VllmSchedule.fitting(instance, d, mostSequences);
    if (most == 0) {
      throw new CommandFailure(
          ExitCode.INVALID_INPUT,
          source
              + ": the memory of "
              + instance.verifier().id()
              + " holds no sequence beside both"
              + " models");
    } else if (most < mostSequences) {
      terminal.say(
          "the memory of "
              + instance.verifier().id()
              + " holds "
              + most
              + " sequences beside both"
              + " models");
    }
    return most;
  }

  private int drafterOf(Instance instance) {
    List<String> ids = instance.drafters().stream().map(Drafter::id).toList();
    if (drafter == null && ids.size() == 1) {
      return 0;
    } else if (drafter == null) {
      throw usage("--drafter must name one of " + String.join(", ", ids));
    } else if (!ids.contains(drafter)) {
      throw usage("--drafter: " + WordChoice.mustBeOneOf(drafter, ids));
    }
    return ids.indexOf(drafter);
  }
}
