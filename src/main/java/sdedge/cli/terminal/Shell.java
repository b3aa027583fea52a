package sdedge.cli.terminal;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Arguments as one would type them. */
public final class Shell {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:=,+@%-]+");

  private Shell() {}

  /** The command line of this program with some arguments. */
  public static String command(List<String> arguments) {
    return "sdedge " + arguments.stream().map(Shell::word).collect(Collectors.joining(" "));
  }

  /** An argument, in quotes if it needs them; characters that do not show are left out. */
  private static String word(String argument) {
    String shown = argument.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "");
    return PLAIN.matcher(shown).matches() ? shown : "'" + shown.replace("'", "'\\''") + "'";
  }
}
