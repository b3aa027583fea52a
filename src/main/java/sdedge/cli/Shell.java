package sdedge.cli;

import java.util.regex.Pattern;

/** Arguments as one would type them. */
final class Shell {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:=,+@%-]+");

  private Shell() {}

  /** An argument, in quotes if it needs them; characters that do not show are left out. */
  static String word(String argument) {
    String shown = argument.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "");
    return PLAIN.matcher(shown).matches() ? shown : "'" + shown.replace("'", "'\\''") + "'";
  }
}
