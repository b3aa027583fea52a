package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.ObjectReader;
import sdedge.instance.LoadedInstance;
import sdedge.output.Status;
import sdedge.output.saved.Saved;
import sdedge.output.saved.SavedFolder;
import sdedge.output.saved.SavedResult;

/** The optimum of an instance, as it is known from elsewhere. */
final class KnownOptimum {
  private KnownOptimum() {}

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
    if (!(saved instanceof SavedResult result) || !instance.sha256().equals(result.sha256())) {
      throw refused(text, "is not a result of this instance");
    }
    ObjectReader summary = result.summary().reader();
    if (summary.word("status", Status.values(), Status::key) != Status.OPTIMAL) {
      throw refused(text, "is not proven optimal");
    }
    return summary.number("makespan_s", NumberRange.POSITIVE);
  }

  private static CommandFailure refused(String text, String why) {
    return new CommandFailure(ExitCode.INVALID_INPUT, "--optimum " + text + ": " + why);
  }
}
