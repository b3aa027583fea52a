package sdedge.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Why reading or writing failed, in words: many exceptions of {@code java.nio} name only a file.
 */
public final class Reason {
  private Reason() {}

  /** The reason; with the file where the exception names one and says no more. */
  public static String of(IOException e) {
    if (!(e instanceof FileSystemException failure) || failure.getReason() != null) {
      return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
    return failure.getFile() + ": " + words(failure);
  }

  private static String words(FileSystemException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    } else if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    } else if (e instanceof FileAlreadyExistsException) {
      return "exists already";
    } else if (e instanceof NotDirectoryException) {
      return "is not a directory";
    } else if (e instanceof DirectoryNotEmptyException) {
      return "the directory is not empty";
    }
    return e.getClass().getSimpleName();
  }
}
