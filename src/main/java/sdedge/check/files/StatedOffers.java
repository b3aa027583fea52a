package sdedge.check.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;

/**
 * Checks what is said of several purchases together: what they cost, and what is gained per price.
 *
 * @param before users without any
 * @param singles by the words for them, what is said of each alone
 */
record StatedOffers(
    Findings findings, RunOptions.OfCapacity options, int before, Map<String, Single> singles) {
  private static final int MOST = Integer.MAX_VALUE;
  private static final int MOST_TOGETHER = 3;

  /**
   * What is said of a purchase.
   *
   * @param goods what it is of
   * @param price null without one
   * @param users null if they are not known
   */
  record Single(String goods, @Nullable Double price, @Nullable Double users) {}

  /** Checks pairs, which are sorted like single ones. */
  void pairs(List<ValueReader> stated) {
    double[] last = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (ValueReader each : stated) {
      ObjectReader of = each.object();
      List<Single> both = bought(of, 2, 2);
      Double users = number(of.required("users"));
      Double gained = users == null ? null : Double.valueOf(users - before);
      if (users != null && users > options.most()) {
        of.required("users").reject("a number of users, up to " + options.most());
      }
      is(of, "gained", gained == null ? null : Integer.valueOf(gained.intValue()));
      Double price = sum(both);
      is(of, "price", price == null ? null : Expected.near(price, 0));
      Double perPrice = price == null || gained == null ? null : Double.valueOf(gained / price);
      is(of, "users_per_price", perPrice == null ? null : Expected.near(perPrice, 0));
      if (users != null && of.optional("failure").isPresent()) {
        of.required("failure").reject("none, as users are served");
      }
      double[] rank = rank(perPrice, gained);
      if (rank[0] < last[0] || (rank[0] == last[0] && rank[1] < last[1])) {
        of.required("gained").reject("no more than before it");
      }
      last = rank;
      of.ignore("failure");
      of.finish();
    }
  }

  /** By which purchases are sorted, ascending. */
  static double[] rank(@Nullable Double perPrice, @Nullable Double gained) {
    return new double[] {
      perPrice == null ? 0 : -perPrice, gained == null ? Double.POSITIVE_INFINITY : -gained
    };
  }

  /** Checks the cheapest way to users that were asked for. */
  void cheapest(ObjectReader of) {
    Integer asked = options.users();
    is(of, "users", asked);
    boolean isWhole = of.required("is_whole").bool();
    List<Single> all = bought(of, 0, MOST_TOGETHER);
    boolean isNeeded = asked != null && asked > before;
    Double price = all.isEmpty() ? (isNeeded ? null : Double.valueOf(0)) : sum(all);
    is(of, "price", price == null ? null : Expected.near(price, 0));
    double single =
        singles.values().stream()
            .filter(each -> asked != null && each.users() != null && each.users() >= asked)
            .map(Single::price)
            .filter(each -> each != null)
            .mapToDouble(Double::doubleValue)
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    if (isWhole && isNeeded && single < (price == null ? Double.MAX_VALUE : price)) {
      of.required("price").reject("at most " + single + ", for which one is enough");
    }
    of.finish();
  }

  /** The purchases that are named, of different things; those that are not known are reported. */
  private List<Single> bought(ObjectReader of, int least, int most) {
    List<Single> bought = new ArrayList<>();
    Set<String> goods = new HashSet<>();
    for (ValueReader word : of.list("words", least, most)) {
      Single single = singles.get(word.text(TextRule.ANY));
      if (single == null || !goods.add(single.goods())) {
        word.reject("another purchase");
      } else {
        bought.add(single);
      }
    }
    return bought;
  }

  private static @Nullable Double sum(List<Single> all) {
    double sum = 0;
    for (Single each : all) {
      if (each.price() == null) {
        return null;
      }
      sum += each.price();
    }
    return sum;
  }

  private static @Nullable Double number(ValueReader value) {
    return value.isNull() ? null : Double.valueOf(value.integer(0, MOST));
  }

  private void is(ObjectReader of, String key, @Nullable Object expected) {
    Expected.check(findings, of.required(key), expected);
  }
}
