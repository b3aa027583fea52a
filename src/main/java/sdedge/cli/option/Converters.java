package sdedge.cli.option;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;
import sdedge.document.Suggestion;
import sdedge.instance.Named;
import sdedge.instance.UplinkPolicy;
import sdedge.search.Approach;
import sdedge.search.solver.Approaches;
import sdedge.stream.StreamLevel;
import sdedge.study.compare.Grouping;
import sdedge.study.experiment.Shard;
import sdedge.study.experiment.ValueLists;
import sdedge.study.simulation.ServiceLevel;
import sdedge.study.stream.GroupRange;
import sdedge.study.stream.PolicyWord;
import sdedge.study.stream.Rate;
import sdedge.study.stream.ServingOptions;

/**
 * How the values of options are read, by their type. What cannot be read is an
 * IllegalArgumentException whose message says what it must be.
 */
public final class Converters {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)([a-z]*)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);
  private static final Pattern FRACTION =
      Pattern.compile("[0-9]{0,9}(\\.[0-9]{1,18})?(e-[0-9]{1,2})?");
  private static final double LEAST_RATE = 1e-12;
  private static final double MOST_RATE = 1e15;
  private static final int MOST_USERS = 1_000_000;
  private static final String SHARE = "share";
  private static final String SHARE_NUMBER = "[0-9]{0,3}\\.?[0-9]{1,17}";
  private static final double USUAL_SHARE = 0.9;

  /** What more than this counts is milliseconds, where the unit of a promise is missing. */
  private static final int LONGEST_PROMISE_S = 30;

  private Converters() {}

  /** Has all commands read values so. Enumerations read their words, wherever one is asked for. */
  public static void register(CommandLine root) {
    for (CommandLine command : root.getSubcommands().values()) {
      for (ArgSpec arg : command.getCommandSpec().args()) {
        Class<?> type = arg.typeInfo().getType();
        if (arg.typeInfo().isEnum() && Named.class.isAssignableFrom(type)) {
          register(root, type);
        }
      }
    }
    root.registerConverter(UplinkPolicy.class, word(UplinkPolicy.REQUESTS));
    ITypeConverter<Integer> integer = number("an integer", Integer::valueOf);
    ITypeConverter<Long> wide = number("an integer", Long::valueOf);
    ITypeConverter<Double> real = number("a number", Double::valueOf);
    root.registerConverter(int.class, integer).registerConverter(Integer.class, integer);
    root.registerConverter(long.class, wide).registerConverter(Long.class, wide);
    root.registerConverter(double.class, real).registerConverter(Double.class, real);
    root.registerConverter(Approach.class, parsed(Converters::approach));
    root.registerConverter(Duration.class, parsed(Converters::duration));
    root.registerConverter(ServiceLevel.class, parsed(Converters::serviceLevel));
    root.registerConverter(StreamLevel.class, parsed(Converters::streamLevel));
    root.registerConverter(Rates.class, parsed(Converters::rates));
    root.registerConverter(Users.class, parsed(Converters::users));
    root.registerConverter(Shard.class, parsed(Shard::parse));
    root.registerConverter(Grouping.class, parsed(Grouping::parse));
    root.registerConverter(PolicyWord.class, parsed(PolicyWord::parse));
    root.registerConverter(GroupRange.class, parsed(GroupRange::parse));
  }

  @SuppressWarnings("unchecked") // it is the type of its own constants
  private static <E> void register(CommandLine root, Class<E> type) {
    List<Named> words = Arrays.stream((Named[]) type.getEnumConstants()).toList();
    root.registerConverter(type, (ITypeConverter<E>) word(words));
  }

  static <T> ITypeConverter<T> parsed(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    };
  }

  /** Reads one of some words. */
  static <E extends Named> ITypeConverter<E> word(List<E> words) {
    return parsed(
        text ->
            words.stream()
                .filter(word -> word.isWrittenAs(text))
                .findFirst()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            Suggestion.mustBeOneOf(
                                text, words.stream().map(Named::key).toList()))));
  }

  /** Reads numbers, and says what is none in the words of other options. */
  private static <T> ITypeConverter<T> number(String kind, Function<String, T> parse) {
    return parsed(
        text -> {
          try {
            return parse.apply(text);
          } catch (NumberFormatException e) {
            String huge = text.matches("[-+]?[0-9]+") ? ", with fewer digits" : "";
            throw new IllegalArgumentException("'" + text + "' must be " + kind + huge, e);
          }
        });
  }

  /** Reads the name of a method or of a comparison scheme. */
  static Approach approach(String name) {
    Approach approach = Approaches.named(name);
    if (approach == null) {
      throw new IllegalArgumentException(Suggestion.mustBeOneOf(name, new Keys.Methods()));
    }
    return approach;
  }

  /** Reads durations such as {@code 500ms}, {@code 30s}, {@code 1.5m}. */
  public static Duration duration(String text) {
    return duration(text, Integer.MAX_VALUE);
  }

  /**
   * Reads a duration.
   *
   * @param longestS numbers without a unit up to this are taken for seconds, larger ones for
   *     milliseconds, in what is said of them
   */
  private static Duration duration(String text, int longestS) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' must be a number and a unit, such as 500ms, 30s, 2m or 1h");
    }
    String number = matcher.group(1);
    Long millis = MILLIS.get(matcher.group(2));
    if (millis == null) {
      boolean none = matcher.group(2).isEmpty();
      String problem = none ? "has no unit" : "has an unknown unit";
      String unit = none && Double.parseDouble(number) > longestS ? "ms" : "s";
      throw new IllegalArgumentException(
          "'" + text + "' " + problem + " (ms, s, m, h). Maybe " + number + unit + " was meant?");
    }
    BigDecimal nanos = new BigDecimal(number).multiply(BigDecimal.valueOf(millis * 1_000_000));
    Duration duration =
        Duration.ofNanos(nanos.min(BigDecimal.valueOf(Long.MAX_VALUE / 4)).longValue());
    if (duration.isZero()) {
      throw new IllegalArgumentException("'" + text + "' must be longer than 0");
    }
    return duration;
  }

  /** For gaps, which are numbers. */
  public static final class Gap implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) throws Exception {
      return parsed(Converters::gap).convert(text);
    }
  }

  /**
   * Reads a gap, (incumbent − bound)/incumbent, in [0, 1): a fraction such as {@code 0.01} or a
   * percentage such as {@code 1%}.
   */
  public static double gap(String text) {
    boolean percent = text.endsWith("%");
    String number = percent ? text.substring(0, text.length() - 1) : text;
    if (!number.isEmpty()
        && Character.digit(number.charAt(0), 10) >= 0
        && FRACTION.matcher(number).matches()) {
      BigDecimal exact = new BigDecimal(number);
      double fraction = (percent ? exact.movePointLeft(2) : exact).doubleValue();
      if (fraction < 1) {
        return fraction;
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' must be a fraction such as 0.01 or a percentage such as 1%, below 1");
  }

  /** Requests per second, or all at once. */
  public record Rates(List<Rate> all) {
    /** The word for requests that are all there at once. */
    private static final String AT_ONCE = "max";
  }

  /** Numbers of users. */
  public record Users(List<Rate> all) {}

  /** Reads rates such as {@code 2/s}, {@code 0.5,1,2/s}, {@code 0.5:4:0.5/s} and {@code max}. */
  private static Rates rates(String text) {
    List<Rate> rates = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String numbers = part.endsWith("/s") ? part.substring(0, part.length() - 2) : part;
      ValueLists.parse(numbers).forEach(value -> rates.add(rate(value)));
    }
    return new Rates(List.copyOf(rates));
  }

  private static Rate rate(String value) {
    if (value.equals(Rates.AT_ONCE)) {
      return Rate.AT_ONCE;
    }
    double perS = value.matches(ServingOptions.NUMBER) ? Double.parseDouble(value) : Double.NaN;
    if (!(perS >= LEAST_RATE && perS <= MOST_RATE)) {
      throw new IllegalArgumentException(
          "'" + value + "' must be requests per second from 1e-12 to 1e15, such as 2/s, or max");
    }
    return Rate.perSecond(perS);
  }

  /** Reads numbers of users such as {@code 8}, {@code 1,2,4}, {@code 1:9:2}, {@code 1:128:x8}. */
  private static Users users(String text) {
    List<Rate> all = new ArrayList<>();
    try {
      for (String value : ValueLists.parse(text)) {
        int users = new BigDecimal(value).intValueExact();
        if (users < 1 || users > MOST_USERS) {
          throw new IllegalArgumentException(value);
        }
        all.add(Rate.users(users));
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "'%s' must be whole numbers from 1 to %s, such as 8, 1,2,4 or 1:128:x8"
              .formatted(text, MOST_USERS),
          e);
    }
    return new Users(List.copyOf(all));
  }

  /** Reads {@code ttft=500ms,e2e=8s}, either of them or both. */
  private static ServiceLevel serviceLevel(String text) {
    Map<String, String> promises =
        promises(
            text,
            List.of("ttft", "e2e"),
            "ttft=DURATION, e2e=DURATION or both with a comma between");
    return new ServiceLevel(promised(promises.get("ttft")), promised(promises.get("e2e")));
  }

  /** Reads {@code ttft=1s,tpot=50ms,share=0.9}, of which one of the first two is needed. */
  private static StreamLevel streamLevel(String text) {
    String usage =
        "ttft=DURATION, tpot=DURATION or both, and share=0.9 if another one, with commas between";
    Map<String, String> promises = promises(text, List.of("ttft", "tpot", SHARE), usage);
    if (!promises.containsKey("ttft") && !promises.containsKey("tpot")) {
      throw new IllegalArgumentException("'" + text + "' must be " + usage);
    }
    Double ttftS = promised(promises.get("ttft"));
    Double tpotS = promised(promises.get("tpot"));
    String share = promises.get(SHARE);
    return new StreamLevel(
        ttftS == null ? Double.POSITIVE_INFINITY : ttftS,
        tpotS == null ? Double.POSITIVE_INFINITY : tpotS,
        share == null ? USUAL_SHARE : share(share));
  }

  private static double share(String text) {
    double share = text.matches(SHARE_NUMBER) ? Double.parseDouble(text) : Double.NaN;
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "'" + text + "' must be a share above 0, at most 1." + Suggestion.ofShare(share));
    }
    return share;
  }

  /** What is promised to users: {@code name=value} with commas between, each name once. */
  private static Map<String, String> promises(String text, List<String> names, String usage) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int at = part.indexOf('=');
      String name = at < 0 ? part : part.substring(0, at);
      if (at < 0 || !names.contains(name) || byName.put(name, part.substring(at + 1)) != null) {
        throw new IllegalArgumentException("'" + text + "' must be " + usage);
      }
    }
    return byName;
  }

  /** Seconds; null if nothing is promised. */
  private static @Nullable Double promised(@Nullable String duration) {
    return duration == null
        ? null
        : Double.valueOf(duration(duration, LONGEST_PROMISE_S).toNanos() / 1e9);
  }
}
