package sdedge.cli.option;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sdedge.document.Suggestion;
import sdedge.instance.Named;

/** Reads a word of an enumeration. */
public final class KeyConverter<E extends Named> implements ITypeConverter<E> {
  private final E[] constants;

  public KeyConverter(E[] constants) {
    this.constants = constants;
  }

  @Override
  public E convert(String value) {
    for (E constant : constants) {
      if (constant.isWrittenAs(value)) {
        return constant;
      }
    }
    List<String> words = Arrays.stream(constants).map(Named::key).toList();
    throw new TypeConversionException(Suggestion.mustBeOneOf(value, words));
  }
}
