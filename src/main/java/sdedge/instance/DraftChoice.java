package sdedge.instance;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft choice: how the drafts of a part are made (docs/model.md sections 2 and 4).
 *
 * @param mode the name of one of the modes of the drafter; null for l = 0, and where drafters have
 *     no choice
 * @param length l, tokens drafted per step, &ge; 0; 0 is plain decoding on the verifier
 */
public record DraftChoice(@Nullable String mode, int length) {
  /** No drafts. */
  public static final DraftChoice NONE = new DraftChoice(null, 0);

  public DraftChoice {
    mode = length == 0 ? null : mode;
  }

  /** Drafts of a length where there is one way to make them. */
  public static DraftChoice of(int length) {
    return new DraftChoice(null, length);
  }

  /** Drafts of some lengths, as a search chooses from them. */
  public static List<DraftChoice> ofLengths(int... lengths) {
    return Arrays.stream(lengths).mapToObj(DraftChoice::of).toList();
  }
}
