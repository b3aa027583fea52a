package sdedge.study.sweep;

import java.util.ArrayList;
import java.util.List;
import sdedge.document.tree.OverridePath;

/**
 * What varies in a sweep by itself: one value, or several that move together.
 *
 * @param tracks at least one, with as many values each
 */
public record Axis(List<Track> tracks) {
  /** The column of the file, if there are several. */
  public static final String INSTANCE = "instance";

  /** The column of the seed of the channels. */
  public static final String SEED = "seed";

  private static final String TASKS = "tasks";

  public Axis {
    tracks = List.copyOf(tracks);
  }

  /** How many values. */
  int size() {
    return tracks.get(0).values().size();
  }

  private static Axis of(Track track) {
    return new Axis(List.of(track));
  }

  /**
   * Reads {@code path=v1,v2,…}.
   *
   * @throws IllegalArgumentException if it is not that
   */
  public static Axis parse(String text) {
    return of(track(text));
  }

  private static Track track(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("'" + text + "' must be path=v1,v2,…");
    }
    OverridePath path = OverridePath.parse(text.substring(0, equals).strip());
    Change change = Change.Table.is(path) ? new Change.Table(path) : new Change.Key(path);
    return new Track(path.toString(), change, Values.parse(text.substring(equals + 1)));
  }

  /**
   * Adds another {@code path=v1,v2,…} that moves along.
   *
   * @throws IllegalArgumentException if it is not that, or has not as many values
   */
  public Axis with(String text) {
    Track linked = track(text);
    if (linked.values().size() != size()) {
      throw new IllegalArgumentException(
          "--with "
              + linked.name()
              + " has "
              + linked.values().size()
              + " values, but "
              + tracks.get(0).name()
              + " has "
              + size());
    }
    List<Track> all = new ArrayList<>(tracks);
    all.add(linked);
    return new Axis(all);
  }

  /** The files of a sweep, by name. */
  public static Axis ofFiles(List<String> files) {
    return of(new Track(INSTANCE, new Change.File(), files));
  }

  /**
   * Reads how many of the tasks to take.
   *
   * @throws IllegalArgumentException if a value is not a number of tasks
   */
  public static Axis ofTasks(String text) {
    List<String> counts = Values.parse(text);
    for (String count : counts) {
      if (!count.matches("0*[1-9][0-9]{0,8}")) {
        throw new IllegalArgumentException("'" + count + "' must be a number of tasks, at least 1");
      }
    }
    return of(new Track(TASKS, new Change.FirstTasks(), counts));
  }

  /**
   * Reads seeds such as {@code 1..20} or {@code 1,7}.
   *
   * @throws IllegalArgumentException if a value is not a whole number
   */
  public static Axis ofSeeds(String text) {
    List<String> seeds = Values.parse(text.replaceAll("([0-9])\\.\\.(-?[0-9]+)", "$1:$2:1"));
    for (String seed : seeds) {
      if (!seed.matches("-?[0-9]{1,18}")) {
        throw new IllegalArgumentException("'" + seed + "' must be a seed, a whole number");
      }
    }
    return of(new Track(SEED, new Change.Drop(), seeds));
  }
}
