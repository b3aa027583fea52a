package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;

/** Checks what is said of purchases, one by one and together: what they cost and what is gained. */
final class StatedOffers {
  private static final int MOST_TOGETHER = 3;

  private final Findings findings;
  private final RunOptions.OfCapacity options;
  private final int before;
  private final Map<String, Single> singles = new HashMap<>();
  private double[] last = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY}; // of the ranking

  /**
   * A purchase alone.
   *
   * @param goods what it is of
   * @param price null without one
   * @param users null if they are not known
   */
  private record Single(String goods, @Nullable Double price, @Nullable Integer users) {}

  /**
   * @param before users without any
   */
  StatedOffers(Findings findings, RunOptions.OfCapacity options, int before) {
    this.findings = findings;
    this.options = options;
    this.before = before;
  }

  /** Checks what a purchase gains; the words for it are those of no other. */
  void single(ObjectReader of, String goods, @Nullable Double price) {
    Single single = new Single(goods, price, gained(of, price));
    if (singles.put(of.text("words", TextRule.ANY), single) != null) {
      of.required("words").reject("other words");
    }
  }

  /** Checks pairs, which are ranked like single ones. */
  void pairs(List<ValueReader> stated) {
    Arrays.fill(last, Double.NEGATIVE_INFINITY);
    for (ValueReader each : stated) {
      ObjectReader of = each.object();
      gained(of, sum(bought(of, 2, 2)));
      of.finish();
    }
  }

  /** Checks what is gained at a price, and the rank of that; the users, null if not known. */
  private @Nullable Integer gained(ObjectReader of, @Nullable Double price) {
    ValueReader stated = of.required("users");
    Integer users = stated.isNull() ? null : Integer.valueOf(stated.integer(0, options.most()));
    Integer gained = users == null ? null : Integer.valueOf(users - before);
    findings.is(of, "gained", gained);
    findings.is(of, "price", price);
    findings.is(of, "users_per_price", price == null || gained == null ? null : gained / price);
    boolean isFailure = of.optional("failure").filter(why -> !why.isNull()).isPresent();
    if (users != null && isFailure) {
      of.required("failure").reject("none, as users are served");
    }
    double[] rank = {
      0 - number(of.required("users_per_price"), 0),
      0 - number(of.required("gained"), Double.NEGATIVE_INFINITY)
    };
    if (Arrays.compare(rank, last) < 0) {
      of.required("gained").reject("no more than before it");
    }
    last = rank;
    return users;
  }

  private static double number(ValueReader value, double otherwise) {
    return value.isNull() ? otherwise : value.number(NumberRange.FINITE);
  }

  void cheapest(ObjectReader of) {
    Integer asked = options.users();
    findings.is(of, "users", asked);
    boolean isWhole = of.required("is_whole").bool();
    List<Single> all = bought(of, 0, MOST_TOGETHER);
    boolean isNeeded = asked != null && asked > before;
    Double price = all.isEmpty() ? (isNeeded ? null : Double.valueOf(0)) : sum(all);
    findings.is(of, "price", price);
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
}
