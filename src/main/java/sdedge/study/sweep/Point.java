package sdedge.study.sweep;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.instance.LoadedInstance;

/**
 * One combination of values.
 *
 * @param values one for each track
 */
public record Point(List<Track> tracks, List<String> values) {
  /**
   * The instance of a file with these values, its channels not drawn again yet.
   *
   * @throws InvalidInputException if it is not valid with them
   */
  public LoadedInstance applied(SweepFile source) throws InvalidInputException {
    return changes().applied(source);
  }

  /** The file it is of; null if there is only one. */
  public @Nullable String file() {
    return changes().file;
  }

  /** The seed of the channels; null if they are those of the file. */
  public @Nullable Long seed() {
    return changes().seed;
  }

  private Changes changes() {
    Changes changes = new Changes();
    for (int t = 0; t < tracks.size(); t++) {
      tracks.get(t).change().enter(values.get(t), changes);
    }
    return changes;
  }

  /** Such as {@code a.b=1 c=2}. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(" ");
    for (int t = 0; t < tracks.size(); t++) {
      text.add(tracks.get(t).name() + "=" + values.get(t));
    }
    return text.toString();
  }
}
