package sdedge.search.scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.planning.Optimum;
import sdedge.search.planning.Planning;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.scheme.SingleDrafter.UnlikeDrafters;
import sdedge.timeline.Timeline;

/**
 * The algorithm of arXiv 2510.11331: the optimum where all answers are as long as the longest and
 * equally well accepted, in slots, by input, of one length; executed with the answers that there
 * are, under the pipeline and the uplink asked for.
 */
record Published(String key, String definition) implements Approach {
  /** Answers that are assumed are those of one draft model. */
  @Override
  public @Nullable String refusal(Instance instance) {
    String unlike = UnlikeDrafters.of(instance);
    if (instance.speculation().maxLength() == 0) {
      return "it drafts, and max_length is 0";
    } else if (unlike != null) {
      return unlike + ", so that no acceptance is that of all tasks";
    } else if (instance.tasks().stream().anyMatch(t -> t.acceptance().variesByContext())) {
      return "acceptance varies by context, and it assumes one of all steps";
    }
    return Feasibility.neverFits(instance).isEmpty() && !ChoiceSets.of(instance).isEmpty()
        ? noPlan(assumed(instance))
        : null; // which is said by whoever searches
  }

  private static @Nullable String noPlan(Instance assumed) {
    List<String> reasons = Feasibility.neverFits(assumed);
    if (!reasons.isEmpty()) {
      return "with all answers as long as the longest " + String.join("; ", reasons.subList(0, 1));
    }
    return ChoiceSets.of(assumed).isEmpty() ? "no draft mode of all drafters fits in memory" : null;
  }

  @Override
  public Instance narrow(Instance instance) {
    return instance.withOptions(null, null, TaskOrder.INPUT_ASC, null);
  }

  @Override
  public Effort effort() {
    return Effort.WHOLE;
  }

  @Override
  public Outcome plan(Instance instance, SearchOptions options, Control control) {
    return Planning.ifPossible(
        instance,
        () -> {
          // makespans of assumed answers are none of this instance
          Outcome assumed =
              new Optimum.Whole(key, definition).plan(assumed(instance), options, control.quiet());
          return assumed instanceof Outcome.Found found ? executed(instance, found) : assumed;
        });
  }

  private Outcome executed(Instance instance, Outcome.Found assumed) {
    Plan plan = Planning.asExecuted(assumed.plan(), instance);
    return new Outcome.Feasible(
        Timeline.execute(instance, plan),
        assumed.termination(),
        Planning.noteOf(this),
        assumed.counts(),
        Outcome.Proof.NONE);
  }

  /** The instance that the algorithm plans. */
  static Instance assumed(Instance instance) {
    Speculation lengths = instance.speculation();
    AnswerLaw pooled = pooled(instance);
    AnswerLaw longest = AnswerLaw.known(pooled.largestOutputTokens(), pooled.acceptance());
    Speculation drafted =
        new Speculation(
            Math.max(1, lengths.minLength()), lengths.maxLength(), Scope.GLOBAL, lengths.steps());
    return instance
        .with(instance.tasks().stream().map(task -> task.with(longest)).toList())
        .with(
            new Instance.Options(
                drafted,
                instance.batching(),
                UplinkPolicy.EQUAL_FINISH,
                Pipeline.SYNCHRONOUS,
                TaskOrder.INPUT_ASC,
                instance.serving()));
  }

  /** The answers of all tasks as those that one task may have: its means are theirs. */
  private static AnswerLaw pooled(Instance instance) {
    Map<AnswerLaw, Integer> tasks = new LinkedHashMap<>();
    instance.tasks().forEach(task -> tasks.merge(task.answer(), 1, Integer::sum));
    List<AnswerLaw.Outcome> outcomes = new ArrayList<>();
    tasks.forEach(
        (law, count) -> {
          for (AnswerLaw.Outcome each : law.outcomes()) {
            double weight = count * law.chance(each);
            outcomes.add(new AnswerLaw.Outcome(each.outputTokens(), each.acceptance(), weight));
          }
        });
    return AnswerLaw.of(outcomes, Integer.MAX_VALUE, instance.speculation().maxLength());
  }
}
