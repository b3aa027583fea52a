package sdedge.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sdedge.plan.ContinuousService;

/** How many groups there may be. */
public record GroupRange(int fewest, int most) {
  /** One or two. */
  public static final GroupRange AUTO = new GroupRange(1, 2);

  /** Reads {@code auto} or a number. */
  public static final class Converter implements ITypeConverter<GroupRange> {
    @Override
    public GroupRange convert(String text) {
      if (text.equals("auto")) {
        return AUTO;
      }
      int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
      if (number < 1 || number > ContinuousService.MOST_GROUPS) {
        throw new TypeConversionException(
            "'" + text + "' must be auto or from 1 to " + ContinuousService.MOST_GROUPS);
      }
      return new GroupRange(number, number);
    }
  }

  @Override
  public String toString() {
    return equals(AUTO) ? "auto" : Integer.toString(fewest);
  }
}
