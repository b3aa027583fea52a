package sdedge.search.scheme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.search.ContiguousProblem;

/** Optimal batching with one given length. */
record FixedLength(int length) implements Scheme {
  static final String PREFIX = "fixed-length:";

  @Override
  public String key() {
    return PREFIX + length;
  }

  @Override
  public String definition() {
    return "optimal batches, all of length " + length;
  }

  @Override
  public @Nullable String refusal(Instance instance) {
    int longest = instance.speculation().maxLength();
    return length > longest ? "length must be at most max_length, which is " + longest : null;
  }

  @Override
  public List<ContiguousProblem> narrow(List<ContiguousProblem> group) {
    return List.of(group.get(0).withLengths(length));
  }
}
