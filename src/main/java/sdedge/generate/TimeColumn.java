package sdedge.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The column of a trace that says when requests arrived: dates, or numbers from any beginning.
 *
 * @param inMs whether its numbers are milliseconds, else seconds
 */
record TimeColumn(String name, boolean inMs) {
  private static final String SECONDS = ":s";
  private static final String MILLISECONDS = ":ms";
  private static final long BILLION = 1_000_000_000;

  private static final int LONGEST = 64; // characters

  /** About 146 years, so that differences are such numbers too. */
  private static final long MOST_NANOS = Long.MAX_VALUE / 2;

  private static final double MOST_S = 5e9;

  /** Less than this is no nanosecond, in either unit. */
  private static final double LEAST = 1e-10;

  /**
   * {@code 2023-11-16 18:15:46.6805900}, in UTC unless an offset such as {@code +02:00} follows.
   */
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .optionalEnd()
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(ZoneOffset.UTC);

  /** A column as an option names it: {@code NAME}, {@code NAME:s} or {@code NAME:ms}. */
  static TimeColumn of(String option, boolean inMsUnlessSaid) {
    if (option.endsWith(MILLISECONDS)) {
      return new TimeColumn(option.substring(0, option.length() - MILLISECONDS.length()), true);
    } else if (option.endsWith(SECONDS)) {
      return new TimeColumn(option.substring(0, option.length() - SECONDS.length()), false);
    }
    return new TimeColumn(option, inMsUnlessSaid);
  }

  /** What a value must be. */
  String allowed() {
    String number = "a number of " + (inMs ? "ms" : "s");
    return number + " or a date such as 2023-11-16 18:15:46.68, within 146 years of 0 or 1970";
  }

  /** Nanoseconds since 1970 or since 0; empty if the text is no time. */
  OptionalLong nanos(String text) {
    if (text.length() > LONGEST) {
      return OptionalLong.empty();
    }
    boolean isDate = text.length() > 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
    return isDate ? ofDate(text) : ofNumber(text);
  }

  private static OptionalLong ofDate(String text) {
    try {
      OffsetDateTime date = OffsetDateTime.parse(text.replace(' ', 'T'), DATE);
      long nanos = Math.addExact(Math.multiplyExact(date.toEpochSecond(), BILLION), date.getNano());
      return within(nanos);
    } catch (DateTimeException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  /** Exactly, whatever a double makes of it; beyond nanoseconds it is rounded. */
  private OptionalLong ofNumber(String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      double near = Math.abs(number.doubleValue());
      if (near > MOST_S * (inMs ? 1e3 : 1)) { // before an exponent becomes as many digits
        return OptionalLong.empty();
      } else if (near < LEAST) {
        return OptionalLong.of(0);
      }
      BigDecimal nanos = number.movePointRight(inMs ? 6 : 9).setScale(0, RoundingMode.HALF_EVEN);
      return within(nanos.longValueExact());
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong within(long nanos) {
    return nanos >= -MOST_NANOS && nanos <= MOST_NANOS
        ? OptionalLong.of(nanos)
        : OptionalLong.empty();
  }
}
