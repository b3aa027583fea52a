package sdedge.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line that made a result, as {@code run.json} records it. */
record Arguments(List<String> argv) {
  Arguments {
    argv = List.copyOf(argv);
  }

  /** Whether it names files with more arguments, which are not recorded. */
  boolean isOpen() {
    return argv.stream().anyMatch(argument -> argument.startsWith("@"));
  }

  /** The command; empty if there is none. */
  String command() {
    return argv.isEmpty() ? "" : argv.get(0);
  }

  /** The value of an option; null if it was not given. */
  @Nullable String value(String option) {
    for (int i = 1; i < argv.size(); i++) {
      String argument = argv.get(i);
      if (argument.equals(option)) {
        return i + 1 < argv.size() ? argv.get(i + 1) : null;
      } else if (argument.startsWith(option + "=")) {
        return argument.substring(option.length() + 1);
      }
    }
    return null;
  }
}
