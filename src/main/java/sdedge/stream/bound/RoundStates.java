package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Model;
import sdedge.latency.DraftStation;
import sdedge.latency.StageModel;
import sdedge.plan.Choices;

/**
 * What a task of some drafter remembers of its rounds: what is drafted later depends on whose
 * caches there are, one at the drafter and one at the verifier, each of the model that drafted
 * there last. They are the <em>state</em> of a request, 0 if nothing has been drafted.
 */
final class RoundStates {
  /**
   * A mode that is loaded.
   *
   * @param passes the place of its passes among those of its node
   * @param cache the place of its model among those that draft on its node, from 1
   */
  record LoadedMode(DraftStation station, int passes, int cache) {
    DraftMode mode() {
      return station.mode();
    }
  }

  private final List<LoadedMode> modes = new ArrayList<>();
  private final int atVerifier; // models that draft there
  private final int atDrafter;
  private final int[][] after; // state by state and choice

  /**
   * Those of a drafter.
   *
   * @param choices of its rounds
   * @param here modes by the passes they share, of those at the drafter; may be added to
   * @param there the same of the verifier
   */
  RoundStates(
      Choices choices, StageModel.Station station, List<DraftMode> here, List<DraftMode> there) {
    List<Model> ofDrafter = new ArrayList<>();
    List<Model> ofVerifier = new ArrayList<>();
    for (String name : choices.names()) {
      DraftStation own = station.under(new DraftChoice(name, 1));
      boolean away = !own.mode().isAtVerifier();
      int passes = Choices.place(away ? here : there, own.mode(), DraftMode::sharesPassesWith);
      int model = Choices.place(away ? ofDrafter : ofVerifier, own.mode().model(), Model::equals);
      modes.add(new LoadedMode(own, passes, model + 1));
    }
    atDrafter = ofDrafter.size();
    atVerifier = ofVerifier.size();
    after = new int[count()][choices.count()];
    for (int state = 0; state < after.length; state++) {
      after[state][0] = state;
      for (int choice = 1; choice < choices.count(); choice++) {
        after[state][choice] = next(state, modes.get((choice - 1) % modes.size()));
      }
    }
  }

  /** The modes, in the order of their choices. */
  List<LoadedMode> modes() {
    return modes;
  }

  /** How many states there are. */
  int count() {
    return (atDrafter + 1) * (atVerifier + 1);
  }

  private int next(int state, LoadedMode mode) {
    return mode.mode().isAtVerifier()
        ? state / (atVerifier + 1) * (atVerifier + 1) + mode.cache()
        : mode.cache() * (atVerifier + 1) + state % (atVerifier + 1);
  }

  /** The states after a state, by choice; to be read only. */
  int[] after(int state) {
    return after[state];
  }
}
