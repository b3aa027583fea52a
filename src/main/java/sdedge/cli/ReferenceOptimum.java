package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.Terminal;
import sdedge.document.Human;
import sdedge.document.InvalidInputException;
import sdedge.instance.LoadedInstance;
import sdedge.result.Status;
import sdedge.result.files.saved.SavedFolder;
import sdedge.result.files.saved.SavedFolder.Saved;
import sdedge.result.table.Values;
import sdedge.search.PlanClass;
import sdedge.study.CommandFailure;
import sdedge.study.StoredRun;

/**
 * The optimum of an instance, as it is known from elsewhere.
 *
 * @param planClass of which plans; null if that is not known
 */
record ReferenceOptimum(double makespanS, @Nullable PlanClass planClass) {
  /**
   * Reads it.
   *
   * @param text seconds, or the folder of a result of the instance; null for none
   * @return null for none
   */
  static @Nullable ReferenceOptimum of(
      @Nullable String text, LoadedInstance instance, Terminal terminal)
      throws CommandFailure, InvalidInputException, IOException {
    if (text == null) {
      return null;
    } else if (text.matches("[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?")) {
      return new ReferenceOptimum(Double.parseDouble(text), null);
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
    String word = summary.find("class", String.class).orElse("");
    return new ReferenceOptimum(
        summary.get("makespan_s", Double.class), PlanClass.named(word).orElse(null));
  }

  /** What a plan takes beside it. */
  String beside(double seconds) {
    double above = seconds / makespanS - 1;
    return "the optimum%s is %s; this plan takes %s%s"
        .formatted(
            planClass == null ? "" : " over " + planClass.words(),
            Human.seconds(makespanS),
            Human.percent(Math.abs(above)),
            above < 0 ? " less" : " more");
  }

  private static CommandFailure refused(String text, String why) {
    return CommandFailure.invalid("--optimum " + text + ": " + why);
  }
}
