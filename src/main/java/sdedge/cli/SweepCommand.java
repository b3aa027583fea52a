package sdedge.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import sdedge.output.AtomicFile;
import sdedge.study.Search;
import sdedge.study.Study;
import sdedge.study.sweep.Axis;
import sdedge.study.sweep.Grid;
import sdedge.study.sweep.SweepCsv;
import sdedge.study.sweep.SweepRunner;

/** {@code sdedge sweep}. */
@Command(
    name = "sweep",
    headerHeading =
        "Example:%n  sdedge sweep instance.yaml --set speculation.max_length=0:8:2 --tasks 2,4%n%n",
    header = "Solve an instance for all combinations of some of its values.",
    description = {
      "Values are v1,v2,… or ranges: 2:8:2 in steps, 1e6:1e9:x4 in 4 equal ratios.",
      "Optional keys that the file leaves out can be set too.",
      ""
    })
final class SweepCommand implements Callable<Integer>, Interruptible {
  private final Terminal terminal;
  private final Search search;

  @Parameters(paramLabel = "INSTANCE", description = "Instance file; - is stdin.")
  private String file = "";

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUES",
      order = 2,
      description =
          "Values of a path such as drafters[0].wireless.bandwidth_hz; [*] is every entry.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--tasks",
      paramLabel = "VALUES",
      order = 3,
      description = "Only the first tasks, so many.")
  private @Nullable String tasks;

  @Mixin private TrialOptions options = new TrialOptions();

  @Option(
      names = {"-o", "--csv"},
      paramLabel = "FILE",
      order = 50,
      description = "Where the table goes; default stdout.")
  private String output = Inputs.STANDARD;

  @Spec private CommandSpec spec = CommandSpec.create();

  SweepCommand(Terminal terminal, Search search) {
    this.terminal = terminal;
    this.search = search;
  }

  @Override
  public Integer call() throws Exception {
    Grid grid = grid();
    List<SweepRunner.Changed> changed =
        new SweepInputs(file, new Inputs(terminal).bytes(file), options.overrides).all(grid);
    Path target = target();
    RunControl control = new RunControl(options.run.timeLimit, Progress.silent(terminal), terminal);
    StatusLine line = new StatusLine(terminal);
    SweepRunner run = new SweepRunner(study(), control::isInterrupted, watcher(line));
    if (target == null) {
      write(terminal.out(), grid, run, changed);
    } else {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      write(bytes, grid, run, changed);
      if (control.signalled() == null || run.rows() > 0) {
        AtomicFile.write(target, bytes.toByteArray());
      }
    }
    return ended(run, control).code();
  }

  private Study study() {
    return new Study(
        search,
        options.run.search(),
        () -> new RunControl(options.run.timeLimit, Progress.start(terminal), terminal));
  }

  private static SweepRunner.Watcher watcher(StatusLine line) {
    return (done, total, point) -> {
      double leftS = done == 0 ? 0 : line.elapsedS() / done * (total - done);
      String left = done == 0 ? "" : ", about " + Human.duration(leftS) + " left";
      line.show(() -> done + "/" + total + " searches" + left + ", now " + point);
    };
  }

  /** The file to write, null for stdout; that it cannot be written shall be found early. */
  private @Nullable Path target() throws IOException {
    if (output.equals(Inputs.STANDARD)) {
      return null;
    }
    Path target = Path.of(output).toAbsolutePath();
    Path folder = target.getParent();
    if (Files.isDirectory(target) || folder == null) {
      throw new IOException(output + ": is a directory, not a file");
    }
    Files.createDirectories(folder);
    if (!Files.isWritable(folder)) {
      throw new IOException(output + ": cannot be written: " + folder + " is not writable");
    }
    return target;
  }

  private Grid grid() {
    try {
      List<Axis> axes = new ArrayList<>(settings.stream().map(Axis::parse).toList());
      if (tasks != null) {
        axes.add(Axis.ofTasks(tasks));
      }
      if (axes.isEmpty()) {
        throw new IllegalArgumentException("--set or --tasks is missing");
      }
      return new Grid(axes);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void write(
      OutputStream out, Grid grid, SweepRunner run, List<SweepRunner.Changed> changed)
      throws IOException {
    SweepCsv csv = new SweepCsv(out, grid);
    run.run(changed, options.methods(), csv);
    csv.flush();
  }

  private ExitCode ended(SweepRunner run, RunControl control) {
    ExitCode signalled = control.signalled();
    if (signalled != null) {
      terminal.say(
          run.rows() > 0
              ? "interrupted; the rows so far are written"
              : "interrupted before there was any row; nothing is written");
      return signalled;
    } else if (run.failed() > 0) {
      terminal.say(run.failed() + " searches failed; the column error says why");
    }
    return switch (run.worst()) {
      case NOTHING -> ExitCode.DONE;
      case INPUT -> ExitCode.INVALID_INPUT;
      case INTERNAL -> ExitCode.INTERNAL_ERROR;
      case CHECK -> ExitCode.CHECK_FAILED;
    };
  }
}
