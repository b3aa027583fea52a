package sdedge.check.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.ModeSelection;
import sdedge.check.stream.ClosedBatch;
import sdedge.check.stream.ServerPrices;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;

/**
 * What prices in {@code summary.json} prove of all policies, whatever draft modes are loaded.
 *
 * @param drawn whether the makespan is a mean of executions
 */
record AllPolicies(Findings findings, Instance instance, ObjectReader summary, boolean drawn) {
  private static final int MOST = 64; // sets of modes

  /** The bound, seconds; null, which is reported, if the prices prove none. */
  @Nullable Double boundS(ValueReader prices) {
    Set<String> names = ModeSelection.names(instance.drafters());
    List<Set<String>> sets = new ArrayList<>();
    sets.add(ModeSubsets.stated(summary, "prices_modes", names));
    Double leastS = boundS(prices, sets.get(0));
    if (summary.optional("other_prices").isPresent()) {
      for (ValueReader value : summary.list("other_prices", 1, MOST)) {
        ObjectReader other = value.object();
        Set<String> loaded = ModeSubsets.stated(other, "modes", names);
        Double own = boundS(other.required("prices"), loaded);
        other.finish();
        sets.add(loaded);
        leastS = leastS == null || own == null ? null : Double.valueOf(Math.min(leastS, own));
      }
    }
    if (!new ModeSubsets.Cover(instance, sets).isOf(names)) {
      prices.reject("prices for every set of modes that fits");
      return null;
    }
    return leastS;
  }

  private @Nullable Double boundS(ValueReader prices, Set<String> loaded) {
    int before = prices.problems().count();
    ServerPrices serverPrices = new PricesFile(findings, instance).prices(prices.object());
    if (prices.problems().count() > before) {
      return null;
    }
    try {
      return ClosedBatch.boundS(new ModeSelection(instance, loaded), serverPrices, drawn);
    } catch (IllegalArgumentException e) {
      prices.reject("prices of the network: " + e.getMessage());
      return null;
    }
  }
}
