package sdedge.instance.plausibility;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.LoadedInstance;
import sdedge.instance.ModeNumber;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;
import sdedge.instance.plausibility.UsualRanges.UsualRange.Value;

/** Numbers of draft modes and of bands that drafters share. */
final class DraftValues {
  private DraftValues() {}

  /** Of modes whose number is not that which they would have without it, which is looked at. */
  static Stream<Value> ofModes(LoadedInstance loaded, ModeNumber number) {
    Node verifier = loaded.instance().verifier();
    return Plausibility.ofDrafters(
            loaded,
            (path, drafter) ->
                IntStream.range(0, drafter.modes().size())
                    .filter(m -> differs(drafter.modes().get(m), number, drafter, verifier))
                    .mapToObj(
                        m ->
                            new Value(
                                path + ".modes[" + m + "]." + number.key(),
                                drafter.modes().get(m).number(number))))
        .flatMap(Function.identity());
  }

  private static boolean differs(
      DraftMode mode, ModeNumber number, Drafter drafter, Node verifier) {
    Node on = mode.isAtVerifier() ? verifier : drafter.node();
    return mode.number(number) != number.otherwise(on, drafter.fronthaul());
  }

  /** Of the bands that drafters use, each once. */
  static Stream<Value> ofBands(
      LoadedInstance loaded, String key, ToDoubleFunction<RadioLink> number) {
    return loaded.instance().bands().stream()
        .sorted(Comparator.comparing(RadioLink::name))
        .map(link -> new Value("links." + link.name() + key, number.applyAsDouble(link)));
  }

  /** Of drafters on a band. */
  static Stream<Value> ofAccess(
      LoadedInstance loaded, String key, ToDoubleFunction<RadioLink.Access> number) {
    return Plausibility.ofDrafters(
            loaded,
            (path, drafter) ->
                Stream.ofNullable(drafter.fronthaul().access())
                    .map(
                        access ->
                            new Value(path + ".fronthaul" + key, number.applyAsDouble(access))))
        .flatMap(Function.identity());
  }
}
