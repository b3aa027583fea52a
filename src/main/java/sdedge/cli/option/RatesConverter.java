package sdedge.cli.option;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sdedge.study.experiment.ValueLists;
import sdedge.study.stream.Rate;
import sdedge.study.stream.ServingOptions;

/** Reads rates such as {@code 2/s}, {@code 0.5,1,2/s}, {@code 0.5:4:0.5/s} and {@code max}. */
public final class RatesConverter implements ITypeConverter<RatesConverter.Rates> {
  /** The word for requests that are all there at once. */
  public static final String AT_ONCE = "max";

  private static final double LEAST = 1e-12;
  private static final double MOST = 1e15;

  /** One or several rates. */
  public record Rates(List<Rate> all) {
    public Rates {
      all = List.copyOf(all);
    }
  }

  @Override
  public Rates convert(String text) {
    List<Rate> rates = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String numbers = part.endsWith("/s") ? part.substring(0, part.length() - 2) : part;
      try {
        ValueLists.parse(numbers).forEach(value -> rates.add(rate(value)));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
    return new Rates(rates);
  }

  private static Rate rate(String value) {
    if (value.equals(AT_ONCE)) {
      return new Rate.AtOnce();
    }
    double perS = value.matches(ServingOptions.NUMBER) ? Double.parseDouble(value) : Double.NaN;
    if (!(perS >= LEAST && perS <= MOST)) {
      throw new TypeConversionException(
          "'" + value + "' must be requests per second from 1e-12 to 1e15, such as 2/s, or max");
    }
    return new Rate.PerSecond(perS);
  }
}
