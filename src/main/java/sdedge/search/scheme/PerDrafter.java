package sdedge.search.scheme;

import sdedge.instance.Instance;
import sdedge.instance.Pipeline;

/** The optimum of each drafter by itself under rolling, all executed together asynchronously. */
record PerDrafter(String key, String definition) implements Optimised {
  @Override
  public boolean separatesDrafters() {
    return true;
  }

  @Override
  public Instance narrow(Instance instance) {
    return instance.withOptions(Pipeline.ASYNCHRONOUS, null, null, null);
  }
}
