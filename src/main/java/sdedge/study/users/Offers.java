package sdedge.study.users;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.ifAny;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.words;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;

/**
 * What can be bought for a network.
 *
 * @param gains what each purchase adds, in the order of that
 * @param pairs what two of the best add together, likewise
 * @param cheapest the cheapest way to so many users; null if that was not asked
 */
public record Offers(List<UserGain> gains, List<Pair> pairs, @Nullable Cheapest cheapest) {
  public Offers {
    gains = List.copyOf(gains);
    pairs = List.copyOf(pairs);
  }

  /**
   * Two purchases together.
   *
   * @param price of both; null unless both have one
   * @param users the most served in time with both; null if that is not known
   * @param gained users more than without; null if that is not known
   * @param failure why there is no plan with both; empty if there is one or nobody knows
   */
  public record Pair(
      UserGain one,
      UserGain other,
      @Nullable Double price,
      @Nullable Integer users,
      @Nullable Integer gained,
      String failure) {
    static final Table<Pair> TABLE =
        Table.of(
            key("words", Kind.list(Kind.WORD), Pair::bought),
            optional(column("users", Pair::users)),
            optional(column("gained", Pair::gained)),
            optional(column("price", Pair::price)),
            optional(column("users_per_price", Pair::perPrice)),
            ifAny(words("failure", Pair::failure)));

    /** As single purchases are. */
    public static final Comparator<Pair> RANK = UserGain.ranked(Pair::perPrice, Pair::gained);

    /** The words for both. */
    public List<String> bought() {
      return List.of(one.bought(), other.bought());
    }

    /** Users gained per unit of money; null if either is not known. */
    public @Nullable Double perPrice() {
      return price == null || gained == null ? null : Double.valueOf(gained / price);
    }
  }

  /**
   * The cheapest purchases with which so many users are in time: of each resource with a price at
   * most one amount, of at most three resources.
   *
   * @param buy nothing if none of them does, or none is needed
   * @param price of them; null if none of them does
   * @param isWhole whether no cheaper one is left to be looked at
   */
  public record Cheapest(int users, List<UserGain> buy, @Nullable Double price, boolean isWhole) {
    static final Table<Cheapest> KEYS =
        Table.of(
            column("users", Cheapest::users),
            key(
                "words",
                Kind.list(Kind.WORD),
                way -> way.buy.stream().map(UserGain::bought).toList()),
            optional(column("price", Cheapest::price)),
            key("is_whole", Kind.TRUTH, Cheapest::isWhole));

    public Cheapest {
      buy = List.copyOf(buy);
    }
  }
}
