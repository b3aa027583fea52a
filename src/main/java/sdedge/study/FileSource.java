package sdedge.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.instance.LoadedInstance;

/** Where the bytes of the files come from that options name. */
@FunctionalInterface
public interface FileSource {
  /** The name of the standard input. */
  String STANDARD = "-";

  FileSource DISK = name -> InputFile.read(new Problems(name), Path.of(name));

  /**
   * The bytes of a file.
   *
   * @throws InvalidInputException if it is too large
   */
  byte[] bytes(String name) throws InvalidInputException, IOException;

  /**
   * Takes what is most likely a mistake in a file, each of which begins with a path.
   *
   * @throws InvalidInputException if there is any and it is to be refused
   */
  default void warn(String name, List<String> warnings) throws InvalidInputException {}

  /**
   * Takes note of an instance that was made of a file, and of what is most likely a mistake in it.
   *
   * @throws InvalidInputException if there is any and it is to be refused
   */
  default void note(LoadedInstance loaded) throws InvalidInputException {}

  /** What the paths in a file are relative to. */
  default Path folder(String name) {
    return name.equals(STANDARD) ? Path.of("") : Path.of(name).resolveSibling("");
  }
}
