package sdedge.instance;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sdedge.document.Suggestion;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;

/**
 * What is searched in place of what an instance says.
 *
 * @param words by option; what is not there is the instance's
 */
public record Overrides(Map<SearchOption, Named> words) {
  /** Nothing in place of what the instance says. */
  public static final Overrides NONE = new Overrides(Map.of());

  public Overrides {
    Map<SearchOption, Named> copy = new EnumMap<>(SearchOption.class);
    copy.putAll(words);
    words = copy;
  }

  /**
   * Reads words by the names of their options.
   *
   * @throws IllegalArgumentException for one that is not known
   */
  public static Overrides of(Map<String, String> given) {
    Overrides all = NONE;
    for (Map.Entry<String, String> each : given.entrySet()) {
      SearchOption option = named("option", each.getKey(), Arrays.asList(SearchOption.values()));
      all = all.with(option, named(option.key(), each.getValue(), option.words()));
    }
    return all;
  }

  private static <E extends Named> E named(String what, String key, List<E> all) {
    return all.stream()
        .filter(word -> word.isWrittenAs(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    what
                        + " "
                        + Suggestion.mustBeOneOf(key, all.stream().map(Named::key).toList())));
  }

  /** These words and another one. */
  public Overrides with(SearchOption option, Named word) {
    Map<SearchOption, Named> more = new EnumMap<>(SearchOption.class);
    more.putAll(words);
    more.put(option, word);
    return new Overrides(more);
  }

  /** The word of one option alone; none if it has none. */
  public Overrides only(SearchOption option) {
    Named word = words.get(option);
    return word == null ? NONE : NONE.with(option, word);
  }

  /** The instance as it is searched. */
  public Instance applyTo(Instance instance) {
    Instance changed = instance;
    for (Map.Entry<SearchOption, Named> each : words.entrySet()) {
      changed = each.getKey().changed(changed, each.getValue());
    }
    return changed;
  }

  /** The words as they are written, by name of the option. */
  public Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    words.forEach((option, word) -> given.put(option.key(), word.key()));
    return given;
  }

  /** The word of every option that an instance was searched with. */
  public static Overrides of(Instance searched) {
    Overrides all = NONE;
    for (SearchOption option : SearchOption.values()) {
      all = all.with(option, option.of(searched));
    }
    return all;
  }

  /** Reads the words in {@code options} of {@code run.json}, where null stands for none. */
  public static Overrides read(ObjectReader options) {
    Overrides all = NONE;
    for (SearchOption option : SearchOption.values()) {
      ValueReader value = options.optional(option.key()).filter(it -> !it.isNull()).orElse(null);
      if (value != null) {
        Named[] words = option.words().toArray(Named[]::new);
        all = all.with(option, value.word(words, Named::key, Named::isWrittenAs));
      }
    }
    return all;
  }
}
