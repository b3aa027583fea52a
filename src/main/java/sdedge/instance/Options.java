package sdedge.instance;

import java.util.Locale;
import java.util.Optional;
import sdedge.document.ObjectReader;
import sdedge.document.ValueReader;

/** The part of an instance that says what to search. */
record Options(
    Speculation speculation,
    Batching batching,
    UplinkPolicy uplink,
    Pipeline pipeline,
    TaskOrder order) {
  private static final int LONGEST = 64;
  private static final int MOST = Batching.UNLIMITED;

  private enum Steps {
    MEAN,
    EXPECTED;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Options bind(ObjectReader reader, int drafters) {
    Optional<ValueReader> batching = reader.optional("batching");
    return new Options(
        speculation(reader.object("speculation")),
        batching.isPresent() ? batching(batching.get().object()) : new Batching(MOST, MOST),
        reader.word("uplink", UplinkPolicy.values(), UplinkPolicy::key, UplinkPolicy.SEQUENTIAL),
        pipeline(reader, drafters),
        reader.word("order", TaskOrder.values(), TaskOrder::key, TaskOrder.AUTO));
  }

  private static Speculation speculation(ObjectReader reader) {
    int before = reader.problems().count();
    int min = reader.integer("min_length", 0, LONGEST);
    int max = reader.integer("max_length", 0, LONGEST);
    if (reader.problems().count() == before && min > max) {
      reader.required("min_length").report(min + " must be at most max_length, which is " + max);
    }
    Scope scope = reader.word("scope", Scope.values(), Scope::key, Scope.BATCH);
    if (reader.word("steps", Steps.values(), Steps::key, Steps.MEAN) == Steps.EXPECTED) {
      reader.required("steps").report("expected is reserved but not built yet; use mean");
    }
    reader.finish();
    return new Speculation(min, max, scope);
  }

  private static Batching batching(ObjectReader reader) {
    Batching batching =
        new Batching(
            reader.integer("max_tasks_per_batch", 1, MOST, MOST),
            reader.integer("max_tasks_per_cohort", 1, MOST, MOST));
    reader.finish();
    return batching;
  }

  private static Pipeline pipeline(ObjectReader reader, int drafters) {
    int before = reader.problems().count();
    Pipeline pipeline = reader.word("pipeline", Pipeline.values(), Pipeline::key, Pipeline.ROLLING);
    boolean valid = reader.problems().count() == before;
    if (valid && drafters > 1 && pipeline != Pipeline.ASYNCHRONOUS) {
      ValueReader value = reader.required("pipeline");
      String found = pipeline.key() + (value.isKnown() ? "" : " (the default)");
      value.report(found + " must be asynchronous when there are " + drafters + " drafters");
    }
    return pipeline;
  }
}
