package sdedge.instance.plausibility;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;
import sdedge.instance.plausibility.UsualRange.Value;

/** Numbers of draft modes and of bands that drafters share. */
final class DraftValues {
  private DraftValues() {}

  /** Of modes that do not take the number of their node, which is there already. */
  static Stream<Value> ofModes(
      LoadedInstance loaded,
      String key,
      ToDoubleFunction<DraftMode> number,
      ToDoubleFunction<Node> ofNode) {
    Node verifier = loaded.instance().verifier();
    return ofModes(
        loaded,
        key,
        number,
        (drafter, mode) -> ofNode.applyAsDouble(mode.isAtVerifier() ? verifier : drafter.node()));
  }

  /** Of modes whose drafts and verdicts travel with other bits than the fronthaul says. */
  static Stream<Value> ofBits(
      LoadedInstance loaded,
      String key,
      ToDoubleFunction<DraftMode> bits,
      ToDoubleFunction<Drafter> ofDrafter) {
    return ofModes(loaded, key, bits, (drafter, mode) -> ofDrafter.applyAsDouble(drafter));
  }

  private static Stream<Value> ofModes(
      LoadedInstance loaded,
      String key,
      ToDoubleFunction<DraftMode> number,
      ToDoubleBiFunction<Drafter, DraftMode> otherwise) {
    return Plausibility.ofDrafters(
            loaded,
            (path, drafter) ->
                IntStream.range(0, drafter.modes().size())
                    .filter(
                        m -> {
                          DraftMode mode = drafter.modes().get(m);
                          return number.applyAsDouble(mode)
                              != otherwise.applyAsDouble(drafter, mode);
                        })
                    .mapToObj(
                        m ->
                            new Value(
                                path + ".modes[" + m + "]" + key,
                                number.applyAsDouble(drafter.modes().get(m)))))
        .flatMap(Function.identity());
  }

  /** Of the bands that drafters use, each once. */
  static Stream<Value> ofBands(
      LoadedInstance loaded, String key, ToDoubleFunction<RadioLink> number) {
    Map<String, RadioLink> links = new TreeMap<>();
    loaded.instance().drafters().stream()
        .flatMap(drafter -> Stream.ofNullable(drafter.fronthaul().access()))
        .forEach(access -> links.put(access.link().name(), access.link()));
    return links.values().stream()
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
