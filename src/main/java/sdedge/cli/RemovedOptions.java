package sdedge.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options and values of the release before, with what to use instead: for one release. */
final class RemovedOptions {
  private static final List<Removed> ALL =
      List.of(
          new Removed("solve", "--beyond-orders", "", "--class partitions"),
          new Removed("stream", "--stretch", "", "--window"),
          new Removed("stream", "--token-budget", "", "--set serving.max_num_batched_tokens=N"),
          new Removed("stream", "--async-scheduling", "", "--set serving.async_scheduling=true"),
          new Removed(
              "stream", "--no-async-scheduling", "", "--set serving.async_scheduling=false"),
          new Removed("stream", "--front-end", "", "--set serving.front_end_s=SECONDS"),
          new Removed("capacity", "--users", "", "--levers, and --set with what is bought"),
          new Removed("compare", "--why-csv", "", "why in compare.json of -o DIR, or --json"),
          new Removed("compare", "--table", "latex", "--table markdown, or --csv"));

  /**
   * What a command does not have any more.
   *
   * @param value of the option; empty for the option itself
   */
  private record Removed(String command, String option, String value, String instead) {
    private boolean isAt(String[] arguments, int place) {
      String argument = arguments[place];
      if (value.isEmpty()) {
        return argument.equals(option) || argument.startsWith(option + "=");
      }
      boolean follows = place + 1 < arguments.length && arguments[place + 1].equals(value);
      return argument.equals(option + "=" + value) || (argument.equals(option) && follows);
    }
  }

  private RemovedOptions() {}

  /** What of the arguments was taken out, and what to use instead; null if nothing was. */
  static @Nullable String among(String command, String[] arguments) {
    for (int place = 0; place < arguments.length; place++) {
      for (Removed removed : ALL) {
        if (removed.command.equals(command) && removed.isAt(arguments, place)) {
          String name = (removed.option + " " + removed.value).strip();
          return name + " was taken out: use " + removed.instead;
        }
      }
    }
    return null;
  }
}
