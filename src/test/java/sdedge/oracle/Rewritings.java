package sdedge.oracle;

import static java.util.stream.Collectors.joining;
import static sdedge.Json.map;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ways to write the same result otherwise. */
final class Rewritings {
  private Rewritings() {}

  static List<Corruption> all() {
    return List.of(
        Corruption.of(
            "no spaces in JSON",
            r -> text(r, "plan.json", r.text("plan.json").replaceAll("\\s+", ""))),
        Corruption.of("all files read and written again", Rewritings::again),
        Corruption.of("keys sorted", Rewritings::sorted),
        Corruption.of(
            "fields in quotes", r -> text(r, "latency.csv", quoted(r.text("latency.csv")))),
        Corruption.of(
            "CRLF", r -> text(r, "uplink.csv", r.text("uplink.csv").replace("\n", "\r\n"))),
        Corruption.of(
            "no last line end", r -> text(r, "schedule.csv", r.text("schedule.csv").strip())),
        Corruption.of(
            "other digits",
            r -> text(r, "uplink.csv", r.text("uplink.csv").replace(",0.0,", ",0e0,"))),
        Corruption.of("other counts of the search", Rewritings::counts),
        Corruption.of("another machine", r -> cores(r)));
  }

  /** Or else every change made that way would be found whatever it is. */
  private static boolean again(MutableResult r) {
    List.of("plan.json", "summary.json", "run.json").forEach(r::json);
    List.of("schedule.csv", "latency.csv", "uplink.csv").forEach(r::csv);
    return true;
  }

  private static boolean text(MutableResult r, String file, String text) {
    r.put(file, text);
    return true;
  }

  private static boolean sorted(MutableResult r) {
    Map<String, Object> sorted = new TreeMap<>(r.plan());
    return text(r, "plan.json", reread(MutableResult.jsonText(sorted), r));
  }

  /** So that the change is not lost to the document as it was read. */
  private static String reread(String text, MutableResult r) {
    r.forget("plan.json");
    return text;
  }

  private static String quoted(String csv) {
    return csv.lines().map(line -> '"' + line.replace(",", "\",\"") + "\"\n").collect(joining());
  }

  private static boolean counts(MutableResult r) {
    if (!"evaluate".equals(r.summary().get("method"))) {
      r.summary().put("labels", 12_345);
    }
    return true;
  }

  private static boolean cores(MutableResult r) {
    map(r.run().get("machine")).put("cores", 128);
    return true;
  }
}
