package sdedge.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** How all tasks are served by continuous batching (docs/model.md section 13). */
public sealed interface ContinuousService permits GroupService, JoiningService {
  /**
   * Indices into {@link sdedge.instance.Instance#tasks()}, each once, in the order in which their
   * cells send them and in which those that are ready at once are admitted.
   */
  List<Integer> tasks();

  /** Names of the draft modes that are loaded. */
  Set<String> loaded();

  /** All lengths that are decided; none of groups that choose them step by step. */
  IntStream decidedLengths();
}
