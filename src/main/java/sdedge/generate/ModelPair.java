package sdedge.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sdedge.document.tree.OverridePath.ValueOverride;

/** Who drafts and who verifies in the family {@code published}, of the models its file has. */
enum ModelPair {
  LLAMA_68M_7B("68m-7b", "llama-68m", "0.001223684", "llama-7b", "0.05500463"),
  LLAMA_1B_7B("1.1b-7b", "llama-1.1b", "0.014618421", "llama-7b", "0.05500463"),
  LLAMA_1B_13B("1.1b-13b", "llama-1.1b", "0.014618421", "llama-13b", "0.095318287");

  private final String key;
  private final String drafter;
  private final String drafterPassS;
  private final String verifier;
  private final String verifierPassS;

  /** With the seconds of a pass beside its FLOPs, c2, of either model on its card. */
  ModelPair(
      String key, String drafter, String drafterPassS, String verifier, String verifierPassS) {
    this.key = key;
    this.drafter = drafter;
    this.drafterPassS = drafterPassS;
    this.verifier = verifier;
    this.verifierPassS = verifierPassS;
  }

  /**
   * The pair that an option names.
   *
   * @throws IllegalArgumentException if there is no such pair
   */
  static ModelPair parse(String text) {
    return Arrays.stream(values())
        .filter(pair -> pair.key.equals(text))
        .findFirst()
        .orElseThrow(() -> Texts.wrong(Choice.PAIR, text, "68m-7b, 1.1b-7b or 1.1b-13b"));
  }

  /** What the nodes of the family become by it. */
  List<ValueOverride> settings() {
    return List.of(
        ValueOverride.of("drafters[0].model", drafter),
        ValueOverride.of("drafters[0].pass_overhead_s", drafterPassS),
        ValueOverride.of("verifier.model", verifier),
        ValueOverride.of("verifier.pass_overhead_s", verifierPassS));
  }

  /** The models of the other pairs alone. */
  Set<String> unused() {
    return Arrays.stream(values())
        .flatMap(pair -> Stream.of(pair.drafter, pair.verifier))
        .filter(model -> !model.equals(drafter) && !model.equals(verifier))
        .collect(Collectors.toUnmodifiableSet());
  }
}
