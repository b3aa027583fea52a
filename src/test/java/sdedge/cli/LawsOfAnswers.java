package sdedge.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped quickstart with answers of a class. */
final class LawsOfAnswers {
  /** What stands in a task of quickstart. */
  static final String KNOWN = "output_tokens: \\d+, acceptance: (\\[[^]]*]|[0-9.]+)";

  private LawsOfAnswers() {}

  /**
   * Writes it into a folder.
   *
   * @param outcomes of all answers; of acceptance 0.7 where they say none
   */
  static Path quickstart(Path folder, String outcomes) throws Exception {
    String known = Files.readString(Path.of("instances/quickstart.yaml"));
    String answer = "answer: chat" + (outcomes.contains("acceptance") ? "" : ", acceptance: 0.7");
    String laws =
        known
            .replaceAll(KNOWN, answer)
            .replaceFirst("\ntasks:", "\nanswers:\n  chat: [" + outcomes + "]\ntasks:");
    return Files.writeString(folder.resolve("laws.yaml"), laws);
  }
}
