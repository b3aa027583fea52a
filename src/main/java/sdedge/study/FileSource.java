package sdedge.study;

import java.io.IOException;
import java.nio.file.Path;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;

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

  /** What the paths in a file are relative to. */
  default Path folder(String name) {
    return name.equals(STANDARD) ? Path.of("") : Path.of(name).resolveSibling("");
  }
}
