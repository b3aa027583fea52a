package sdedge.cli.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import sdedge.document.Human;
import sdedge.explain.Explanation;
import sdedge.explain.ExplanationJson.Servers;
import sdedge.timeline.CriticalPath.Segment;
import sdedge.timeline.Resource;

/** What bounds a makespan, and when, for people: each server has a letter. */
final class BoundText {
  private static final int STRIP = 60; // characters
  private static final int LISTED = 6;

  private final Explanation of;
  private final Map<Resource, Character> letters = new HashMap<>();

  private BoundText(Explanation of) {
    this.of = of;
  }

  /** The servers with their shares, and a strip of their letters. */
  static List<String> of(Explanation explanation) {
    BoundText text = new BoundText(explanation);
    String by = text.servers();
    String one =
        explanation.path().draws() > 1 ? " (one draw of " + explanation.path().draws() + ")" : "";
    String end = Human.seconds(explanation.path().endS()) + one;
    return List.of(
        Human.field("bound by", by), Human.field("when", "0 s " + text.strip() + " " + end));
  }

  private String servers() {
    StringJoiner by = new StringJoiner(", ");
    char letter = 'A';
    for (var entry : of.path().seconds().entrySet()) {
      letters.put(entry.getKey(), letter);
      if (letter < 'A' + LISTED) {
        String share = Human.share(entry.getValue() / of.makespanS());
        by.add(letter + " " + Servers.name(of.instance(), entry.getKey()) + " " + share);
      }
      letter = letter == 'Z' ? 'Z' : (char) (letter + 1);
    }
    return by + (letters.size() > LISTED ? ", …" : "");
  }

  /** The time in equal pieces, each the letter of what bounds most of it. */
  private String strip() {
    StringBuilder strip = new StringBuilder();
    List<Segment> segments = of.path().segments();
    double endS = of.path().endS();
    int at = 0;
    for (int i = 0; i < STRIP; i++) {
      double fromS = endS * i / STRIP;
      double toS = endS * (i + 1) / STRIP;
      Map<Resource, Double> inside = new HashMap<>();
      while (at > 0 && segments.get(at).startS() > fromS) {
        at--;
      }
      for (int s = at; s < segments.size() && segments.get(s).startS() < toS; s++) {
        Segment segment = segments.get(s);
        double seconds = Math.min(toS, segment.endS()) - Math.max(fromS, segment.startS());
        if (seconds > 0) {
          inside.merge(segment.resource(), seconds, Double::sum);
        }
        at = s;
      }
      strip.append(
          inside.entrySet().stream()
              .max(
                  Map.Entry.<Resource, Double>comparingByValue()
                      .thenComparing(e -> -letters.getOrDefault(e.getKey(), 'Z')))
              .map(e -> letters.getOrDefault(e.getKey(), '?'))
              .orElse(' '));
    }
    return strip.toString();
  }
}
