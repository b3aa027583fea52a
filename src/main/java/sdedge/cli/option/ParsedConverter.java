package sdedge.cli.option;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads what a type itself knows to read.
 *
 * @param parse throws an IllegalArgumentException that says what is wrong
 */
public record ParsedConverter<T>(Function<String, T> parse) implements ITypeConverter<T> {
  @Override
  public T convert(String text) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
