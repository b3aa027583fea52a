package sdedge.cli.option;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Named;
import sdedge.instance.UplinkPolicy;
import sdedge.search.solver.Approaches;

/** The words of options that take no enumeration, or some constants of one. */
public abstract class Keys extends AbstractList<String> {
  private final Supplier<Stream<String>> source;
  private @Nullable List<String> words; // once they are asked for

  private Keys(Supplier<Stream<String>> source) {
    this.source = source;
  }

  private List<String> words() {
    if (words == null) {
      words = source.get().toList();
    }
    return words;
  }

  @Override
  public String get(int index) {
    return words().get(index);
  }

  @Override
  public int size() {
    return words().size();
  }

  /** The ways to plan; looked up only if they are shown, since others may be registered. */
  public static final class Methods extends Keys {
    Methods() {
      super(() -> Approaches.definitions().keySet().stream());
    }
  }

  /** What an instance may ask of the uplink. */
  public static final class Uplinks extends Keys {
    Uplinks() {
      super(() -> UplinkPolicy.REQUESTS.stream().map(Named::key));
    }
  }
}
