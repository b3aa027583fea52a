package sdedge.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.document.InputFile;
import sdedge.result.files.RunInfo;
import sdedge.result.files.saved.SavedRun;
import sdedge.result.table.FileContent;
import sdedge.storage.AtomicFile.DiskSync;

/**
 * Writes the files of a result so that a directory holds either all of a result or nothing of it:
 * into a temporary sibling, brought to the disk, which then takes the place of an earlier result. A
 * directory with files that this program did not write is never replaced.
 *
 * <p>Two renames replace an earlier result. A run that is killed between them leaves it aside, and
 * the next run for the same directory puts it back.
 */
public final class ResultDirectory {
  static final String RUN = RunInfo.FILE;
  private static final int TRIES = 100;

  private final Path target;
  private final String command;
  private final Outputs outputs;
  private final Object placing = new Object();
  private @Nullable Path fresh; // what is being written
  private boolean abandoned;
  private @Nullable Path refused;

  private ResultDirectory(Path target, String command, Outputs outputs) {
    this.target = target;
    this.command = command;
    this.outputs = outputs;
  }

  /**
   * A directory for a result, which need not exist. Removes what killed runs left beside it.
   *
   * @throws IOException if a result could not take its place, or must not
   */
  static ResultDirectory at(Path directory, String command, Outputs outputs) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    putBack(absolute);
    boolean exists = Files.exists(absolute);
    if (!exists && Files.isSymbolicLink(absolute)) {
      throw new IOException(directory + ": is a symbolic link to nothing, not a directory");
    }
    Path target = exists ? absolute.toRealPath() : absolute;
    if (target.getParent() == null) {
      throw new IOException(directory + ": the root directory cannot be a result");
    }
    if (exists) {
      refuseUnlessReplaceable(directory);
    }
    outputs.checkDirectory(directory, command);
    tidy(target);
    Path ancestor = target.getParent();
    while (ancestor != null && !Files.exists(ancestor)) {
      ancestor = ancestor.getParent();
    }
    if (ancestor == null || !Files.isDirectory(ancestor) || !Files.isWritable(ancestor)) {
      String why = ancestor != null && Files.isDirectory(ancestor) ? "writable" : "a directory";
      throw new IOException(directory + ": cannot be written: " + ancestor + " is not " + why);
    }
    return new ResultDirectory(target, command, outputs);
  }

  /** What happens to all files before they take their place. */
  @FunctionalInterface
  public interface Inspection<E extends Exception> {
    /** Looks at the complete directory; throws to have it kept beside its place instead. */
    void inspect(Path staged) throws IOException, E;
  }

  /**
   * Writes the files and then {@code run.json}, all or nothing.
   *
   * @param run as far as it has come; asked again when all is written and inspected
   * @throws IOException with a message that names the directory
   */
  public void write(Map<String, FileContent> files, Supplier<RunInfo> run) throws IOException {
    this.<RuntimeException>write(files, sha256 -> run.get().with(sha256), staged -> {});
  }

  /**
   * Writes the files and then a {@code run.json} made of their digests, all or nothing, if an
   * inspection lets them pass.
   *
   * @param run makes {@code run.json} of the SHA-256 of the other files by name, now
   * @throws E from the inspection
   */
  public <E extends Exception> void write(
      Map<String, FileContent> files,
      Function<Map<String, String>, FileContent> run,
      Inspection<E> inspection)
      throws IOException, E {
    Path staged = begin();
    boolean written = false;
    try {
      Files.createDirectories(staged.getParent());
      Files.createDirectory(staged);
      Map<String, String> sha256 = new LinkedHashMap<>();
      for (Map.Entry<String, FileContent> file : files.entrySet()) {
        sha256.put(file.getKey(), write(staged.resolve(file.getKey()), file.getValue()));
      }
      try (OutputStream out = Files.newOutputStream(staged.resolve(RUN))) {
        run.apply(sha256).writeTo(out);
      }
      inspect(staged, inspection);
      write(staged.resolve(RUN), run.apply(sha256)); // which took until now
      DiskSync.forceEntries(staged);
      place(staged);
      DiskSync.force(target);
      written = true;
    } catch (IOException e) {
      throw new IOException(target + ": the result cannot be written: " + Reason.of(e), e);
    } finally {
      if (!written) {
        deleteQuietly(staged);
      }
    }
  }

  /** What does not pass is kept beside the target. */
  private <E extends Exception> void inspect(Path staged, Inspection<E> inspection)
      throws IOException, E {
    try {
      inspection.inspect(staged);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      try {
        keep(staged);
      } catch (IOException f) {
        e.addSuppressed(f);
      }
      throw e;
    }
  }

  private void keep(Path staged) throws IOException {
    synchronized (placing) {
      if (!abandoned) {
        refused = outputs.keepRefused(staged, target);
        fresh = null;
      }
    }
  }

  /** Where that is which did not pass its inspection; null if it is nowhere. */
  public @Nullable Path refused() {
    return refused;
  }

  private static String write(Path file, FileContent content) throws IOException {
    MessageDigest sha256 = InputFile.sha256();
    try (OutputStream raw = Files.newOutputStream(file);
        OutputStream out = new DigestOutputStream(new BufferedOutputStream(raw, 1 << 16), sha256)) {
      content.writeTo(out);
    }
    DiskSync.forceContent(file);
    return HexFormat.of().formatHex(sha256.digest());
  }

  private Path begin() {
    synchronized (placing) {
      Path path = TemporarySiblings.create(target, TemporarySiblings.NEW);
      fresh = path;
      return path;
    }
  }

  private void place(Path staged) throws IOException {
    synchronized (placing) {
      if (abandoned) {
        throw new IOException("it was given up");
      }
      moveIntoPlace(staged);
      fresh = null;
    }
  }

  /**
   * Gives up for good what is being written: from here on all of it is in its place or nothing. May
   * be called from another thread, just before the program ends.
   *
   * @return whether there was something to give up
   */
  public boolean abandon() {
    synchronized (placing) {
      abandoned = true;
      Path path = fresh;
      for (int i = 0; path != null && i < TRIES && Files.exists(path); i++) {
        deleteQuietly(path); // which may be written to
      }
      return path != null;
    }
  }

  private void moveIntoPlace(Path staged) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(staged, target);
      return;
    }
    refuseUnlessReplaceable(target); // it may have changed since the run began
    outputs.checkDirectory(target, command);
    Path old = TemporarySiblings.create(target, TemporarySiblings.OLD);
    Files.move(target, old);
    try {
      Files.move(staged, target);
    } catch (IOException e) {
      Files.move(old, target);
      throw e;
    }
    deleteQuietly(old);
  }

  /** Undoes the first of the two renames if the second one never came. */
  private static void putBack(Path target) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    for (Path old : TemporarySiblings.abandoned(target, TemporarySiblings.OLD)) {
      if (SavedRun.isValid(old.resolve(RUN))) {
        Files.move(old, target);
        return;
      }
    }
  }

  private static void tidy(Path target) {
    TemporarySiblings.abandoned(target, TemporarySiblings.NEW)
        .forEach(ResultDirectory::deleteQuietly);
    if (SavedRun.isValid(target.resolve(RUN))) {
      TemporarySiblings.abandoned(target, TemporarySiblings.OLD)
          .forEach(ResultDirectory::deleteQuietly);
    }
  }

  private static void refuseUnlessReplaceable(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IOException(directory + ": is a file, not a directory");
    }
    Set<String> names = new TreeSet<>();
    try (Stream<Path> entries = Files.list(directory)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    }
    Set<String> own = SavedRun.outputs(directory.resolve(RUN));
    if (!names.isEmpty() && own == null) {
      throw new IOException(
          directory
              + ": is not empty and not a result (it has no valid run.json), so it is not"
              + " replaced. Maybe choose another directory with -o?");
    }
    names.remove(RUN);
    names.removeAll(own == null ? Set.of() : own);
    if (!names.isEmpty()) {
      throw new IOException(
          ("%s: holds more than a result (%s), so it is not replaced. Maybe choose another"
                  + " directory with -o?")
              .formatted(directory, String.join(", ", names)));
    }
  }

  private static void deleteQuietly(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.toList()) {
        Files.deleteIfExists(entry);
      }
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      // The result, or the failure to write it, matters more than what is left beside it.
    }
  }
}
