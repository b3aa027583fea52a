package sdedge.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.result.files.RunInfo;
import sdedge.result.files.saved.SavedRun;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;

/**
 * Where the outputs of a call may go, the one way to all of them (docs/results.md): never over what
 * the call reads; and unless forced, not into a result, nor over a file that this program did not
 * write in the same format.
 *
 * @param read may still grow
 * @param force whether files of others may be replaced
 */
public record Outputs(ReadFiles read, boolean force) {
  /** Commands whose results are of one kind: a plan and its execution. */
  private static final Set<String> PLANS = Set.of("solve", "evaluate");

  /**
   * A file to write into a folder that there is.
   *
   * @throws IOException if it must not be written, or cannot be
   */
  public OutputFile file(Path file, Format format) throws IOException {
    checkNamed(file);
    Path folder = AtomicFile.target(file).getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(file + ": cannot be written: not a file in a folder");
    }
    return checked(new OutputFile(file, format, this));
  }

  /**
   * A file to write into a folder that is made if need be.
   *
   * @throws IOException if it must not be written, or cannot be
   */
  public OutputFile file(Path folder, String name, Format format) throws IOException {
    checkIsFolder(folder);
    return checked(new OutputFile(folder.resolve(name), format, this));
  }

  /** What stands in files. */
  @FunctionalInterface
  public interface Contents<E extends Exception> {
    /** All of the file of a name. */
    byte[] of(String name) throws IOException, E;
  }

  /**
   * Writes files that belong together into a folder, which is made if need be: while no other
   * process does, and none before all may be written.
   *
   * @param name what they have in common
   * @throws IOException if one must not be written, or cannot be
   * @throws E from the contents
   */
  public <E extends Exception> void together(
      Path folder, String name, Map<String, Format> formats, Contents<E> contents)
      throws IOException, E {
    Map<String, OutputFile> files = new LinkedHashMap<>();
    for (Map.Entry<String, Format> each : formats.entrySet()) {
      files.put(each.getKey(), file(folder, each.getKey(), each.getValue()));
    }
    Files.createDirectories(folder);
    OutputLock lock = OutputLock.of(folder, name);
    try {
      for (OutputFile file : files.values()) {
        file.check(); // again: another process may just have written it
      }
      for (Map.Entry<String, OutputFile> each : files.entrySet()) {
        each.getValue().write(contents.of(each.getKey()));
      }
    } finally {
      lock.close();
    }
  }

  private static OutputFile checked(OutputFile output) throws IOException {
    Path file = output.path();
    Path folder = AtomicFile.target(file).getParent();
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": cannot be written: is a directory, not a file");
    } else if (folder != null && Files.isDirectory(folder) && !Files.isWritable(folder)) {
      throw new IOException(file + ": cannot be written: " + folder + " is not writable");
    }
    output.check();
    return output;
  }

  /**
   * A directory for a result.
   *
   * @param command that writes it, whose own earlier results it replaces
   * @throws IOException if it must not be written, or cannot be
   */
  public ResultDirectory directory(Path directory, String command) throws IOException {
    checkNamed(directory);
    checkIsFolder(directory);
    return ResultDirectory.at(directory, command, this);
  }

  /**
   * Keeps the files of a result that is none beside the place of a directory, and returns where.
   *
   * @throws IOException if they cannot be written
   */
  public Path refused(Path directory, Map<String, FileContent> files) throws IOException {
    Path target = directory.toAbsolutePath().normalize();
    Path staged = TemporarySiblings.create(target, TemporarySiblings.NEW);
    Files.createDirectories(staged);
    for (Map.Entry<String, FileContent> file : files.entrySet()) {
      Files.write(staged.resolve(file.getKey()), file.getValue().bytes());
    }
    return keepRefused(staged, target);
  }

  /** Moves a folder of such files there. */
  Path keepRefused(Path staged, Path target) throws IOException {
    return RefusedResult.keep(staged, target, read);
  }

  /** Where a file is kept that must not take its place. */
  Path refused(Path file, Format format) throws IOException {
    return RefusedResult.place(
        AtomicFile.target(file), there -> read.same(there) == null && format.wrote(there));
  }

  private static void checkNamed(Path output) throws IOException {
    if (output.toString().isEmpty()) {
      throw new IOException("an output needs a name; that given is empty");
    }
  }

  private static void checkIsFolder(Path folder) throws IOException {
    if (folder.toString().equals("-")) {
      throw new IOException("-: a folder cannot go to standard output. Maybe --json was meant?");
    } else if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(folder + ": is a file, not a directory");
    }
  }

  /** Refuses to replace what must stay. Devices and pipes are written as they are. */
  void check(Path file, Format format) throws IOException {
    boolean exists = Files.exists(file);
    if (exists && !Files.isRegularFile(file)) {
      return;
    }
    Path input = exists ? read.same(file) : null;
    if (input != null) {
      String which = input.equals(file) ? "is" : "is " + input + ", which is";
      throw new IOException(file + ": " + which + " read by this command, so it is not replaced");
    }
    checkFolder(file, AtomicFile.target(file).getParent());
    if (exists && !force && Files.size(file) > 0 && !format.wrote(file)) {
      throw new IOException(
          ("%s: is there already and no %s by sdedge, so it is not replaced. Maybe choose"
                  + " another name, or --force?")
              .formatted(file, format.what()));
    }
  }

  /**
   * Refuses to replace a directory with what this call reads or with a result of another kind, or
   * to write into another result.
   *
   * @param command that writes it
   */
  void checkDirectory(Path directory, String command) throws IOException {
    Path input = Files.isDirectory(directory) ? read.in(directory) : null;
    if (input != null) {
      throw new IOException(
          ("%s: holds %s, which is read by this command, so it is not replaced. Maybe"
                  + " choose another directory with -o?")
              .formatted(directory, input));
    }
    String before = SavedRun.command(directory.resolve(ResultDirectory.RUN));
    if (!force && before != null && !isSameKind(before, command)) {
      throw new IOException(
          directory
              + (": is a result of " + before + ", which " + command + " does not replace. Maybe")
              + " choose another directory with -o, or --force?");
    }
    checkFolder(directory, directory.toAbsolutePath().normalize().getParent());
  }

  private static boolean isSameKind(String one, String other) {
    return one.equals(other) || (PLANS.contains(one) && PLANS.contains(other));
  }

  private void checkFolder(Path output, @Nullable Path folder) throws IOException {
    Path at = folder;
    while (at != null && !Files.exists(at)) {
      at = at.getParent();
    }
    at = at == null ? null : at.toRealPath();
    for (; at != null && !force; at = at.getParent()) {
      if (SavedRun.isValid(at.resolve(ResultDirectory.RUN))) {
        throw new IOException(
            ("%s: lies in the result %s, which would hold more than a result then. Maybe"
                    + " choose another place, or --force?")
                .formatted(output, at));
      }
    }
  }

  /**
   * Where outputs that failed their check are kept: {@code NAME.refused} beside their place,
   * without {@code run.json}, so that nothing takes them for a result. What was refused there
   * before is replaced; beside anything else, or what this call reads, they get a number.
   */
  private static final class RefusedResult {
    private static final String SUFFIX = ".refused";
    private static final int MOST = 1_000;

    private RefusedResult() {}

    /** Whether what stands at a path may be replaced. */
    @FunctionalInterface
    interface Replaceable {
      boolean is(Path there) throws IOException;
    }

    /** A place beside a target at which there is nothing, or what may be replaced. */
    static Path place(Path target, Replaceable replaceable) throws IOException {
      for (int number : IntStream.rangeClosed(1, MOST).toArray()) {
        String name = target.getFileName() + SUFFIX + (number == 1 ? "" : "-" + number);
        Path place = target.resolveSibling(name);
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS) || replaceable.is(place)) {
          return place;
        }
      }
      throw new IOException(target + ": " + MOST + " refused results are beside it");
    }

    /** Moves a folder of files there, and returns where that is. */
    static Path keep(Path staged, Path target, ReadFiles read) throws IOException {
      Files.deleteIfExists(staged.resolve(RunInfo.FILE));
      Set<String> names = names(staged);
      Path place =
          place(
              target,
              there ->
                  Files.isDirectory(there, LinkOption.NOFOLLOW_LINKS)
                      && names.containsAll(names(there))
                      && read.in(there) == null);
      if (Files.exists(place)) {
        for (Path file : entries(place)) {
          Files.delete(file);
        }
        Files.delete(place);
      }
      Files.move(staged, place);
      return place;
    }

    private static Set<String> names(Path folder) throws IOException {
      return entries(folder).stream()
          .map(entry -> entry.getFileName().toString())
          .collect(Collectors.toSet());
    }

    private static List<Path> entries(Path folder) throws IOException {
      try (Stream<Path> entries = Files.list(folder)) {
        return entries.toList();
      }
    }
  }

  /**
   * Lets one process at a time write files that belong together. The lock is one of the system on a
   * file {@code .NAME.lock} beside them, which a killed process leaves without harm.
   */
  private static final class OutputLock {

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
}
