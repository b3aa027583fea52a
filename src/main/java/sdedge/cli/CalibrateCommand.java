package sdedge.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.calibrate.CalibratedNodes;
import sdedge.calibrate.Calibration;
import sdedge.calibrate.CalibrationFiles;
import sdedge.calibrate.CalibrationText;
import sdedge.calibrate.Request;
import sdedge.calibrate.TooFewRowsException;
import sdedge.cli.option.OutputOptions.ForceOption;
import sdedge.cli.option.RunOptions;
import sdedge.cli.option.ScheduleOptions;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.Terminal.Shell;
import sdedge.cli.terminal.WorkProgress;
import sdedge.control.Control;
import sdedge.document.Human;
import sdedge.document.InvalidInputException;
import sdedge.export.VllmSchedule;
import sdedge.instance.Instance;
import sdedge.result.files.RunInfo.Versions;
import sdedge.result.table.Format;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.Settings;

/** {@code sdedge calibrate}. */
@Command(
    name = "calibrate",
    headerHeading =
        "Example:%n  sdedge calibrate --runs runs.csv --base instance.yaml -o calibrated%n%n",
    header = "Fit speed and acceptance of an instance to measurements of a serving engine.",
    description = {
      "Runs: length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length,",
      "optional running,output_tokens_per_s,weight,mode; or results of vLLM, SGLang, AIPerf, GuideLLM.",
      "Passes: new_tokens,context_tokens,seconds, optional sequences.",
      ""
    })
final class CalibrateCommand extends TerminalCommand {
  private static final List<Integer> LENGTHS = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8);
  private static final String NAME = "calibrated";
  private static final String SCHEDULE = "schedule.json";

  @Option(
      names = "--runs",
      paramLabel = "FILE",
      arity = "1..*",
      order = 1,
      description = {
        "Runs as CSV, or as JSON of vLLM, SGLang, AIPerf or GuideLLM;",
        "several, or repeated, or 'runs/*.json'."
      })
  private List<String> runs = new ArrayList<>();

  @Option(
      names = "--length",
      paramLabel = "FILE=N",
      order = 2,
      description =
          "Draft tokens per step of JSON files that do not state them; also of 'k4-*.json'.")
  private Map<String, Integer> lengthsOfFiles = new LinkedHashMap<>();

  @Option(
      names = "--workload",
      paramLabel = "[FILE=]NAME",
      order = 3,
      description = {
        "FILE=NAME: the workload of JSON files, which tables say in a column.",
        "NAME: that of the schedule and of nodes.yaml; default the first."
      })
  private List<String> workloads = new ArrayList<>();

  @Option(
      names = "--passes",
      paramLabel = "NODE=FILE",
      order = 3,
      description = "Measured passes of a node, which the runs then leave as it is.")
  private Map<String, String> passes = new LinkedHashMap<>();

  @Option(
      names = "--base",
      paramLabel = "INSTANCE",
      order = 4,
      description = "Models and peaks of one verifier and one drafter.")
  private @Nullable String base;

  @Option(
      names = "--check",
      paramLabel = "DIR",
      order = 5,
      description = "Score the fit of this folder on other measurements instead.")
  private @Nullable Path former;

  @Option(
      names = "--as",
      paramLabel = "KIND",
      order = 7,
      description = "Nodes with passes: roofline (default) or table.")
  private String kind = "roofline";

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      order = 8,
      description =
          "vllm: also a schedule.json, of the mean load of the runs; with --force even if"
              + " predictions are more than 25 %% off.")
  private @Nullable String target;

  @Mixin private ScheduleOptions schedule = new ScheduleOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 50,
      description = "Folder of nodes.yaml, fit.csv, report.json; default results/calibrated.")
  private Path output = Path.of("results/calibrated");

  @Mixin private ForceOption force = new ForceOption();

  @Option(names = "--json", order = 60, description = "Print report.json.")
  private boolean json;

  @Override
  ExitCode execute() throws Exception {
    for (String each : runs) {
      if (each.startsWith("--")) { // whatever follows files may be one
        throw usage("Unknown option: '" + each + "'");
      }
    }
    if (runs.isEmpty() && passes.isEmpty()) {
      throw usage("--runs or --passes is missing");
    } else if ((base == null) == (former == null)) {
      throw usage("either --base or --check must be given");
    } else if (!kind.equals("roofline") && !kind.equals("table")) {
      throw usage("--as " + kind + " must be roofline or table");
    } else if (target != null && !target.equals("vllm")) {
      throw usage("--to " + target + " must be vllm");
    } else if (target != null && (former != null || runs.isEmpty())) {
      throw usage("--to vllm needs --runs to fit to");
    } else if (kind.equals("table") && (passes.isEmpty() || former != null)) {
      throw usage("--as table has no effect without --passes to fit to");
    } else if (former != null && run.timeLimit != null) {
      throw usage("--time-limit has no effect with --check, which fits nothing");
    }
    checkSchedule();
    List<String> named = new ArrayList<>();
    for (String each : runs) {
      named.addAll(new FilePattern(each).files());
    }
    runs = named;
    for (String each : lengthsOfFiles.keySet()) {
      if (runs.stream().noneMatch(new FilePattern(each)::matches)) {
        throw usage("--length " + each + " names a file that is not one of --runs");
      }
    }
    checkWorkloads();
    WorkProgress progress = new WorkProgress(terminal(), "fitting");
    Control control = terminal().control(run.timeLimit, progress);
    Calibration calibration = calibration(progress, control);
    // from here on a signal cuts nothing short
    ExitCode code = terminal().signalledOr(ExitCode.DONE);
    List<String> head =
        List.of(Shell.command(terminal().argv()), "sdedge " + Versions.all().get("sdedge") + ".");
    Map<String, byte[]> files = CalibrationFiles.of(calibration, head);
    Map<String, Format> formats = new LinkedHashMap<>();
    files.keySet().forEach(name -> formats.put(name, CalibrationFiles.format(name)));
    force
        .outputs(terminal())
        .<CommandFailure>together(
            output, NAME, formats, name -> files.getOrDefault(name, new byte[0]));
    if (json) {
      String report = new String(CalibrationFiles.report(calibration), StandardCharsets.UTF_8);
      terminal().out().print(report);
    } else {
      CalibrationText.of(calibration).forEach(terminal().out()::println);
      terminal().out().println("  written to " + output);
    }
    calibration.warnings().forEach(warning -> terminal().say("warning: " + warning));
    if (target != null && calibration.farOff() > 0 && !force.isSet()) {
      throw new CommandFailure(
          ExitCode.INFEASIBLE,
          "no schedule of predictions that are %s off; --force writes one"
              .formatted(Human.percent(calibration.farOff())));
    } else if (target != null) {
      writeSchedule(calibration);
    }
    return code;
  }

  private void checkWorkloads() {
    if (workloads.stream().filter(each -> !each.contains("=")).count() > 1) {
      throw usage("--workload NAME names one");
    }
    for (String each : workloads) {
      String file = each.substring(0, Math.max(0, each.lastIndexOf('=')));
      if (each.contains("=") && runs.stream().noneMatch(new FilePattern(file)::matches)) {
        throw usage("--workload " + each + " names a file that is not one of --runs");
      }
    }
  }

  /** Refuses what has no effect, and reads the logs of caches. */
  private void checkSchedule() throws InvalidInputException, IOException {
    schedule.check(new Inputs(terminal()));
    if (target == null) {
      schedule.requireNone(
          List.of("--mode", "--context-axis", "--schedule-cost"), "without --to vllm");
    }
    if (runs.isEmpty()) {
      schedule.requireNone(List.of("--max-batch", "--kv-tokens", "--engine-log"), "without --runs");
    }
  }

  /** Of the nodes as they were written, so that export says the same of them. */
  private void writeSchedule(Calibration calibration)
      throws InvalidInputException, IOException, CommandFailure {
    String file = CalibratedNodes.file(output).toString();
    CalibratedNodes nodes =
        CalibratedNodes.read(file, new Inputs(terminal()).bytes(file), output, Settings.NONE);
    double prompt = calibration.meanInput();
    double answer = calibration.meanOutput();
    VllmSchedule made =
        schedule.schedule(
            nodes.instance(),
            0,
            nodes.lengths(),
            one -> CalibratedNodes.load(one, prompt, answer),
            nodes.residuals(schedule.mode(), prompt, answer),
            0);
    Destination.of(output.resolve(SCHEDULE).toString(), VllmSchedule.FORMAT, force, terminal())
        .write(made);
    made.remarks().forEach(terminal()::say);
    made.engineRemarks().forEach(terminal()::say);
  }

  private Calibration calibration(WorkProgress progress, Control control) throws Exception {
    Request request = request();
    try {
      if (former != null) {
        terminal().read().addFolder(former);
        checkOutputs(CalibrationFiles.names(false, request));
        return Calibration.check(former, request);
      }
      String file = String.valueOf(base);
      Path folder = file.equals(Terminal.STANDARD) ? Path.of("") : Path.of(file).resolveSibling("");
      Request.Source source = source(file);
      Instance instance = new Inputs(terminal()).instance(file, source.bytes()).instance();
      if (target != null) {
        schedule.check(instance, 0);
      }
      checkOutputs(CalibrationFiles.names(true, request));
      return progress.duringWithTime(() -> Calibration.fit(source, folder, request, control));
    } catch (TooFewRowsException e) {
      throw new CommandFailure(ExitCode.INFEASIBLE, String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
  }

  /** Before the fit, which may take long. */
  private void checkOutputs(List<String> names) throws IOException {
    for (String name : names) {
      force.outputs(terminal()).file(output, name, CalibrationFiles.format(name));
    }
    if (target != null) {
      force.outputs(terminal()).file(output, SCHEDULE, VllmSchedule.FORMAT);
    }
  }

  private Request request() throws InvalidInputException, IOException {
    List<Request.Source> files = new ArrayList<>();
    for (String file : runs) {
      files.add(source(file));
    }
    Map<String, Request.Source> ofNodes = new LinkedHashMap<>();
    for (Map.Entry<String, String> each : passes.entrySet()) {
      ofNodes.put(each.getKey(), source(each.getValue()));
    }
    List<Integer> lengths = schedule.lengths().isEmpty() ? LENGTHS : schedule.lengths();
    Request.Serving serving = new Request.Serving(schedule.most(), schedule.cache());
    String workload = workloads.stream().filter(each -> !each.contains("=")).findFirst().orElse("");
    return new Request(files, ofNodes, lengths, kind.equals("table"), serving, workload);
  }

  private Request.Source source(String file) throws InvalidInputException, IOException {
    int length = -1;
    for (Map.Entry<String, Integer> each : lengthsOfFiles.entrySet()) {
      length = new FilePattern(each.getKey()).matches(file) ? each.getValue() : length;
    }
    String workload = "";
    for (String each : workloads) {
      int at = each.lastIndexOf('=');
      boolean isOf = at > 0 && new FilePattern(each.substring(0, at)).matches(file);
      workload = isOf ? each.substring(at + 1) : workload;
    }
    return new Request.Source(file, new Inputs(terminal()).bytes(file), length, workload);
  }

  /**
   * Names of files in which {@code *}, {@code ?} and brackets stand for others, quoted in a shell.
   */
  private record FilePattern(String text) {
    private boolean isPlain() {
      return text.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0) || Files.exists(Path.of(text));
    }

    /**
     * The files of a folder that have such a name, sorted; a name without signs is itself.
     *
     * @throws IOException if there are none
     */
    List<String> files() throws IOException {
      if (isPlain()) {
        return List.of(text);
      }
      Path path = Path.of(text);
      Path folder = path.toAbsolutePath().getParent();
      List<String> found = new ArrayList<>();
      if (folder != null && Files.isDirectory(folder)) {
        try (DirectoryStream<Path> files =
            Files.newDirectoryStream(folder, String.valueOf(path.getFileName()))) {
          files.forEach(file -> found.add(path.resolveSibling(file.getFileName()).toString()));
        }
      }
      if (found.isEmpty()) {
        throw new IOException(text + ": no file has such a name");
      }
      return found.stream().sorted().toList();
    }

    /** Whether a file has such a name. */
    boolean matches(String file) {
      return text.equals(file)
          || (!isPlain()
              && FileSystems.getDefault().getPathMatcher("glob:" + text).matches(Path.of(file)));
    }
  }
}
