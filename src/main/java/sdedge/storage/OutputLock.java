package sdedge.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time write files that belong together. The lock is one of the system on a
 * file {@code .NAME.lock} beside them, which a killed process leaves without harm.
 */
final class OutputLock {

  private final Path file;
  private final FileChannel channel;

  private OutputLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock of files in a folder that there is.
   *
   * @param name what the files have in common
   * @throws IOException if another process has it
   */
  static OutputLock of(Path folder, String name) throws IOException {
    Path file = folder.resolve("." + name + ".lock");
    while (true) {
      Object made = make(file);
      FileChannel channel = open(file);
      if (channel == null) {
        continue; // whoever had it has removed it meanwhile
      }
      if (!isLocked(channel)) {
        channel.close();
        throw new IOException(folder.resolve(name) + ": another sdedge is writing it");
      }
      if (Objects.equals(made, key(file))) {
        return new OutputLock(file, channel);
      }
      channel.close();
    }
  }

  /** What distinguishes the file from another of the same name, which there is on return. */
  private static @Nullable Object make(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // In use, or left behind.
    }
    return key(file);
  }

  private static @Nullable Object key(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      return file; // no key of any file
    }
  }

  private static @Nullable FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // by another command of this very process
    }
  }

  /** Gives the lock up, for others to take. */
  void close() throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Where files in use cannot be removed, it stays for the next one.
    }
    channel.close();
  }
}
