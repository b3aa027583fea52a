package sdedge.cli.option;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import sdedge.study.simulation.ServiceLevel;

/** Reads {@code ttft=500ms,e2e=8s}, either of them or both. */
public final class ServiceLevelConverter implements ITypeConverter<ServiceLevel> {
  private static final String USAGE = "ttft=DURATION, e2e=DURATION or both with a comma between";

  @Override
  public ServiceLevel convert(String text) {
    Map<String, String> promises = Promises.parse(text, List.of("ttft", "e2e"), USAGE);
    return new ServiceLevel(seconds(promises.get("ttft")), seconds(promises.get("e2e")));
  }

  private static @Nullable Double seconds(@Nullable String text) {
    return text == null ? null : Double.valueOf(Promises.seconds(text));
  }
}
