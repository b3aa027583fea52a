package sdedge.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a file into text. */
public final class SourceText {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private SourceText() {}

  /**
   * Decodes UTF-8, without a byte order mark at the start.
   *
   * @return null, with the first problem reported, if the bytes are not UTF-8, hold control
   *     characters other than tab and line ends, or a byte order mark elsewhere
   */
  public static @Nullable String decode(Problems problems, byte[] bytes) {
    int valid = validPrefix(bytes);
    boolean marked = valid >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
    int start = marked ? 3 : 0;
    String text = new String(bytes, start, valid - start, StandardCharsets.UTF_8);
    if (valid < bytes.length) {
      String found = String.format(Locale.ROOT, "0x%02X", bytes[valid]);
      report(problems, text, text.length(), "byte " + found + " is not valid UTF-8");
      return null;
    }
    int control = firstControlCharacter(text);
    if (control >= 0) {
      String found = String.format(Locale.ROOT, "U+%04X", (int) text.charAt(control));
      report(problems, text, control, "character " + found + " is not allowed");
      return null;
    }
    return text;
  }

  /** How many bytes there are before the first that is not UTF-8; decodes piece by piece. */
  private static int validPrefix(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer piece = CharBuffer.allocate(1 << 13);
    CoderResult result;
    do {
      result = decoder.decode(in, piece.clear(), true);
    } while (result.isOverflow());
    return in.position();
  }

  private static int firstControlCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= 0x7f && c < 0xa0;
      if (control || c >= 0xfffe || c == '\uFEFF') {
        return i;
      }
    }
    return -1;
  }

  private static void report(Problems problems, String text, int offset, String message) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < offset; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
        line++;
        start = i + 1;
      }
    }
    problems.add(line, text.codePointCount(start, offset) + 1, "", message);
  }
}
