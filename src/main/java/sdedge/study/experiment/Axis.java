package sdedge.study.experiment;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.document.tree.OverridePath;

/**
 * What varies by itself: one value, or several that move together.
 *
 * @param names of the columns, at least one: paths of values in the file, or one of {@link #OWN}
 * @param values of each column, as they stand in the table; of all as many
 */
public record Axis(List<String> names, List<List<String>> values) {
  /** The column of the file. */
  static final String INSTANCE = "instance";

  /** The column of the seed of the channels. */
  static final String SEED = "seed";

  /** The column of how many of the tasks there are. */
  static final String TASKS = "tasks";

  /** What a sweep varies that is no value of the file. */
  static final Set<String> OWN = Set.of(INSTANCE, SEED, TASKS);

  /** How many values. */
  int size() {
    return values.get(0).size();
  }

  private static Axis of(String name, List<String> values) {
    return new Axis(List.of(name), List.of(values));
  }

  /**
   * Reads {@code path=v1,v2,…}.
   *
   * @throws IllegalArgumentException if it is not that
   */
  public static Axis parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("'" + text + "' must be path=v1,v2,…");
    }
    String path = OverridePath.parse(text.substring(0, equals).strip()).toString();
    if (OWN.contains(path)) {
      throw new IllegalArgumentException(path + " is no value of the file");
    }
    return of(path, ValueLists.parse(text.substring(equals + 1)));
  }

  /**
   * Adds another {@code path=v1,v2,…} that moves along.
   *
   * @throws IllegalArgumentException if it is not that, or has not as many values
   */
  public Axis with(String text) {
    Axis linked = parse(text);
    if (linked.size() != size()) {
      throw new IllegalArgumentException(
          String.format(
              "--with %s has %s values, but %s has %s",
              linked.names.get(0), linked.size(), names.get(0), size()));
    }
    return new Axis(joined(names, linked.names), joined(values, linked.values));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** Each value, or what moves together, once: a row is known by them. */
  Axis distinct() {
    List<List<String>> once =
        IntStream.range(0, size())
            .mapToObj(i -> values.stream().map(column -> column.get(i)).toList())
            .distinct()
            .toList();
    return new Axis(
        names,
        IntStream.range(0, names.size())
            .mapToObj(k -> once.stream().map(each -> each.get(k)).toList())
            .toList());
  }

  /** Files, by name. */
  public static Axis ofFiles(List<String> files) {
    return of(INSTANCE, files);
  }

  /**
   * Reads how many of the tasks to take.
   *
   * @throws IllegalArgumentException if a value is not a number of tasks
   */
  public static Axis ofTasks(String text) {
    return matching(TASKS, "0*[1-9][0-9]{0,8}", "a number of tasks, at least 1", text);
  }

  /**
   * Reads seeds such as {@code 1..20} or {@code 1,7}.
   *
   * @throws IllegalArgumentException if a value is not a whole number
   */
  public static Axis ofSeeds(String text) {
    String ranges = text.replaceAll("([0-9])\\.\\.(-?[0-9]+)", "$1:$2:1");
    return matching(SEED, "-?[0-9]{1,18}", "a seed, a whole number", ranges);
  }

  private static Axis matching(String name, String pattern, String meaning, String text) {
    List<String> values = ValueLists.parse(text);
    for (String value : values) {
      if (!value.matches(pattern)) {
        throw new IllegalArgumentException("'" + value + "' must be " + meaning);
      }
    }
    return of(name, values);
  }

  /** Such as {@code a=1,2 b=10,20}. */
  @Override
  public String toString() {
    return IntStream.range(0, names.size())
        .mapToObj(i -> names.get(i) + "=" + String.join(",", values.get(i)))
        .collect(Collectors.joining(" "));
  }
}
