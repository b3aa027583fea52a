package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Model;
import sdedge.instance.Speculation;
import sdedge.instance.Task;
import sdedge.latency.TaskProgress;

/**
 * What a round of a task of some drafter may be: without drafts, or of a length in one of the modes
 * that are loaded; lengths ascending from 0. It is called by its place.
 *
 * <p>What is drafted later depends on whose caches there are: one at the drafter and one at the
 * verifier, each of the model that drafted there last. They are the <em>state</em> of a request, 0
 * if nothing has been drafted.
 */
final class RoundChoices {
  /**
   * A mode that is loaded.
   *
   * @param passes the place of its passes among those of its node
   * @param cache the place of its model among those that draft on its node, from 1
   */
  record LoadedMode(@Nullable String name, DraftMode mode, int passes, int cache) {}

  private final int least;
  private final int most;
  private final List<LoadedMode> ways = new ArrayList<>();
  private final int atVerifier; // models that draft there
  private final int atDrafter;
  private final int[][] after; // state by state and choice

  /**
   * Those of a drafter.
   *
   * @param here modes by the passes they share, of those at the drafter; may be added to
   * @param there the same of the verifier
   */
  RoundChoices(
      Instance instance,
      Drafter drafter,
      Set<String> loaded,
      List<DraftMode> here,
      List<DraftMode> there) {
    Speculation lengths = instance.speculation();
    least = lengths.minLength();
    most = lengths.maxLength();
    List<Model> drafting = new ArrayList<>();
    List<Model> verifying = new ArrayList<>();
    if (drafter.modes().isEmpty()) {
      DraftMode only = drafter.mode(null);
      ways.add(new LoadedMode(null, only, place(here, only), place(drafting, only.model())));
    }
    for (DraftMode mode : drafter.modes()) {
      if (loaded.contains(mode.name())) {
        int passes = place(mode.isAtVerifier() ? there : here, mode);
        int cache = place(mode.isAtVerifier() ? verifying : drafting, mode.model());
        ways.add(new LoadedMode(mode.name(), mode, passes, cache));
      }
    }
    atDrafter = drafting.size();
    atVerifier = verifying.size();
    after = new int[states()][count()];
    for (int state = 0; state < after.length; state++) {
      for (int choice = 0; choice < after[state].length; choice++) {
        after[state][choice] = next(state, choice);
      }
    }
  }

  private static int place(List<DraftMode> passes, DraftMode mode) {
    for (int i = 0; i < passes.size(); i++) {
      if (passes.get(i).sharesPassesWith(mode)) {
        return i;
      }
    }
    passes.add(mode);
    return passes.size() - 1;
  }

  private static int place(List<Model> models, Model model) {
    if (!models.contains(model)) {
      models.add(model);
    }
    return models.indexOf(model) + 1;
  }

  /** How many there are, also shorter ones than allowed. */
  int count() {
    return 1 + most * ways.size();
  }

  /** The first that is allowed. */
  int first() {
    return least == 0 ? 0 : of(least, 0);
  }

  int leastLength() {
    return least;
  }

  int mostLength() {
    return most;
  }

  List<LoadedMode> ways() {
    return ways;
  }

  /** The place of a length &ge; 1 in a way. */
  int of(int length, int way) {
    return 1 + (length - 1) * ways.size() + way;
  }

  int length(int choice) {
    return choice == 0 ? 0 : (choice - 1) / ways.size() + 1;
  }

  private LoadedMode way(int choice) {
    return ways.get((choice - 1) % ways.size());
  }

  private DraftChoice drafting(int choice) {
    return choice == 0 ? DraftChoice.NONE : new DraftChoice(way(choice).name(), length(choice));
  }

  /** E of a task by choice. */
  double[] expected(Task task) {
    double[] tokens = new double[count()];
    for (int c = 0; c < tokens.length; c++) {
      DraftChoice drafting = drafting(c);
      tokens[c] = TaskProgress.expectedTokens(task.acceptance().under(drafting), drafting.length());
    }
    return tokens;
  }

  /** The chance that the first drafts of a task are all accepted, by choice and their number. */
  double[][] survival(Task task) {
    double[][] chances = new double[count()][];
    for (int c = 0; c < chances.length; c++) {
      DraftChoice drafting = drafting(c);
      chances[c] = new double[drafting.length() + 1];
      chances[c][0] = 1;
      for (int i = 1; i <= drafting.length(); i++) {
        chances[c][i] = chances[c][i - 1] * task.acceptance().under(drafting).at(i);
      }
    }
    return chances;
  }

  /** How many states there are. */
  int states() {
    return (atDrafter + 1) * (atVerifier + 1);
  }

  private int next(int state, int choice) {
    if (choice == 0) {
      return state;
    }
    LoadedMode way = way(choice);
    return way.mode().isAtVerifier()
        ? state / (atVerifier + 1) * (atVerifier + 1) + way.cache()
        : way.cache() * (atVerifier + 1) + state % (atVerifier + 1);
  }

  /** The states after a state, by choice; to be read only. */
  int[] after(int state) {
    return after[state];
  }
}
