package sdedge.instance;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What an instance says of a search and an option of the same word may say in its place. */
@SuppressWarnings("ImmutableEnumChecker") // no field is ever modified
public enum SearchOption implements Named {
  PIPELINE(
      "",
      List.of(Pipeline.values()),
      Instance::pipeline,
      (instance, word) -> instance.withOptions((Pipeline) word, null, null, null)),
  UPLINK(
      "",
      UplinkPolicy.REQUESTS,
      Instance::uplink,
      (instance, word) -> instance.withOptions(null, (UplinkPolicy) word, null, null)),
  ORDER(
      "",
      List.of(TaskOrder.values()),
      Instance::order,
      (instance, word) -> instance.withOptions(null, null, (TaskOrder) word, null)),
  SCOPE(
      "A length per batch, one for all, or one per part: ",
      List.of(Scope.values()),
      instance -> instance.speculation().scope(),
      (instance, word) -> instance.withOptions(null, null, null, (Scope) word)),
  STEPS(
      "Steps as many as on average, or random: ",
      List.of(Steps.values()),
      instance -> instance.speculation().steps(),
      (instance, word) -> instance.with((Steps) word));

  private final String meaning;
  private final List<? extends Named> words;
  private final Function<Instance, Named> value;
  private final BiFunction<Instance, Named, Instance> changed;

  SearchOption(
      String meaning,
      List<? extends Named> words,
      Function<Instance, Named> value,
      BiFunction<Instance, Named, Instance> changed) {
    this.meaning = meaning;
    this.words = words;
    this.value = value;
    this.changed = changed;
  }

  @Override
  public String toString() {
    return Named.word(this);
  }

  /** What stands before the words in help; empty where they say it all. */
  public String meaning() {
    return meaning;
  }

  /** The values that it takes. */
  public List<? extends Named> words() {
    return words;
  }

  /** What an instance says. */
  Named of(Instance instance) {
    return value.apply(instance);
  }

  /** The instance with another of the words. */
  Instance changed(Instance instance, Named word) {
    return changed.apply(instance, word);
  }
}
