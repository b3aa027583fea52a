package sdedge.cli.option;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads numbers, and says what is none in the words of other options.
 *
 * @param kind what it must be
 * @param parse throws a NumberFormatException of anything else
 */
public record NumberConverter<T>(String kind, Function<String, T> parse)
    implements ITypeConverter<T> {
  @Override
  public T convert(String text) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      String huge = text.matches("[-+]?[0-9]+") ? ", with fewer digits" : "";
      throw new TypeConversionException("'" + text + "' must be " + kind + huge);
    }
  }
}
