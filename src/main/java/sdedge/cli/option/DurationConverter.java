package sdedge.cli.option;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations such as {@code 500ms}, {@code 30s}, {@code 1.5m}. */
public final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)([a-z]*)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

  private final int longestS;

  /** Takes numbers without a unit for seconds. */
  public DurationConverter() {
    this(Integer.MAX_VALUE);
  }

  /**
   * Takes numbers without a unit for seconds up to the longest such time, and else for
   * milliseconds, in what it says of them.
   */
  DurationConverter(int longestS) {
    this.longestS = longestS;
  }

  @Override
  public Duration convert(String value) {
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + value + "' must be a number and a unit, such as 500ms, 30s, 2m or 1h");
    }
    String number = matcher.group(1);
    Long millis = MILLIS.get(matcher.group(2));
    if (millis == null) {
      boolean none = matcher.group(2).isEmpty();
      String problem = none ? "has no unit" : "has an unknown unit";
      String unit = none && Double.parseDouble(number) > longestS ? "ms" : "s";
      throw new TypeConversionException(
          "'" + value + "' " + problem + " (ms, s, m, h). Maybe " + number + unit + " was meant?");
    }
    BigDecimal nanos = new BigDecimal(number).multiply(BigDecimal.valueOf(millis * 1_000_000));
    Duration duration =
        Duration.ofNanos(nanos.min(BigDecimal.valueOf(Long.MAX_VALUE / 4)).longValue());
    if (duration.isZero()) {
      throw new TypeConversionException("'" + value + "' must be longer than 0");
    }
    return duration;
  }
}
