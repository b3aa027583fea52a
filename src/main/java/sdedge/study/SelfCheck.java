package sdedge.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import sdedge.instance.LoadedInstance;
import sdedge.result.table.FileContent;
import sdedge.storage.ResultDirectory;

/** Holds every result against its rules before anyone sees it. */
public record SelfCheck(LoadedInstance loaded) {
  /** Refuses what is no directory. */
  public static void requireDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      String what = Files.exists(directory) ? "is a file, not a directory" : "no such directory";
      throw new IOException(directory + ": " + what);
    }
  }

  /** That a directory holds no result. */
  public static CommandFailure notAResult(Path directory, String why) {
    return CommandFailure.invalid(directory + ": is not a result: " + why);
  }

  /** Writes the files of a result. */
  public void write(
      ResultDirectory target,
      Map<String, FileContent> files,
      Function<Map<String, String>, FileContent> run)
      throws CheckFailedException, IOException {
    target.<CheckFailedException>write(files, run, staged -> {});
  }
}
