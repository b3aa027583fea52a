package sdedge.study.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sdedge.instance.Instance;

/** Files of instances that tests draw. */
public final class InstanceFiles {
  private InstanceFiles() {}

  /** Writes one into a folder, with its latency tables beside it. */
  public static Path write(Instance instance, Path folder) throws IOException {
    return Files.write(folder.resolve("drawn.json"), InstanceJson.of(instance, folder));
  }

  /** Writes one whose models weigh nothing, which files do not allow: a byte each. */
  public static Path writeTiny(Instance instance, Path folder) throws IOException {
    Path file = write(instance, folder);
    String text = Files.readString(file);
    return Files.writeString(file, text.replaceAll("(\"weight_bytes\": ?)0\\.0", "$11"));
  }
}
