package sdedge.generate;

import java.util.List;
import java.util.Optional;
import sdedge.document.tree.YamlText;

/** An instance as YAML. */
final class InstanceText {
  private static final int WIDTH = 110;
  private static final String LAW = "law"; // the name of the class of answers

  private final StringBuilder text = new StringBuilder();

  private InstanceText() {}

  /**
   * The whole file.
   *
   * @param comments paragraphs for its beginning
   * @param cells of the drafters in turn; empty of one without an uplink
   * @param answers outcomes of the law of all answers; none if they are known
   */
  static String of(
      List<String> comments,
      String name,
      Nodes nodes,
      List<Optional<UplinkCell>> cells,
      int drafters,
      List<DrawnTask> tasks,
      List<AnswerGroups.Answer> answers,
      ModeAcceptance modes) {
    InstanceText out = new InstanceText();
    comments.forEach(out::comment);
    out.text.append("version: 1\nname: ").append(YamlText.text(name)).append("\nmodels:\n");
    out.text.append(nodes.models()).append("verifier:\n").append(nodes.verifier());
    out.text.append("drafters:\n");
    for (int d = 0; d < drafters; d++) {
      out.text.append("  - id: ").append(nodes.id(d, drafters)).append('\n');
      out.text.append(nodes.entries(d));
      cells
          .get(d % cells.size())
          .ifPresent(cell -> out.text.append("    wireless: " + cell.yaml() + "\n"));
    }
    out.text.append(nodes.rest());
    boolean accepted = !answers.isEmpty() && answers.get(0).acceptance().length > 0;
    if (!answers.isEmpty()) {
      out.text.append("answers:\n  ").append(LAW).append(":\n");
    }
    for (AnswerGroups.Answer answer : answers) {
      String rates = accepted ? modes.yaml(answer.acceptance(), nodes.allModes()) : "";
      out.text.append("    - {").append(answer(answer.outputTokens(), rates)).append("}\n");
    }
    out.text.append("tasks:\n");
    for (int k = 0; k < tasks.size(); k++) {
      int d = tasks.get(k).drafter();
      String acceptance = modes.yaml(tasks.get(k).acceptance(), nodes.modes(d));
      String answer =
          answers.isEmpty()
              ? answer(tasks.get(k).outputTokens(), acceptance)
              : "answer: " + LAW + (accepted ? "" : ", acceptance: " + acceptance);
      out.task(k, tasks.get(k), nodes.id(d, drafters), cells.get(d % cells.size()), answer);
    }
    return out.text.toString();
  }

  private static String answer(int outputTokens, String acceptance) {
    return "output_tokens: %s%s"
        .formatted(outputTokens, acceptance.isEmpty() ? "" : ", acceptance: " + acceptance);
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
      int k, DrawnTask task, String drafter, Optional<UplinkCell> uplink, String answer) {
    text.append("  - {id: u").append(k + 1);
    text.append(", drafter: ").append(drafter);
    text.append(", input_tokens: ").append(task.inputTokens());
    text.append(", ").append(answer);
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
