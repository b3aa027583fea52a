package sdedge.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.Overrides;
import sdedge.instance.SearchOption;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Plan;
import sdedge.result.files.RunInfo;
import sdedge.result.files.saved.SavedRun;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;

/**
 * What {@code run.json} says of the run that made a result.
 *
 * @param inputs SHA-256 by file, the instance first
 * @param approach how it searched; the exact dynamic program for a given plan
 * @param overrides what it searched, or executed, in place of what the instance says
 * @param settings values in place of those of the instance file
 */
public record StoredRun(
    Map<String, String> inputs,
    Approach approach,
    long seed,
    Overrides overrides,
    Settings settings) {

  /**
   * Reads the {@code run.json} of a directory.
   *
   * @throws InvalidInputException if it is not that of a result
   */
  public static StoredRun read(Path directory) throws InvalidInputException, IOException {
    Path file = directory.resolve(RunInfo.FILE);
    Problems problems = new Problems(file.toString());
    SavedRun saved = SavedRun.parse(problems, InputFile.read(problems, file));
    StoredRun stored = of(saved);
    given(saved.options(), "method")
        .filter(method -> Approaches.named(method.text(TextRule.PATH)) == null)
        .ifPresent(method -> method.report("is not a method"));
    problems.throwIfAny();
    return stored;
  }

  /**
   * What a file says of a run; what is wrong is reported where it was read. A method that only
   * another program has counts as the exact one here.
   */
  public static StoredRun of(SavedRun run) {
    ObjectReader options = run.options();
    return new StoredRun(
        run.inputs(),
        given(options, "method").map(StoredRun::approach).orElse(Method.DP),
        given(options, "seed")
            .map(seed -> (long) seed.number(NumberRange.FINITE))
            .orElse(SearchOptions.DEFAULT_SEED),
        Overrides.read(options),
        new Settings(run.settings()));
  }

  /** Whether it searched by a method of this name. */
  public boolean isBy(String method) {
    return approach.key().equals(method);
  }

  /** Whether the method can prove what it finds. */
  public boolean isExact() {
    return approach.effort() == Effort.EXACT;
  }

  /** The settings alone, as far as they can be read. */
  public static Settings settings(Path directory) {
    Path file = directory.resolve(RunInfo.FILE);
    Problems problems = new Problems(file.toString());
    try {
      return new Settings(SavedRun.parse(problems, InputFile.read(problems, file)).settings());
    } catch (IOException | InvalidInputException e) {
      return Settings.NONE;
    }
  }

  private static Approach approach(ValueReader method) {
    Approach approach = Approaches.named(method.text(TextRule.PATH));
    return approach == null ? Method.DP : approach;
  }

  private static Optional<ValueReader> given(ObjectReader options, String name) {
    return options.optional(name).filter(value -> !value.isNull());
  }

  /** Whether it searched for its plan; else it only evaluated one. */
  public boolean isSearch() {
    return overrides.words().containsKey(SearchOption.ORDER);
  }

  /**
   * An instance as a plan is asked for: as it was searched, or if the run only evaluated a plan
   * with the pipeline and the uplink that the instance states.
   */
  public Instance asked(Instance instance) {
    return isSearch()
        ? overrides.applyTo(instance)
        : overrides.only(SearchOption.STEPS).applyTo(instance);
  }

  /**
   * An instance with the options of the run, as it was searched. Of a run that only evaluated a
   * plan, pipeline and uplink are the plan's; an allocation of its own stands for {@code joint}.
   */
  public Instance applyTo(Instance instance, Plan plan) {
    if (isSearch()) {
      return overrides.applyTo(instance);
    }
    UplinkPolicy ofPlan =
        plan.uplink() == UplinkPolicy.EXPLICIT ? UplinkPolicy.JOINT : plan.uplink();
    return overrides
        .with(SearchOption.PIPELINE, plan.pipeline())
        .with(SearchOption.UPLINK, ofPlan)
        .applyTo(instance);
  }
}
