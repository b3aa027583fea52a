package sdedge.instance.plausibility;

import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import sdedge.instance.LoadedInstance;

/**
 * What is usual of one kind of number, and what was probably meant where it is far from that.
 *
 * @param unit behind the value; empty for none
 * @param usual with its unit
 * @param source of what is usual
 * @param values those of an instance, in the order of the file
 * @param isOdd whether a value is so far from the usual that it is most likely a mistake
 * @param meant what may have been meant: the words between "Maybe" and the question mark
 */
record UsualRange(
    String unit,
    String usual,
    String source,
    Function<LoadedInstance, Stream<Value>> values,
    DoublePredicate isOdd,
    DoubleFunction<String> meant) {

  /** Below so many parameters they are most likely counted in millions or billions. */
  static final double FEWEST_PARAMETERS = 1e6;

  record Value(String path, double number) {}

  /** What is odd in an instance, one finding per value. */
  Stream<Finding> findings(LoadedInstance loaded) {
    return values
        .apply(loaded)
        .filter(value -> isOdd.test(value.number))
        .map(
            value ->
                new Finding(
                    value.path,
                    Figure.of(value.number) + " " + unit,
                    usual,
                    meant.apply(value.number)));
  }
}
