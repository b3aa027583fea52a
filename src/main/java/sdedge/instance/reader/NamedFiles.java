package sdedge.instance.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.SourceText;
import sdedge.document.tree.ValueReader;

/** Files of one kind that an instance names, each read once; notes their digests. */
final class NamedFiles<T> {
  private final Path folder;
  private final String kind;
  private final T unread;
  private final BiFunction<Problems, String, T> parser;
  private final Map<String, String> sha256;
  private final Map<Path, T> read = new HashMap<>();
  private final Map<Path, String> digests = new HashMap<>();
  private long bytesLeft = InputFile.MOST_BYTES;

  /**
   * @param folder what the names are relative to
   * @param kind in the singular, for messages
   * @param unread stands for a file that cannot be read
   * @param parser of its text, which reports what is wrong there
   * @param sha256 by path, to which those of the files are added
   */
  NamedFiles(
      Path folder,
      String kind,
      T unread,
      BiFunction<Problems, String, T> parser,
      Map<String, String> sha256) {
    this.folder = folder;
    this.kind = kind;
    this.unread = unread;
    this.parser = parser;
    this.sha256 = sha256;
  }

  /**
   * What stands in a file; problems with the file as such are reported at the value that names it,
   * those inside the file at their places there, once however often it is named.
   */
  T read(ValueReader value, String name) {
    Path file;
    try {
      file = folder.resolve(name);
    } catch (InvalidPathException e) {
      value.report("the " + kind + " name is not a valid path: " + e.getReason());
      return unread;
    }
    if (!Files.isRegularFile(file)) {
      String why = Files.exists(file) ? " is not a file" : " does not exist";
      value.report(kind + " " + file + why);
      return unread;
    }
    try {
      Path real = file.toRealPath();
      T before = read.get(real);
      T content = before == null ? fromFile(value, file) : before;
      read.put(real, content);
      sha256.put(file.toString(), digests.getOrDefault(real, ""));
      return content;
    } catch (IOException e) {
      value.report(kind + " " + file + " cannot be read: " + e.getMessage());
      return unread;
    }
  }

  private T fromFile(ValueReader value, Path file) throws IOException {
    bytesLeft -= Files.size(file);
    if (bytesLeft < 0) {
      value.report(
          "with " + kind + " " + file + " the " + kind + "s are larger than 64 MiB together");
      return unread;
    }
    Problems problems = new Problems(file.toString());
    try {
      byte[] bytes = InputFile.read(problems, file);
      digests.put(file.toRealPath(), InputFile.sha256(bytes));
      String text = SourceText.decode(problems, bytes);
      return text == null ? unread : parser.apply(problems, text);
    } catch (InvalidInputException e) {
      return unread; // its problems were collected
    } finally {
      value.problems().addAll(problems, value.path());
    }
  }
}
