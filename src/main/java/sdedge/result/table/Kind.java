package sdedge.result.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Named;

/**
 * What stands in a column or at a key: how it is written, and what must be there to be read back.
 *
 * @param <T> what is written
 */
public interface Kind<T extends @Nullable Object> {
  /** A text, or what has one. */
  Kind<Object> WORD = new Of<>(Of::text, value -> value.text(TextRule.ANY));

  /** A finite number, read as a double. */
  Kind<Number> NUMBER = new Of<>(number -> number, value -> value.number(NumberRange.FINITE));

  /** True or false. */
  Kind<Boolean> TRUTH = new Of<>(truth -> truth, ValueReader::bool);

  /** A text, a number, true, false or null; read as the {@link ValueReader} of it. */
  Kind<@Nullable Object> SCALAR = new Of<>(scalar -> scalar, value -> value);

  /** A value as {@link Json#value} writes it. */
  @Nullable Object shown(T value);

  /**
   * Reads a value: a text, double or boolean, a list or a map of these, {@link Values}. Whatever is
   * missing or wrong is reported, and a placeholder of the same type returned.
   */
  Object read(ValueReader value);

  /** A kind by how it is written and read. */
  record Of<T extends @Nullable Object>(
      Function<T, @Nullable Object> writer, Function<ValueReader, Object> reader)
      implements Kind<T> {
    @Override
    public @Nullable Object shown(T value) {
      return writer.apply(value);
    }

    @Override
    public Object read(ValueReader value) {
      return reader.apply(value);
    }

    private static String text(Object word) {
      return word instanceof Named named ? named.key() : (String) word;
    }
  }

  /** One of some words, at least one; read as that. */
  static Kind<Object> oneOf(Object... words) {
    return new Of<>(Of::text, value -> value.word(words, Of::text));
  }

  /** A list of values. */
  static <T> Kind<Iterable<? extends T>> list(Kind<T> item) {
    return new Of<>(
        items -> {
          List<@Nullable Object> shown = new ArrayList<>();
          items.forEach(each -> shown.add(item.shown(each)));
          return shown;
        },
        value -> value.list(0, Integer.MAX_VALUE).stream().map(item::read).toList());
  }

  /** Values by keys that nothing describes, such as names of files. */
  static <T extends @Nullable Object> Kind<Map<String, ? extends T>> map(Kind<T> item) {
    return new Of<>(
        items -> {
          Map<String, @Nullable Object> shown = new LinkedHashMap<>();
          items.forEach((key, each) -> shown.put(key, item.shown(each)));
          return shown;
        },
        value -> {
          Map<String, Object> read = new LinkedHashMap<>();
          Map<String, ValueReader> all = value.object().entries(TextRule.ANY, Integer.MAX_VALUE);
          all.forEach((key, each) -> read.put(key, item.read(each)));
          return read;
        });
  }
}
