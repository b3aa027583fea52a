package sdedge.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sdedge.instance.Keyed;

/** Reads a word of an enumeration. */
final class KeyConverter<E extends Keyed> implements ITypeConverter<E> {
  private final E[] constants;

  KeyConverter(E[] constants) {
    this.constants = constants;
  }

  @Override
  public E convert(String value) {
    for (E constant : constants) {
      if (constant.key().equals(value)) {
        return constant;
      }
    }
    List<String> words = Arrays.stream(constants).map(Keyed::key).toList();
    throw new TypeConversionException(Words.mustBeOneOf(value, words));
  }
}
