package sdedge.tables;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A document whose tables stand between {@code <!-- table: NAME -->} and {@code <!-- end -->}. */
record Page(Path file, String text) {
  private static final String END = "<!-- end -->";

  static Page read(Path file) throws IOException {
    return new Page(file, Files.readString(file));
  }

  private int begin(String name) {
    String begin = "<!-- table: " + name + " -->\n";
    int at = text.indexOf(begin);
    if (at < 0) {
      throw new IllegalStateException(file + " has no table " + name);
    }
    return at + begin.length();
  }

  String table(String name) {
    return text.substring(begin(name), text.indexOf(END, begin(name)));
  }

  Page with(String name, String table) {
    int begin = begin(name);
    return new Page(
        file, text.substring(0, begin) + table + text.substring(text.indexOf(END, begin)));
  }

  /** Writes the page if the arguments say {@code --write}, else prints it. */
  void deliver(String[] arguments) throws IOException {
    if (Arrays.asList(arguments).contains("--write")) {
      Files.writeString(file, text);
    } else {
      new PrintStream(System.out, true, StandardCharsets.UTF_8).print(text);
    }
  }
}
