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
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a trace that count.
 *
 * @param acceptance null if the trace says nothing of it
 * @param time null if arrivals are not kept, or the trace has none
 */
record TraceColumns(
    String input, String output, @Nullable String acceptance, @Nullable TimeColumn time) {
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";
  private static final String ACCEPTANCE = "acceptance";
  private static final String NONE = "none";
  private static final String AUTO = "auto";

  /** Traces whose columns are known. */
  enum Layout {
    AZURE("ContextTokens", "GeneratedTokens", "TIMESTAMP", false),
    BURST_GPT("Request tokens", "Response tokens", "Timestamp", false),
    MOONCAKE("input_length", "output_length", "timestamp", true);

    private final String input;
    private final String output;
    private final String time;
    private final boolean inMs;

    Layout(String input, String output, String time, boolean inMs) {
      this.input = input;
      this.output = output;
      this.time = time;
      this.inMs = inMs;
    }

    private static Stream<TimeColumn> times(Collection<String> names) {
      return Arrays.stream(values())
          .filter(known -> names.contains(known.time))
          .map(known -> new TimeColumn(known.time, known.inMs));
    }
  }

  /**
   * What the options say.
   *
   * @param input null for that of a known trace, as {@code output}
   * @param acceptance null if no column has it
   * @param time {@code none}, {@code auto} or the name of a column, perhaps with a unit
   */
  record Wanted(
      @Nullable String input, @Nullable String output, @Nullable String acceptance, String time) {

    /** Whether arrivals are to be kept. */
    boolean arrivals() {
      return !time.equals(NONE);
    }

    /** Those of a trace that has columns of these names. */
    TraceColumns of(Collection<String> names, Layout otherwise) {
      Layout known =
          Arrays.stream(Layout.values())
              .filter(each -> names.contains(each.input) && names.contains(each.output))
              .findFirst()
              .orElse(otherwise);
      return new TraceColumns(
          input == null ? known.input : input,
          output == null ? known.output : output,
          acceptance,
          time(names));
    }

    private @Nullable TimeColumn time(Collection<String> names) {
      if (!arrivals()) {
        return null;
      } else if (time.equals(AUTO)) {
        return Layout.times(names).findFirst().orElse(null);
      }
      return TimeColumn.of(time, Layout.times(List.of(time)).anyMatch(TimeColumn::inMs));
    }
  }

  /**
   * What the options say.
   *
   * @throws IllegalArgumentException if one of them is wrong
   */
  static Wanted wanted(OptionChoices choices) {
    String time = choices.text(Choice.TIME_COLUMN);
    if (TimeColumn.of(time, false).name().isEmpty()) {
      throw Texts.wrong(Choice.TIME_COLUMN, time, "none, auto, NAME, NAME:s or NAME:ms");
    }
    String tokens = choices.text(Choice.COLUMNS);
    Map<String, String> names = new LinkedHashMap<>();
    for (String part : tokens.isEmpty() ? new String[0] : tokens.split(",", -1)) {
      int equals = part.indexOf('=');
      String of = part.substring(0, Math.max(0, equals));
      boolean known = Set.of(INPUT, OUTPUT, ACCEPTANCE).contains(of);
      if (!known || names.put(of, part.substring(equals + 1)) != null || part.endsWith("=")) {
        throw wrong(tokens);
      }
    }
    if (names.containsKey(INPUT) != names.containsKey(OUTPUT)) {
      throw wrong(tokens);
    }
    return new Wanted(names.get(INPUT), names.get(OUTPUT), names.get(ACCEPTANCE), time);
  }

  private static IllegalArgumentException wrong(String tokens) {
    return Texts.wrong(
        Choice.COLUMNS, tokens, "input=NAME,output=NAME or acceptance=NAME or all of them");
  }

  /** For the comments of an instance: where its arrivals come from. */
  String arrivals() {
    return time == null
        ? "Arrivals: none, since the trace has no column %s."
            .formatted(String.join(", ", Arrays.stream(Layout.values()).map(k -> k.time).toList()))
        : "Arrivals: column " + time.name() + ", seconds after the first of these requests.";
  }

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
        long nanos =
            Math.addExact(Math.multiplyExact(date.toEpochSecond(), BILLION), date.getNano());
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
}
