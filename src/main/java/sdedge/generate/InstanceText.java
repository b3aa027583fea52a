package sdedge.generate;

import java.util.List;
import java.util.Optional;

/** An instance as YAML. */
final class InstanceText {
  private static final int WIDTH = 110;

  private final StringBuilder text = new StringBuilder();

  private InstanceText() {}

  /**
   * The whole file.
   *
   * @param comments paragraphs for its beginning
   * @param cells of the drafters in turn; empty of one without an uplink
   */
  static String of(
      List<String> comments,
      String name,
      Nodes nodes,
      List<Optional<UplinkCell>> cells,
      int drafters,
      List<DrawnTask> tasks,
      ModeAcceptance modes) {
    InstanceText out = new InstanceText();
    comments.forEach(out::comment);
    out.text.append("version: 1\nname: ").append(name).append("\nmodels:\n");
    out.text.append(nodes.models()).append("verifier:\n").append(nodes.verifier());
    out.text.append("drafters:\n");
    for (int d = 0; d < drafters; d++) {
      out.text.append("  - id: ").append(nodes.id(d, drafters)).append('\n');
      out.text.append(nodes.entries(d));
      cells
          .get(d % cells.size())
          .ifPresent(cell -> out.text.append("    wireless: " + cell.yaml() + "\n"));
    }
    out.text.append(nodes.rest()).append("tasks:\n");
    for (int k = 0; k < tasks.size(); k++) {
      int d = tasks.get(k).drafter();
      String acceptance = modes.yaml(tasks.get(k).acceptance(), nodes.modes(d));
      out.task(k, tasks.get(k), nodes.id(d, drafters), cells.get(d % cells.size()), acceptance);
    }
    return out.text.toString();
  }

  /** A paragraph, broken between words. */
  private void comment(String paragraph) {
    StringBuilder line = new StringBuilder("#");
    for (String word : paragraph.split(" ", -1)) {
      if (line.length() + word.length() >= WIDTH && line.length() > 1) {
        text.append(line).append('\n');
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }

  private void task(
      int k, DrawnTask task, String drafter, Optional<UplinkCell> uplink, String acceptance) {
    text.append("  - {id: u").append(k + 1);
    text.append(", drafter: ").append(drafter);
    text.append(", input_tokens: ").append(task.inputTokens());
    text.append(", output_tokens: ").append(task.outputTokens());
    text.append(", acceptance: ").append(acceptance);
    uplink.ifPresent(
        cell -> {
          text.append(", tx_power_dbm: ").append(Texts.shortest(cell.txPowerDbm()));
          text.append(", channel_gain_db: ").append(Texts.rounded(task.link().gainDb(), 2));
        });
    if (task.arrivalS() != null) {
      text.append(", arrival_s: ").append(Texts.plain(task.arrivalS()));
    }
    text.append("}\n");
  }
}
