package sdedge.cli.option;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sdedge.stream.StreamLevel;

/** Reads {@code ttft=1s,tpot=50ms,share=0.9}, of which one of the first two is needed. */
public final class StreamLevelConverter implements ITypeConverter<StreamLevel> {
  private static final String SHARE = "share";
  private static final double USUAL_SHARE = 0.9;
  private static final String USAGE =
      "ttft=DURATION, tpot=DURATION or both, and share=0.9 if another one, with commas between";
  private static final String NUMBER = "[0-9]{0,3}\\.?[0-9]{1,17}";

  @Override
  public StreamLevel convert(String text) {
    Map<String, String> promises = Promises.parse(text, List.of("ttft", "tpot", SHARE), USAGE);
    if (!promises.containsKey("ttft") && !promises.containsKey("tpot")) {
      throw new TypeConversionException("'" + text + "' must be " + USAGE);
    }
    String share = promises.get(SHARE);
    return new StreamLevel(
        seconds(promises.get("ttft")),
        seconds(promises.get("tpot")),
        share == null ? USUAL_SHARE : share(share));
  }

  private static double seconds(@Nullable String text) {
    return text == null ? Double.POSITIVE_INFINITY : Promises.seconds(text);
  }

  private static double share(String text) {
    double share = text.matches(NUMBER) ? Double.parseDouble(text) : Double.NaN;
    if (!(share > 0 && share <= 1)) {
      throw new TypeConversionException("'" + text + "' must be a share above 0, at most 1");
    }
    return share;
  }
}
