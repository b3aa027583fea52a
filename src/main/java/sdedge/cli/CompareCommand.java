package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.cli.TerminalCommand.InstanceCommand;
import sdedge.cli.option.Keys;
import sdedge.cli.option.MethodNames;
import sdedge.cli.option.RunOptions;
import sdedge.cli.option.SearchOverrides;
import sdedge.cli.terminal.SearchProgress;
import sdedge.cli.terminal.WorkProgress;
import sdedge.cli.terminal.WorkProgress.StageProgress;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.document.Quote;
import sdedge.document.Suggestion;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.result.Comparison;
import sdedge.result.Status;
import sdedge.result.files.ComparisonCsv;
import sdedge.search.Approach;
import sdedge.study.ExitCode;
import sdedge.study.Study;
import sdedge.study.UsedOptions;
import sdedge.study.compare.CompareMethods;
import sdedge.study.compare.ComparisonCheck;
import sdedge.study.compare.ComparisonRun;
import sdedge.study.program.PlanFiles;

/** {@code sdedge compare}. */
@Command(
    name = "compare",
    headerHeading = "Example:%n  sdedge compare instance.yaml --csv compare.csv%n%n",
    header = "Compare the optimum with simpler schemes and other methods.")
final class CompareCommand extends InstanceCommand {
  @Parameters(paramLabel = "INSTANCE", arity = "1..*", description = "Instance files; - is stdin.")
  private List<String> files = List.of();

  @Mixin private ComparisonDelivery delivery = new ComparisonDelivery();
  @Mixin private SearchOverrides overrides = new SearchOverrides();

  @Mixin private RunOptions.Seeded run = new RunOptions.Seeded();

  @Option(
      names = {"--methods", "--method"},
      paramLabel = "METHOD,…",
      order = 1,
      completionCandidates = Keys.Methods.class,
      converter = MethodNames.Compared.class,
      description =
          "${COMPLETION-CANDIDATES}; schemes for all schemes; default dp,schemes and, when there"
              + " are few plans, exhaustive; [NAME=]exec:COMMAND, the last of a list, for a program"
              + " that reads an instance and prints a plan.")
  private List<MethodNames> methods = List.of();

  private final List<PlanFiles> plans = new ArrayList<>();

  @Option(
      names = "--plans",
      paramLabel = "[NAME=]FILES",
      order = 2,
      description =
          "Plans of others as one more scheme: a file per instance, such as mine=plans/{name}.json"
              + " with {name} for the name of the instance. May be given again.")
  void plans(List<String> given) {
    for (String text : given.subList(plans.size(), given.size())) {
      try {
        PlanFiles files = PlanFiles.parse(text);
        if (plans.stream().anyMatch(other -> other.name().equals(files.name()))) {
          throw new IllegalArgumentException("there are two named " + files.name());
        }
        plans.add(files);
      } catch (IllegalArgumentException e) {
        throw usage("--plans: " + e.getMessage());
      }
    }
  }

  @Override
  ExitCode execute() throws Exception {
    String contradiction = contradiction();
    if (contradiction != null) {
      throw usage(contradiction);
    }
    Inputs inputs = inputs();
    List<Compared> all = load(inputs);
    delivery.open(terminal());
    List<Comparison> comparisons = new ArrayList<>();
    Map<String, String> digests = new LinkedHashMap<>();
    Map<String, Double> seconds = new LinkedHashMap<>();
    WorkProgress progress = new WorkProgress(terminal(), "");
    begin(progress, all);
    try (WorkProgress shown = progress.show()) {
      ComparisonRun comparing = comparing(terminal().control(null, shown), all);
      for (Compared each : all) {
        Comparison comparison = comparing.compare(each.instance, each.loaded, each.approaches);
        if (comparison.entries().isEmpty()) {
          break; // a signal came before any method was run
        }
        inputs.warn(each.file, comparison.warnings());
        delivery.show(
            terminal(),
            comparison,
            all.size() == 1,
            CompareMethods.leftOut(methods(), each.instance));
        comparison.entries().forEach(this::sayIfRefused);
        comparisons.add(comparison);
        digests.put(each.file, each.loaded.sha256());
        for (Comparison.Entry one : comparison.entries()) {
          seconds.put(each.file + " " + one.result().method(), one.wallS());
        }
        if (terminal().signalled() != null) {
          break;
        }
      }
    }
    ExitCode signalled = terminal().signalled();
    if (signalled != null && comparisons.isEmpty()) {
      terminal().say("interrupted before any method was run; nothing is written");
      return signalled;
    }
    List<String> failures = ComparisonCheck.failures(comparisons);
    if (!failures.isEmpty()) {
      throw ComparisonCheck.failed(failures, delivery.refuse(terminal(), comparisons));
    }
    delivery.deliver(terminal(), comparisons, used(), digests, seconds);
    return exitCode(comparisons, signalled);
  }

  private Map<String, @Nullable Object> used() {
    Map<String, @Nullable Object> used = new LinkedHashMap<>();
    used.put("command", spec.name());
    used.put("methods", String.join(",", methods()));
    plans.forEach(each -> used.put("plans " + each.name(), each.pattern()));
    used.putAll(overrides.given().given());
    run.addTo(used);
    return UsedOptions.with(used, set.settings());
  }

  /** The methods as given; none for the default. */
  private List<String> methods() {
    return methods.stream().flatMap(some -> some.names().stream()).toList();
  }

  /** Why the options do not go together; null if they do. */
  private @Nullable String contradiction() throws IOException {
    String own = delivery.contradiction();
    String twice =
        own == null
            ? MethodNames.twice(methods, plans.stream().map(PlanFiles::name).toList())
            : own;
    return twice != null || files.size() == 1
        ? twice
        : plans.stream()
            .map(PlanFiles::pattern)
            .filter(pattern -> !pattern.contains(PlanFiles.NAME))
            .findFirst()
            .map(
                pattern ->
                    ("--plans %s names one file for several instances; {name} stands for"
                            + " the name of each")
                        .formatted(pattern))
            .orElse(null);
  }

  /**
   * An instance and what plans it; what cannot says so in its row.
   *
   * @param file of the instance
   * @param instance as it is planned
   */
  record Compared(
      String file, LoadedInstance loaded, Instance instance, List<Approach> approaches) {}

  /** Finds early that a method of --why is not compared. */
  private void checkWhy(List<Compared> all) {
    List<String> known =
        all.stream()
            .flatMap(each -> each.approaches.stream())
            .map(Approach::key)
            .distinct()
            .toList();
    for (String name : delivery.why) {
      if (!known.contains(name)) {
        throw usage(
            "--why: " + Quote.text(name) + " is not compared." + Suggestion.of(name, known));
      }
    }
  }

  /** All instances, so that a mistake in the last file shows before the first search. */
  private List<Compared> load(Inputs inputs) throws Exception {
    List<Compared> all = new ArrayList<>();
    for (String file : files) {
      LoadedInstance loaded = inputs.instance(file, run.timeLimit);
      Instance instance = overrides.applyTo(loaded);
      List<Approach> approaches = new ArrayList<>(CompareMethods.of(methods(), instance));
      for (PlanFiles each : plans) {
        terminal().read().add(Path.of(each.file(instance)));
        String warning = each.warning(instance, file, loaded.sha256());
        if (warning != null) {
          terminal().say(warning);
        }
        approaches.add(each.approach());
      }
      all.add(new Compared(file, loaded, instance, approaches));
    }
    if (all.stream().noneMatch(each -> delivery.by.knows(each.instance.name()))) {
      throw usage(
          "--by finds nothing in the names of instances. Columns are "
              + String.join(", ", ComparisonCsv.columns()));
    }
    checkWhy(all);
    return all;
  }

  /** Says which method plans which instance. */
  static void begin(WorkProgress progress, List<Compared> all) {
    List<StageProgress.Piece> pieces = new ArrayList<>();
    for (Compared each : all) {
      for (Approach approach : ComparisonRun.byCost(each.approaches)) {
        String name = each.instance.name() + " " + approach.key();
        pieces.add(new StageProgress.Piece(name, approach.key(), "", each.instance.tasks().size()));
      }
    }
    progress.begin("%s/%s searches%s, now %5$s", pieces);
  }

  /** Each search has a share of the limit, with what those before it left of theirs. */
  private ComparisonRun comparing(Control control, List<Compared> all) {
    Control whole = terminal().control(run.timeLimit, ProgressListener.NONE);
    AtomicInteger left =
        new AtomicInteger(all.stream().mapToInt(one -> one.approaches.size()).sum());
    Study study =
        new Study(
            search(),
            run.search(),
            () ->
                whole
                    .share(0, Math.max(1, left.getAndDecrement()))
                    .with(SearchProgress.start(terminal())));
    return new ComparisonRun(study, control, terminal().time());
  }

  private void sayIfRefused(Comparison.Entry entry) {
    String refusal = entry.result().refusal();
    if (refusal != null) {
      terminal()
          .say(entry.result().instance().name() + ": " + entry.result().method() + ": " + refusal);
    }
  }

  /** Whether a method made no plan though no limit ended it. */
  private static boolean isWithoutReason(Comparison.Entry entry) {
    return entry.makespanS() == null && !entry.result().termination().isLimit();
  }

  private ExitCode exitCode(List<Comparison> comparisons, @Nullable ExitCode signalled) {
    if (signalled != null) {
      return signalled;
    }
    ExitCode code = ExitCode.DONE;
    for (Comparison comparison : comparisons) {
      List<Comparison.Entry> entries = comparison.entries();
      Comparison.Entry infeasible =
          entries.stream()
              .filter(e -> e.result().status() == Status.INFEASIBLE)
              .findFirst()
              .orElse(null);
      if (infeasible != null) {
        infeasible.result().reasons().forEach(terminal()::say);
        return ExitCode.INFEASIBLE;
      } else if (entries.stream().anyMatch(CompareCommand::isWithoutReason)) {
        code = ExitCode.INTERNAL_ERROR;
      } else if (entries.stream().allMatch(e -> e.makespanS() == null)) {
        code = code == ExitCode.DONE ? ExitCode.LIMIT : code;
      }
    }
    return code;
  }
}
