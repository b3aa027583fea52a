package sdedge.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
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
    String allowed = Arrays.stream(constants).map(Keyed::key).collect(Collectors.joining(", "));
    throw new TypeConversionException("'" + value + "' must be one of " + allowed);
  }
}
