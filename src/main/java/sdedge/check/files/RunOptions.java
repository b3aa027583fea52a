package sdedge.check.files;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.Level;
import sdedge.instance.Steps;

/**
 * What a run used, as {@code run.json} records it.
 *
 * @param exact whether the method searches for the joint optimum; a scheme claims nothing
 * @param pipeline searched, or of a given plan; null if the plan decides
 * @param uplink likewise
 * @param order searched; null for a given plan
 * @param scope searched; null for a given plan
 * @param steps in place of those of the instance; null if a given plan has those
 * @param hasTimeLimit whether there was a time limit
 * @param hasGap whether the search could stop before a proof
 * @param stream of a stream; null for plans
 */
public record RunOptions(
    String command,
    @Nullable String method,
    boolean exact,
    @Nullable String pipeline,
    @Nullable String uplink,
    @Nullable String order,
    @Nullable String scope,
    @Nullable Steps steps,
    boolean hasTimeLimit,
    boolean hasGap,
    @Nullable OfStream stream) {

  /** The command that serves streams. */
  static final String STREAM = "stream";

  /** A run that served a stream. */
  static RunOptions of(OfStream stream, Steps steps) {
    return new RunOptions(
        STREAM, null, false, null, null, null, null, steps, stream.hasTimeLimit, false, stream);
  }

  /**
   * What a run used that served a stream.
   *
   * @param arrivals the law, or a file
   * @param requests how many were drawn; null if they were given
   * @param level promised; null for none
   * @param capacity whether capacities were asked for
   * @param stretch the request, from 1, with which it begins; null for the one in the middle
   * @param modes that may be loaded; null for all
   */
  public record OfStream(
      String arrivals,
      @Nullable Integer requests,
      long seed,
      int draws,
      @Nullable Level level,
      boolean capacity,
      boolean hasTimeLimit,
      @Nullable Integer stretch,
      @Nullable Set<String> modes) {
    /** The request, from 0, with whose first step the stretch begins that is kept. */
    int stretch(int requests) {
      return stretch == null ? requests / 2 : stretch - 1;
    }
  }
}
