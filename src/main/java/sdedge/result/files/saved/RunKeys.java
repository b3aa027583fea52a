package sdedge.result.files.saved;

import java.util.LinkedHashMap;
import java.util.Map;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.result.files.RunInfo;

/**
 * What must be known of {@code run.json} to read the other files.
 *
 * @param command that wrote the result
 * @param inputs SHA-256 by file
 * @param outputs SHA-256 by file
 */
record RunKeys(String command, Map<String, String> inputs, Map<String, String> outputs) {
  static final String FILE = "run.json";

  /** Reads the keys; everything that is missing or wrong is reported. */
  static RunKeys of(ObjectReader run) {
    run.word("kind", new String[] {RunInfo.KIND}, kind -> kind);
    Described.check(run, RunInfo.KEYS, "kind", "format");
    ValueReader format = run.required("format");
    int found = format.integer(0, Integer.MAX_VALUE);
    if (format.isKnown() && found != RunInfo.FORMAT) {
      format.report("format " + found + " cannot be read, only " + RunInfo.FORMAT);
    }
    run.list("argv", 0, Integer.MAX_VALUE).forEach(argument -> argument.text(TextRule.ANY));
    texts(run, "versions");
    run.object("machine");
    String command = run.object("options").text("command", TextRule.ANY);
    return new RunKeys(command, texts(run, "inputs"), texts(run, "outputs"));
  }

  private static Map<String, String> texts(ObjectReader run, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    run.object(key)
        .entries(TextRule.ANY, Integer.MAX_VALUE)
        .forEach((name, value) -> texts.put(name, value.text(TextRule.ANY)));
    return texts;
  }
}
