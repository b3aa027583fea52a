package sdedge.cli.option;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a gap, (incumbent − bound)/incumbent, in [0, 1): a fraction such as {@code 0.01} or a
 * percentage such as {@code 1%}.
 */
public final class GapConverter implements ITypeConverter<Double> {
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]{0,9}(\\.[0-9]{1,18})?(e-[0-9]{1,2})?");

  @Override
  public Double convert(String value) {
    boolean percent = value.endsWith("%");
    String number = percent ? value.substring(0, value.length() - 1) : value;
    if (!number.isEmpty()
        && Character.digit(number.charAt(0), 10) >= 0
        && NUMBER.matcher(number).matches()) {
      BigDecimal exact = new BigDecimal(number);
      double fraction = (percent ? exact.movePointLeft(2) : exact).doubleValue();
      if (fraction < 1) {
        return fraction;
      }
    }
    throw new TypeConversionException(
        "'" + value + "' must be a fraction such as 0.01 or a percentage such as 1%, below 1");
  }
}
