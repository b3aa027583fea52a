package sdedge.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are either whole or not there. */
final class AtomicFile {
  private static final int MOST_LINKS = 40;

  private AtomicFile() {}

  /**
   * Writes a file beside its place, brings it to the disk and moves it into its place, which is on
   * the disk too on return; an earlier one stays if that fails. Symbolic links stay, and those to
   * nothing lead to the file then; devices and pipes are written as they are. Removes what killed
   * runs left beside it.
   *
   * @throws IOException with a message that names the file and the reason
   */
  static void write(Path file, byte[] content) throws IOException {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
          out.write(content);
        }
        return;
      }
      replace(target(file), content);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be written: " + Reason.of(e), e);
    }
  }

  /**
   * What a path leads to, also where nothing is there yet.
   *
   * @throws IOException if its links go in a circle
   */
  static Path target(Path file) throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    Path at = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(at); links++) {
      if (links == MOST_LINKS) {
        throw new IOException(file + ": too many symbolic links");
      }
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    return at;
  }

  private static void replace(Path target, byte[] content) throws IOException {
    for (Path left : TemporarySiblings.abandoned(target, TemporarySiblings.NEW)) {
      Files.deleteIfExists(left);
    }
    Path fresh = TemporarySiblings.create(target, TemporarySiblings.NEW);
    try {
      writeToDisk(fresh, content);
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      DiskSync.force(target);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
  }

  private static void writeToDisk(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Brings files to the disk: after a power cut one is there only if its folder was, too. */
  static final class DiskSync {
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
}
