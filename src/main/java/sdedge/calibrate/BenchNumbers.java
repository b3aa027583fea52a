package sdedge.calibrate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.calibrate.BenchFormat.Quantity;
import sdedge.document.Problems;

/** The quantities of a result, by the keys and in the units of its format. */
record BenchNumbers(Problems problems, BenchFormat format, BenchValues values) {
  /** The key that says a quantity, or should. */
  String key(Quantity quantity) {
    List<String> keys = format.keys(quantity);
    return switch (quantity) {
      case INPUT -> keys.isEmpty() ? key(Quantity.MEAN_INPUT) : keys.get(0);
      case OUTPUT -> keys.isEmpty() ? key(Quantity.MEAN_OUTPUT) : keys.get(0);
      case TPOT_MS -> keys.isEmpty() ? key(Quantity.WEIGHTED_TPOT_MS) : keys.get(0);
      default -> {
        String there = path(quantity);
        yield there == null ? keys.isEmpty() ? quantity.name() : keys.get(0) : there;
      }
    };
  }

  private @Nullable String path(Quantity quantity) {
    return format.keys(quantity).stream().filter(values.paths()::contains).findFirst().orElse(null);
  }

  /** NaN if it is not there; times in ms, the duration in s. */
  double number(Quantity quantity) {
    String path = path(quantity);
    if (path == null) {
      return Double.NaN;
    }
    String unit = values.unit(path);
    boolean isTime = BenchValues.isTime(quantity);
    double scale =
        unit.isEmpty() || !(isTime || quantity == Quantity.DURATION)
            ? 1
            : BenchValues.milliseconds(unit) / (isTime ? 1 : 1e3);
    if (Double.isNaN(scale)) {
      problems.add(
          values.line(), 1, path, "its unit '" + unit + "' must be one of time, such as ms");
    }
    return values.number(path) * scale;
  }

  /** Prompt tokens of a request. */
  double input() {
    double mean = number(Quantity.MEAN_INPUT);
    return Double.isNaN(mean) ? number(Quantity.INPUT) / number(Quantity.COMPLETED) : mean;
  }

  /** Output tokens of a request. */
  double output() {
    double mean = number(Quantity.MEAN_OUTPUT);
    return Double.isNaN(mean) ? number(Quantity.OUTPUT) / number(Quantity.COMPLETED) : mean;
  }
}
