package sdedge.cli.option;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sdedge.study.experiment.ValueLists;
import sdedge.study.stream.Rate;

/** Reads numbers of users such as {@code 8}, {@code 1,2,4}, {@code 1:9:2} and {@code 1:128:x8}. */
public final class UsersConverter implements ITypeConverter<RatesConverter.Rates> {
  private static final int MOST = 1_000_000;

  @Override
  public RatesConverter.Rates convert(String text) {
    List<Rate> rates = new ArrayList<>();
    try {
      ValueLists.parse(text).forEach(value -> rates.add(new Rate.Users(users(value))));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new TypeConversionException(
          "'%s' must be whole numbers from 1 to %s, such as 8, 1,2,4 or 1:128:x8"
              .formatted(text, MOST));
    }
    return new RatesConverter.Rates(rates);
  }

  private static int users(String value) {
    int users = new BigDecimal(value).intValueExact();
    if (users < 1 || users > MOST) {
      throw new IllegalArgumentException(value);
    }
    return users;
  }
}
