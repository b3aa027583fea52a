package sdedge.instance.reader;

import java.util.Optional;
import sdedge.document.NumberRange;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Batching;
import sdedge.instance.Batching.Padding;
import sdedge.instance.Batching.Residency;
import sdedge.instance.Contradiction;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Serving;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/** Binds the keys that say what to search. */
final class OptionsBinder {
  private static final int MOST = Batching.UNLIMITED;

  private static final String NONE = "none"; // no budget of tokens
  private static final NumberRange FRONT_END_S = new NumberRange(0, true, 3600, "in [0, 3600]");

  private OptionsBinder() {}

  static Instance.Options bind(ObjectReader reader) {
    Optional<ObjectReader> said = reader.optional("batching").map(ValueReader::object);
    Instance.Options options =
        new Instance.Options(
            speculation(reader.object("speculation")),
            said.map(OptionsBinder::batching).orElse(Batching.FREE),
            uplink(reader.optional("uplink")),
            reader.word("pipeline", Pipeline.values(), Pipeline::key, Pipeline.ROLLING),
            reader.word("order", TaskOrder.values(), TaskOrder::key, TaskOrder.AUTO),
            reader.optional("serving").map(OptionsBinder::serving).orElse(Serving.PLAIN));
    for (Contradiction each : Contradiction.of(options.pipeline(), options.batching())) {
      said.ifPresent(batching -> batching.required(each.key()).reject(each.allowed()));
    }
    return options;
  }

  private static UplinkPolicy uplink(Optional<ValueReader> value) {
    UplinkPolicy[] words = UplinkPolicy.REQUESTS.toArray(UplinkPolicy[]::new);
    return value
        .map(stated -> stated.word(words, UplinkPolicy::key, UplinkPolicy::isWrittenAs))
        .orElse(UplinkPolicy.JOINT);
  }

  private static Speculation speculation(ObjectReader reader) {
    int before = reader.problems().count();
    int min = reader.integer("min_length", 0, Speculation.LONGEST, 0);
    int max = reader.integer("max_length", 0, Speculation.LONGEST);
    if (reader.problems().count() == before && min > max) {
      reader.required("min_length").report(min + " must be at most max_length, which is " + max);
    }
    Scope scope = reader.word("scope", Scope.values(), Scope::key, Scope.BATCH);
    Steps steps = reader.word("steps", Steps.values(), Steps::key, Steps.MEAN);
    reader.finish();
    return new Speculation(min, max, scope, steps);
  }

  private static Batching batching(ObjectReader reader) {
    Batching batching =
        new Batching(
            reader.integer("max_tasks_per_batch", 1, MOST, MOST),
            reader.integer("max_tasks_per_cohort", 1, MOST, MOST),
            reader.word("padding", Padding.values(), Padding::key, Padding.NONE),
            reader.word("residency", Residency.values(), Residency::key, Residency.COHORT));
    reader.finish();
    return batching;
  }

  private static Serving serving(ValueReader value) {
    ObjectReader reader = value.object();
    Serving serving =
        new Serving(
            reader
                .optional("max_num_batched_tokens")
                .map(OptionsBinder::tokenBudget)
                .orElse(Serving.UNLIMITED),
            reader.bool("async_scheduling", false),
            reader.number("front_end_s", FRONT_END_S, 0));
    reader.finish();
    return serving;
  }

  private static int tokenBudget(ValueReader value) {
    return NONE.equals(value.plain()) ? Serving.UNLIMITED : value.integer(1, MOST - 1);
  }
}
