package sdedge.instance;

import java.util.Arrays;
import java.util.List;

/**
 * A choice of drafting: how the drafts of a part are made (docs/model.md sections 2 and 4).
 *
 * @param length l, tokens drafted per step, &ge; 0; 0 is plain decoding on the verifier
 */
public record Drafting(int length) {

  /** Drafts of a length. */
  public static Drafting of(int length) {
    return new Drafting(length);
  }

  /** Drafts of some lengths, as a search chooses from them. */
  public static List<Drafting> ofLengths(int... lengths) {
    return Arrays.stream(lengths).mapToObj(Drafting::of).toList();
  }
}
