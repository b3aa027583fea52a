package sdedge.document;

import java.util.regex.Pattern;

/**
 * Which texts a value may take.
 *
 * @param pattern matches the whole of every allowed text
 * @param description such as {@code a text}
 */
public record TextRule(Pattern pattern, String description) {
  /** A name or id, which may also serve as the name of a folder. */
  public static final TextRule NAME =
      new TextRule(
          Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
          "a name of 1 to 64 letters, digits, '.', '_' or '-' that begins with a letter or digit");

  /** The path of a file, which may stand in messages. */
  public static final TextRule PATH =
      new TextRule(
          Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{1,1024}"),
          "a path of 1 to 1024 characters without control characters");

  /** A SHA-256. */
  public static final TextRule SHA256 =
      new TextRule(Pattern.compile("[0-9a-f]{64}"), "64 hexadecimal digits in lower case");

  /** Any text. */
  public static final TextRule ANY = new TextRule(Pattern.compile(".*", Pattern.DOTALL), "a text");

  public boolean allows(String text) {
    return pattern.matcher(text).matches();
  }
}
