package sdedge.cli.option;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a command that says what it did not come to may take. */
public final class TimeLimit {
  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      order = 20,
      description = "Stop after a time such as 30s, 2m; what was not done by then is reported.")
  public @Nullable Duration limit;
}
