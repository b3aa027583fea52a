package sdedge.study.users;

import java.io.IOException;
import sdedge.document.InvalidInputException;
import sdedge.result.files.saved.SavedFolder;
import sdedge.result.files.saved.SavedFolder.SavedDocument;
import sdedge.result.files.saved.SavedRun;

/**
 * What {@code capacity} wrote into a directory.
 *
 * @param directory as it was named
 */
public record SavedCapacity(String directory, SavedRun run, SavedDocument capacity) {
  /** The command that writes it. */
  public static final String COMMAND = "capacity";

  /**
   * Reads a directory; see {@link SavedFolder#read}.
   *
   * @throws InvalidInputException if a file is damaged
   * @throws IOException if one is missing or cannot be read
   */
  public static SavedCapacity read(SavedFolder folder) throws InvalidInputException, IOException {
    return new SavedCapacity(
        folder.name(), folder.run(), folder.document(CapacityFindings.FILE, CapacityFindings.KEYS));
  }
}
