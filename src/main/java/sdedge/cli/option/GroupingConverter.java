package sdedge.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sdedge.study.Grouping;

/** Reads what instances are grouped by. */
final class GroupingConverter implements ITypeConverter<Grouping> {
  @Override
  public Grouping convert(String value) {
    try {
      return Grouping.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
