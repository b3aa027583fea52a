package sdedge.search.scheme;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.search.Effort;
import sdedge.search.planning.Optimum;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.ModeFilter;

/** Optimal batching with one given length. */
public record FixedLength(int length) implements Optimum {
  private static final String PREFIX = "fixed-length:";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(0|[1-9][0-9]?)");

  /** How those of all lengths are written in lists. */
  public static final String ANY = PREFIX + "L";

  /** How the definition begins; the length follows. */
  public static final String DEFINITION = "optimal batches, all of length ";

  /** The scheme of a name; null if it is not one of these. */
  public static @Nullable FixedLength named(String key) {
    Matcher matcher = NAME.matcher(key);
    return matcher.matches() ? new FixedLength(Integer.parseInt(matcher.group(1))) : null;
  }

  @Override
  public String key() {
    return PREFIX + length;
  }

  @Override
  public String definition() {
    return DEFINITION + length;
  }

  @Override
  public @Nullable String refusal(Instance instance) {
    int longest = instance.speculation().maxLength();
    return length > longest ? "length must be at most max_length, which is " + longest : null;
  }

  @Override
  public Effort effort() {
    return Effort.NARROWED;
  }

  @Override
  public List<ContiguousProblem> narrow(List<ContiguousProblem> group) {
    ContiguousProblem first = group.get(0);
    Scope scope = first.instance().speculation().scope();
    return first.withEach(ChoiceSets.of(first.instance(), scope, length, length, ModeFilter.ALL));
  }
}
