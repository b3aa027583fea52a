package sdedge.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sdedge.cli.option.WarningOptions;
import sdedge.cli.terminal.Terminal;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;

/**
 * Says what is most likely a mistake on standard error, each value of a file once, or refuses it
 * under {@code --strict}.
 */
final class Warnings {
  private final Terminal terminal;
  private final boolean strict;
  private final Set<String> said = new HashSet<>();

  Warnings(Terminal terminal, WarningOptions options) {
    this.terminal = terminal;
    strict = options.strict;
  }

  /**
   * Takes warnings of a file, each of which begins with a path.
   *
   * @throws InvalidInputException if there are any and they are to be refused
   */
  void take(String file, List<String> warnings) throws InvalidInputException {
    take(file, file, warnings);
  }

  /**
   * Takes warnings of what was made of a file.
   *
   * @param place names it, in place of the file
   */
  void take(String file, String place, List<String> warnings) throws InvalidInputException {
    if (strict && !warnings.isEmpty()) {
      throw new InvalidInputException(
          warnings.stream().map(warning -> new Problem(place, 0, 0, "", warning)).toList());
    }
    for (String warning : warnings) {
      String path = warning.substring(0, warning.indexOf(": "));
      if (said.add(file + ": " + path)) {
        terminal.say("warning: " + place + ": " + warning);
      }
    }
  }
}
