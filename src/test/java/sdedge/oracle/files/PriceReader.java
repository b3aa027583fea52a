package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sdedge.document.NumberRange;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.oracle.stream.ServerPrices.Plane;
import sdedge.oracle.stream.ServerPrices.PrefillCharging;

/** Reads and counts prices, numbers of at least 0. */
record PriceReader(Findings findings, ObjectReader of) {
  private static final Plane FLAT = new Plane(0, 0);

  double number(ValueReader value) {
    findings.count();
    return value.number(NumberRange.NON_NEGATIVE);
  }

  double number(String key) {
    return number(of.required(key));
  }

  PriceReader object(String key) {
    return new PriceReader(findings, of.object(key));
  }

  /** The prices of an object that has these names and no others. */
  List<Double> byName(String key, List<String> names) {
    return object(key).all(names);
  }

  List<Double> all(List<String> names) {
    List<Double> all = new ArrayList<>();
    names.forEach(name -> all.add(number(name)));
    of.finish();
    return all;
  }

  /** Of the passes of a node whose times are measured; flat for others, which have none. */
  Plane plane(String key, Node node) {
    return isMeasured(node) ? plane(key) : FLAT;
  }

  Plane plane(String key) {
    PriceReader plane = object(key);
    double fresh = plane.number("new_token_s");
    double cached = plane.number("cached_s");
    plane.of.finish();
    return new Plane(fresh, cached);
  }

  /** Of the operations of a node; 0 if the times of its passes are measured. */
  double compute(String key, Node node) {
    return isMeasured(node) ? 0 : number(key);
  }

  static boolean isMeasured(Node node) {
    return node.latency() instanceof LatencyModel.Table;
  }

  /** As it is written now, or was before 0.1. */
  PrefillCharging charging() {
    PrefillCharging[] all = PrefillCharging.values();
    return of.optional("way").isPresent()
        ? of.word("way", all, PriceReader::earlierWord)
        : of.word("charging", all, each -> each.name().toLowerCase(Locale.ROOT));
  }

  private static String earlierWord(PrefillCharging charging) {
    return switch (charging) {
      case SHARED -> "shared";
      case PIGGYBACKED -> "ridden";
      case STALLED -> "stalling";
    };
  }
}
