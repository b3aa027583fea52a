package sdedge.study.users;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Table;

/**
 * What a purchase adds to the users who are served in time.
 *
 * @param resource such as {@code mbs memory}
 * @param path where it stands in the instance
 * @param change how much is bought, such as {@code +1 GB}
 * @param bought what is bought, such as {@code 1 GB more memory on mbs}
 * @param now what stands in the instance; null if no single number does
 * @param value what stands there then; null if no single number does
 * @param unit of these numbers, SI; empty for a pure number
 * @param price of it; null if none was given
 * @param users the most served in time with it; null if that is not known
 * @param gained users more than without it; null if that is not known
 * @param failure why there is no plan with it; empty if there is one or nobody knows
 */
public record UserGain(
    String resource,
    String path,
    String change,
    String bought,
    @Nullable Double now,
    @Nullable Double value,
    String unit,
    @Nullable Double price,
    @Nullable Integer users,
    @Nullable Integer gained,
    String failure) {
  /** A row of {@code purchases.csv}. */
  public static final Table<UserGain> TABLE =
      Table.of(
          text("resource", UserGain::resource),
          text("path", UserGain::path),
          text("change", UserGain::change),
          optional(column("now", gain -> gain.asWritten(gain.now))),
          optional(column("value", gain -> gain.asWritten(gain.value))),
          optional(text("unit", gain -> orNull(gain.unit))),
          optional(column("users", UserGain::users)),
          optional(column("gained", UserGain::gained)),
          optional(column("price", UserGain::price)),
          optional(column("users_per_price", UserGain::perPrice)),
          optional(text("failure", gain -> orNull(gain.failure))),
          text("words", UserGain::bought));

  /** Those first that add most per price, then those that add most, then what is not known. */
  public static final Comparator<UserGain> RANK =
      Comparator.comparingDouble((UserGain each) -> -orElse(each.perPrice(), 0))
          .thenComparingDouble(each -> -orElse(each.gained, Double.NEGATIVE_INFINITY));

  /** Users gained per unit of money; null if either is not known, or it costs nothing. */
  public @Nullable Double perPrice() {
    return price == null || price == 0 || gained == null ? null : Double.valueOf(gained / price);
  }

  /** A pure number, such as a cap, without a point where it is whole. */
  private @Nullable Number asWritten(@Nullable Double number) {
    return number == null || !unit.isEmpty() || number != Math.rint(number)
        ? number
        : (Number) number.longValue();
  }

  private static double orElse(@Nullable Number number, double otherwise) {
    return number == null ? otherwise : number.doubleValue();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
