package sdedge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import sdedge.cli.option.ForceOption;
import sdedge.cli.terminal.Terminal;
import sdedge.document.InvalidInputException;
import sdedge.generate.Choice;
import sdedge.generate.MeasuredAnswers;
import sdedge.result.table.Format;

/**
 * The file of outcomes that {@code generate --answers-from} makes.
 *
 * @param output its folder, or stdout
 */
record OutcomesFile(Terminal terminal, ForceOption force, String output, String name) {
  /** Nobody can distinguish it from those written by hand, which are not replaced. */
  private static final Format FORMAT = Format.of("file that may be replaced", "(?!)");

  /**
   * Writes it, and says what of the records it is.
   *
   * @param choices how many outcomes, one of each answer without; the tokens at which answers end
   * @throws IllegalArgumentException if there may not be as many
   */
  void write(String from, InputStream records, Map<Choice, String> choices)
      throws InvalidInputException, IOException {
    MeasuredAnswers measured =
        MeasuredAnswers.read(from, records).capped(choices.get(Choice.ANSWERS_CAP));
    String csv = measured.csv(choices.get(Choice.ANSWERS));
    terminal.say(from + ": " + measured.text());
    if (output.equals(Terminal.STANDARD)) {
      terminal.out().print(csv);
      return;
    }
    force
        .outputs(terminal)
        .<InvalidInputException>together(
            Path.of(output),
            name,
            Map.of(name + ".csv", FORMAT),
            file -> csv.getBytes(StandardCharsets.UTF_8));
  }
}
