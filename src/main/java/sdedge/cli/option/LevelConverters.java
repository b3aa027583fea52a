package sdedge.cli.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sdedge.document.Suggestion;
import sdedge.stream.StreamLevel;
import sdedge.study.simulation.ServiceLevel;

/** Read what is promised to users: {@code name=value} with commas between, each name once. */
public final class LevelConverters {
  /** What more than this counts is milliseconds, where the unit is missing. */
  private static final int LONGEST_S = 30;

  private LevelConverters() {}

  /** Reads {@code ttft=500ms,e2e=8s}, either of them or both. */
  public static final class OfSimulation implements ITypeConverter<ServiceLevel> {
    private static final String USAGE = "ttft=DURATION, e2e=DURATION or both with a comma between";

    @Override
    public ServiceLevel convert(String text) {
      Map<String, String> promises = promises(text, List.of("ttft", "e2e"), USAGE);
      return new ServiceLevel(seconds(promises.get("ttft")), seconds(promises.get("e2e")));
    }
  }

  /** Reads {@code ttft=1s,tpot=50ms,share=0.9}, of which one of the first two is needed. */
  public static final class OfStream implements ITypeConverter<StreamLevel> {
    private static final String SHARE = "share";
    private static final double USUAL_SHARE = 0.9;
    private static final String USAGE =
        "ttft=DURATION, tpot=DURATION or both, and share=0.9 if another one, with commas between";
    private static final String NUMBER = "[0-9]{0,3}\\.?[0-9]{1,17}";

    @Override
    public StreamLevel convert(String text) {
      Map<String, String> promises = promises(text, List.of("ttft", "tpot", SHARE), USAGE);
      if (!promises.containsKey("ttft") && !promises.containsKey("tpot")) {
        throw new TypeConversionException("'" + text + "' must be " + USAGE);
      }
      Double ttftS = seconds(promises.get("ttft"));
      Double tpotS = seconds(promises.get("tpot"));
      String share = promises.get(SHARE);
      return new StreamLevel(
          ttftS == null ? Double.POSITIVE_INFINITY : ttftS,
          tpotS == null ? Double.POSITIVE_INFINITY : tpotS,
          share == null ? USUAL_SHARE : share(share));
    }

    private static double share(String text) {
      double share = text.matches(NUMBER) ? Double.parseDouble(text) : Double.NaN;
      if (!(share > 0 && share <= 1)) {
        throw new TypeConversionException(
            "'" + text + "' must be a share above 0, at most 1." + Suggestion.ofShare(share));
      }
      return share;
    }
  }

  private static Map<String, String> promises(String text, List<String> names, String usage) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int at = part.indexOf('=');
      String name = at < 0 ? part : part.substring(0, at);
      if (at < 0 || !names.contains(name) || byName.put(name, part.substring(at + 1)) != null) {
        throw new TypeConversionException("'" + text + "' must be " + usage);
      }
    }
    return byName;
  }

  private static @Nullable Double seconds(@Nullable String duration) {
    return duration == null
        ? null
        : Double.valueOf(new DurationConverter(LONGEST_S).convert(duration).toNanos() / 1e9);
  }
}
