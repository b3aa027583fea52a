package sdedge.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.TextRule;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Plan;
import sdedge.result.files.RunInfo;
import sdedge.search.Approach;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;

/**
 * What {@code run.json} tells of the run that made a result.
 *
 * @param inputs SHA-256 by file, the instance first
 * @param approach how it searched; the exact dynamic program for a given plan
 */
public record StoredRun(
    Map<String, String> inputs,
    Approach approach,
    long seed,
    @Nullable Pipeline pipeline,
    @Nullable UplinkPolicy uplink,
    @Nullable TaskOrder order,
    @Nullable Scope scope,
    @Nullable Steps steps) {

  private static final int MOST_INPUTS = 1_000_000;

  /**
   * Reads the file.
   *
   * @param file the name under which problems are reported
   * @throws InvalidInputException if it is not the {@code run.json} of a result
   */
  public static StoredRun parse(String file, byte[] bytes) throws InvalidInputException {
    Problems problems = new Problems(file);
    ObjectReader run = Document.parse(problems, bytes).object();
    run.word("kind", new String[] {RunInfo.KIND}, Function.identity());
    ObjectReader options = run.object("options");
    StoredRun stored =
        new StoredRun(
            inputs(run.object("inputs")),
            approach(options),
            given(options, "seed")
                .map(seed -> (long) seed.number(NumberRange.FINITE))
                .orElse(SearchOptions.DEFAULT_SEED),
            word(options, "pipeline", Pipeline.values()),
            word(options, "uplink", UplinkPolicy.values()),
            word(options, "order", TaskOrder.values()),
            word(options, "scope", Scope.values()),
            word(options, "steps", Steps.values()));
    problems.throwIfAny();
    return stored;
  }

  private static Map<String, String> inputs(ObjectReader object) {
    Map<String, String> inputs = new LinkedHashMap<>();
    object
        .entries(TextRule.PATH, MOST_INPUTS)
        .forEach((file, digest) -> inputs.put(file, digest.text(TextRule.NAME)));
    return inputs;
  }

  private static Approach approach(ObjectReader options) {
    Optional<ValueReader> method = given(options, "method");
    if (method.isEmpty()) {
      return Method.DP;
    }
    Approach approach = Approaches.named(method.get().text(TextRule.PATH));
    if (approach == null) {
      method.get().report("is not a method");
      return Method.DP;
    }
    return approach;
  }

  private static <E extends Named> @Nullable E word(
      ObjectReader options, String name, E[] constants) {
    return given(options, name).map(value -> value.word(constants, Named::key)).orElse(null);
  }

  private static Optional<ValueReader> given(ObjectReader options, String name) {
    return options.optional(name).filter(value -> !value.isNull());
  }

  /**
   * An instance with the options of the run, as it was searched. Of a run that only evaluated a
   * plan, pipeline and uplink are the plan's; an allocation of its own stands for {@code joint}.
   */
  public Instance applyTo(Instance instance, Plan plan) {
    boolean searched = order != null;
    UplinkPolicy ofPlan =
        plan.uplink() == UplinkPolicy.EXPLICIT ? UplinkPolicy.JOINT : plan.uplink();
    return instance
        .withOptions(
            searched ? pipeline : plan.pipeline(), searched ? uplink : ofPlan, order, scope)
        .with(steps);
  }
}
