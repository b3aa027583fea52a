package sdedge.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;

/**
 * Instances in which several things are bought.
 *
 * @param together how many tasks are planned for
 */
record Bought(Instance instance, int together, List<Price> prices) {
  Bought {
    prices = List.copyOf(prices);
  }

  /**
   * The instance with all of some purchases, of different resources; null if some leave nothing to
   * buy of others. Further drafters come first: what is bought for the old one is not for them.
   */
  @Nullable Instance with(List<Purchase> purchases) {
    List<Purchase> ordered = new ArrayList<>(purchases);
    ordered.sort(Comparator.comparing(each -> !each.lever().path().equals(ChoiceLevers.DRAFTERS)));
    Instance changed = instance;
    for (Purchase purchase : ordered) {
      changed = changed == null ? null : in(changed, purchase);
    }
    return changed;
  }

  private @Nullable Instance in(Instance changed, Purchase purchase) {
    return Levers.of(changed, together).stream()
        .filter(lever -> lever.resource().equals(purchase.lever().resource()))
        .filter(lever -> lever.path().equals(purchase.lever().path()))
        .flatMap(lever -> Purchase.of(lever, prices).stream())
        .map(Purchase::change)
        .filter(change -> change.amount().equals(purchase.change().amount()))
        .map(Lever.Change::instance)
        .findFirst()
        .orElse(null);
  }
}
