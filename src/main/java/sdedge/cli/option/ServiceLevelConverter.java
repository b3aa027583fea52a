package sdedge.cli.option;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sdedge.study.simulation.ServiceLevel;

/** Reads {@code ttft=500ms,e2e=8s}, either of them or both. */
public final class ServiceLevelConverter implements ITypeConverter<ServiceLevel> {
  @Override
  public ServiceLevel convert(String text) {
    @Nullable Double ttftS = null;
    @Nullable Double e2eS = null;
    for (String part : text.split(",", -1)) {
      int at = part.indexOf('=');
      String name = at < 0 ? part : part.substring(0, at);
      double seconds = at < 0 ? Double.NaN : seconds(part.substring(at + 1));
      if (name.equals("ttft") && ttftS == null && at > 0) {
        ttftS = seconds;
      } else if (name.equals("e2e") && e2eS == null && at > 0) {
        e2eS = seconds;
      } else {
        throw new TypeConversionException(
            "'" + text + "' must be ttft=DURATION, e2e=DURATION or both with a comma between");
      }
    }
    return new ServiceLevel(ttftS, e2eS);
  }

  private static double seconds(String text) {
    Duration duration = new DurationConverter().convert(text);
    return duration.toNanos() / 1e9;
  }
}
