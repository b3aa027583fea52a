package sdedge.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sdedge.stream.StreamSetting;

/** How many groups there may be. */
public record AskedGroups(int fewest, int most) {
  /** One or two. */
  public static final AskedGroups AUTO = new AskedGroups(1, 2);

  /** Reads {@code auto} or a number. */
  public static final class Converter implements ITypeConverter<AskedGroups> {
    @Override
    public AskedGroups convert(String text) {
      if (text.equals("auto")) {
        return AUTO;
      }
      int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
      if (number < 1 || number > StreamSetting.MOST_GROUPS) {
        throw new TypeConversionException(
            "'" + text + "' must be auto or from 1 to " + StreamSetting.MOST_GROUPS);
      }
      return new AskedGroups(number, number);
    }
  }

  @Override
  public String toString() {
    return equals(AUTO) ? "auto" : Integer.toString(fewest);
  }
}
