package sdedge.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import sdedge.document.InvalidInputException;
import sdedge.result.Result;
import sdedge.study.CommandFailure;
import sdedge.study.Search;
import sdedge.study.Settings;
import sdedge.study.Study;
import sdedge.study.compare.CompareMethods;
import sdedge.study.experiment.Axis;
import sdedge.study.experiment.Experiment;
import sdedge.study.experiment.ExperimentKind;
import sdedge.study.experiment.Grid;
import sdedge.study.experiment.Runner;
import sdedge.study.experiment.Shard;
import sdedge.study.experiment.Trial;
import sdedge.study.experiment.TrialInputs;
import sdedge.study.experiment.TrialResult;

/**
 * What a method found for an instance with other values in it, as a row of {@code sdedge sweep}.
 *
 * @param values by path, in the sequence of the axes
 * @param method its name
 * @param status what is known of its plan; empty if the search failed
 * @param makespanS seconds; empty without a plan
 * @param boundS no plan that it searches is faster, seconds; empty if nothing is known
 * @param autoregressiveS the least makespan without drafts, seconds; empty if it is not known
 * @param error why there is no result; empty if there is one
 */
public record SweptInstance(
    Map<String, String> values,
    String method,
    Optional<PlanStatus> status,
    OptionalDouble makespanS,
    OptionalDouble boundS,
    OptionalDouble autoregressiveS,
    String error) {

  /**
   * Solves an instance for all combinations of some of its values, one after the other.
   *
   * @param instance read from a text
   * @param axes such as {@code speculation.max_length=0:8:2}; the last one varies fastest
   * @param methods names; none for {@code dp}
   * @param options of each search; its method counts for nothing
   * @return a row per combination and method
   * @throws InputException if the instance is not valid with some of the values
   * @throws IllegalArgumentException if an axis is none, or a name stands for nothing
   * @throws IllegalStateException if the instance was not read from a text
   */
  public static List<SweptInstance> sweep(
      PlanningInstance instance, List<String> axes, List<String> methods, SolveOptions options)
      throws InputException {
    Grid grid = new Grid(axes.stream().map(Axis::parse).toList());
    Settings before = new Settings(instance.loaded().settings());
    TrialInputs inputs =
        new TrialInputs(instance.source(), loaded -> {}, before, options::applyTo, null);
    Study study =
        new Study(
            Search.SOLVER,
            options.search(),
            () -> SearchListening.limited(options.timeLimit().orElse(null)));
    Experiment experiment =
        new Experiment(ExperimentKind.SWEEP, grid, CompareMethods.each(methods), 1, Shard.WHOLE);
    List<SweptInstance> rows = new ArrayList<>();
    Runner.Listener collected = (trial, result) -> rows.add(row(trial, result));
    try {
      inputs.read(List.of(instance.loaded().file()));
      inputs.check(grid);
      new Runner(
              experiment, inputs, Runner.compared(study), collected, SearchListening.limited(null))
          .run(List.of(), row -> {}, 0);
    } catch (InvalidInputException e) {
      throw InputException.of(e);
    } catch (CommandFailure e) {
      throw InputException.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static SweptInstance row(Trial trial, TrialResult made) {
    List<String> names = trial.point().names();
    Map<String, String> values = new LinkedHashMap<>();
    for (int k = 0; k < names.size(); k++) {
      values.put(names.get(k), trial.point().values().get(k));
    }
    Result result = made.result();
    return new SweptInstance(
        Collections.unmodifiableMap(values),
        trial.method().key(),
        result == null ? Optional.empty() : Optional.of(PlanStatus.valueOf(result.status().name())),
        ResultTables.optional(
            result == null || result.execution() == null ? null : result.execution().makespanS()),
        ResultTables.optional(result == null ? null : result.boundS()),
        ResultTables.optional(result == null ? null : result.autoregressiveS()),
        made.error() == null ? "" : made.error());
  }
}
