package sdedge.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings files to the disk: after a power cut one is there only if its folder was, too. */
public final class DiskSync {
  private DiskSync() {}

  /** Forces the folder that a file or folder was made in or renamed in. */
  public static void force(Path child) {
    Path folder = child.toAbsolutePath().getParent();
    if (folder != null) {
      forceEntries(folder);
    }
  }

  /**
   * Forces what was written to a file.
   *
   * @throws IOException if that did not reach the disk
   */
  static void forceContent(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Forces the names in a folder. */
  static void forceEntries(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system opens folders; there, its own order of writing must do.
    }
  }
}
