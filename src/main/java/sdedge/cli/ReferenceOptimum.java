package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.Terminal;
import sdedge.document.InvalidInputException;
import sdedge.instance.LoadedInstance;
import sdedge.result.Status;
import sdedge.result.files.saved.Saved;
import sdedge.result.files.saved.SavedFolder;
import sdedge.result.table.Values;
import sdedge.study.CommandFailure;
import sdedge.study.StoredRun;

/** The optimum of an instance, as it is known from elsewhere. */
final class ReferenceOptimum {
  private ReferenceOptimum() {}

  /**
   * Reads it.
   *
   * @param text seconds, or the folder of a result of the instance; null for none
   * @return seconds; null for none
   */
  static @Nullable Double of(@Nullable String text, LoadedInstance instance, Terminal terminal)
      throws CommandFailure, InvalidInputException, IOException {
    if (text == null) {
      return null;
    } else if (text.matches("[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?")) {
      return Double.valueOf(text);
    }
    terminal.read().addFolder(Path.of(text));
    Saved saved = SavedFolder.read(Path.of(text));
    boolean same =
        instance.sha256().equals(saved.sha256())
            && instance.settings().equals(StoredRun.settings(Path.of(text)).values());
    if (saved.summary() == null || !same) {
      throw refused(text, "is not a result of this instance");
    }
    Values summary = saved.summary().values();
    if (summary.get("status", Status.class) != Status.OPTIMAL) {
      throw refused(text, "is not proven optimal");
    }
    return summary.get("makespan_s", Double.class);
  }

  private static CommandFailure refused(String text, String why) {
    return CommandFailure.invalid("--optimum " + text + ": " + why);
  }
}
