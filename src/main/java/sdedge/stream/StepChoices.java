package sdedge.stream;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Model;
import sdedge.latency.DraftStation;
import sdedge.latency.StageModel;

/**
 * The choices of drafting of a step while draft modes of some names are loaded (docs/model.md
 * section 11): one for all parts, lengths ascending, of each length the modes in their order. A
 * choice is called by its place among them.
 */
final class StepChoices {
  private final List<DraftChoice> all = new ArrayList<>();
  private final int modes; // names per length
  private final int least;
  private final int most;
  private final boolean[][] allowed; // by drafter, place
  private final DraftStation[][] stations; // by drafter, place
  private final int[][] cache; // the number of the model that drafts, by drafter, place

  /**
   * The choices of an instance, from no drafts to the longest.
   *
   * @param loaded names of the modes that drafters have at hand
   */
  StepChoices(Instance instance, Set<String> loaded, StageModel model) {
    least = instance.speculation().minLength();
    most = instance.speculation().maxLength();
    List<@Nullable String> names = names(instance, loaded);
    modes = names.size();
    all.add(DraftChoice.NONE);
    for (int l = 1; l <= most; l++) {
      for (String name : names) {
        all.add(new DraftChoice(name, l));
      }
    }
    int drafters = instance.drafters().size();
    allowed = new boolean[drafters][all.size()];
    stations = new DraftStation[drafters][all.size()];
    cache = new int[drafters][all.size()];
    List<Model> models = new ArrayList<>();
    for (int d = 0; d < drafters; d++) {
      Drafter drafter = instance.drafters().get(d);
      for (int c = 0; c < all.size(); c++) {
        allowed[d][c] = allows(drafter, all.get(c), loaded);
        stations[d][c] =
            model.drafters().get(d).under(allowed[d][c] ? all.get(c) : DraftChoice.NONE);
        cache[d][c] = number(models, stations[d][c].mode().model());
      }
    }
  }

  /** The names among which drafters with tasks choose; one that is none if they do not. */
  private static List<@Nullable String> names(Instance instance, Set<String> loaded) {
    Set<String> names = new LinkedHashSet<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      Drafter drafter = instance.drafters().get(d);
      if (drafter.hasChoice() && instance.tasksOf(d).length > 0) {
        drafter.modes().forEach(mode -> names.add(mode.name()));
      }
    }
    names.retainAll(loaded);
    List<@Nullable String> list = new ArrayList<>(names);
    if (list.isEmpty()) {
      list.add(null);
    }
    return list;
  }

  private static boolean allows(Drafter drafter, DraftChoice drafting, Set<String> loaded) {
    return drafting.length() == 0
        || (drafter.has(drafting)
            && (drafter.modes().isEmpty()
                || loaded.contains(drafter.mode(drafting.mode()).name())));
  }

  private static int number(List<Model> models, Model model) {
    if (!models.contains(model)) {
      models.add(model);
    }
    return models.indexOf(model);
  }

  /** How many there are. */
  int count() {
    return all.size();
  }

  /** How many there are of each length but 0. */
  int modes() {
    return modes;
  }

  DraftChoice drafting(int choice) {
    return all.get(choice);
  }

  /** All of them. */
  List<DraftChoice> all() {
    return all;
  }

  int length(int choice) {
    return all.get(choice).length();
  }

  /** The choice of a length &ge; 1 and the mode at a place, or of no drafts. */
  int of(int length, int mode) {
    return length == 0 ? 0 : 1 + (length - 1) * modes + mode;
  }

  /** The least length that the instance is searched for. */
  int leastLength() {
    return least;
  }

  /** The longest drafts. */
  int longest() {
    return most;
  }

  /** Whether a part at a drafter may have a choice. */
  boolean allows(int drafter, int choice) {
    return allowed[drafter][choice];
  }

  /** What a part needs under a choice; what one without drafts needs where it is not allowed. */
  DraftStation station(int drafter, int choice) {
    return stations[drafter][choice];
  }

  /** A number for the model of a mode, to tell whose cache a drafter has. */
  int model(int drafter, int choice) {
    return cache[drafter][choice];
  }
}
