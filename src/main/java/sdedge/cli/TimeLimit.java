package sdedge.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a command that tells what it did not come to may take. */
final class TimeLimit {
  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      order = 20,
      description = "Stop after a time such as 30s, 2m; what was not done by then is told.")
  @Nullable Duration limit;
}
