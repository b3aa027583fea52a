package sdedge.api;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import sdedge.document.tree.OverridePath;
import sdedge.document.tree.ValueReader;

/**
 * An object of JSON, whose keys docs/results.md and the document of each command name. Values are
 * asked for by path, such as {@code savings[0].saved_s} or {@code options["time-limit"]}.
 */
public abstract sealed class JsonValues permits CommandResult, PlanningResult {
  private final @Nullable ValueReader json;

  JsonValues(@Nullable ValueReader json) {
    this.json = json;
  }

  /**
   * A number of the object.
   *
   * @param path such as {@code savings[0].saved_s}
   * @return the number, in the unit that its key ends with; empty if there is null or nothing
   * @throws IllegalArgumentException if it is no path, or something else stands there
   * @throws IllegalStateException if there is no object: a command was run without {@code --json}
   */
  public OptionalDouble number(String path) {
    ValueReader value = find(path);
    if (value == null) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(String.valueOf(value.plain())));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(path + " is no number but " + value.found(), e);
    }
  }

  /**
   * A text of the object, or a truth value as one.
   *
   * @param path such as {@code best.policy}
   * @return the text; empty if there is null or nothing
   * @throws IllegalArgumentException if it is no path, or a list or an object stands there
   * @throws IllegalStateException if there is no object: a command was run without {@code --json}
   */
  public Optional<String> text(String path) {
    ValueReader value = find(path);
    if (value == null) {
      return Optional.empty();
    } else if (value.isList() || value.isObject()) {
      throw new IllegalArgumentException(path + " is no text but " + value.found());
    }
    String quoted = value.quoted();
    return Optional.ofNullable(quoted == null ? value.plain() : quoted);
  }

  /**
   * How many entries a list or an object of the object has.
   *
   * @param path such as {@code savings}
   * @return the number of entries; 0 if there is null, nothing or a single value
   * @throws IllegalArgumentException if it is no path
   * @throws IllegalStateException if there is no object: a command was run without {@code --json}
   */
  public int size(String path) {
    ValueReader value = find(path);
    return value == null ? 0 : value.size();
  }

  private @Nullable ValueReader find(String path) {
    if (json == null) {
      throw new IllegalStateException("only with --json can what is printed be asked for");
    }
    ValueReader value = json.at(OverridePath.parse(path));
    return value == null || value.isNull() ? null : value;
  }
}
