package sdedge.check.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;

/**
 * Checks purchases and {@code purchases.csv}: what stands in the instance, and what then, what that
 * costs, users gained, and the ranking. How many users there are with a purchase is not known here.
 *
 * @param before users without any
 */
record PurchasesTable(
    Findings findings, Instance instance, RunOptions.OfCapacity options, int before) {
  static final String NAME = "purchases.csv";

  private static final List<String> COLUMNS =
      List.of(
          "resource",
          "path",
          "change",
          "now",
          "value",
          "unit",
          "users",
          "gained",
          "price",
          "users_per_price",
          "failure",
          "words");
  private static final Set<String> TEXTS = Set.of("resource", "path", "change", "words");
  private static final Pattern PERCENT = Pattern.compile("([+-])(\\d+) %");
  private static final Pattern UNITS =
      Pattern.compile("([+-])(\\S+) (MHz|TFLOP/s|GB/s|GB|Mbit/s|ms)");
  private static final Map<String, Double> SIZES =
      Map.of("MHz", 1e6, "TFLOP/s", 1e12, "GB/s", 1e9, "GB", 1e9, "Mbit/s", 1e6, "ms", 1e-3);
  private static final double ROUNDED = 5e-4; // of an amount sold, which has four digits

  /** What is stated of a purchase. */
  private record Row(Map<String, @Nullable Object> values) {
    @Nullable String text(String key) {
      return values.get(key) instanceof String text ? text : null;
    }

    @Nullable Double number(String key) {
      return values.get(key) instanceof Double number ? number : null;
    }
  }

  /** Checks all of them and the table; what is said of each, by its words. */
  Map<String, StatedOffers.Single> check(List<ValueReader> stated, ResultSource source)
      throws IOException {
    Map<String, StatedOffers.Single> singles = new LinkedHashMap<>();
    List<Row> rows = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    double[] last = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (ValueReader each : stated) {
      ObjectReader of = each.object();
      Row row = read(of);
      rows.add(row);
      if (!seen.add(row.text("resource") + row.text("path") + row.text("change"))) {
        of.required("change").reject("another change");
      }
      values(of, row);
      price(of, row);
      StatedOffers.Single single =
          new StatedOffers.Single(
              row.text("path") + " " + row.text("resource"),
              row.number("price"),
              row.number("users"));
      if (singles.put(String.valueOf(row.text("words")), single) != null) {
        of.required("words").reject("other words");
      }
      double[] rank = StatedOffers.rank(row.number("users_per_price"), row.number("gained"));
      if (rank[0] < last[0] || (rank[0] == last[0] && rank[1] < last[1])) {
        of.required("gained").reject("no more than before it");
      }
      last = rank;
      of.finish();
    }
    new ExpectedTable<Row>(
            NAME,
            rows::stream,
            3,
            COLUMNS,
            row -> COLUMNS.stream().map(name -> Expected.one(row.values.get(name))).toList())
        .check(findings, source);
    return singles;
  }

  private static Row read(ObjectReader of) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String name : COLUMNS) {
      ValueReader value = of.required(name);
      boolean isText = TEXTS.contains(name) || name.equals("unit") || name.equals("failure");
      if (value.isNull() && !TEXTS.contains(name)) {
        values.put(name, null);
      } else {
        values.put(name, isText ? value.text(TextRule.ANY) : value.number(NumberRange.FINITE));
      }
    }
    return new Row(values);
  }

  private void is(ObjectReader of, String key, @Nullable Object expected) {
    Expected.check(findings, of.required(key), expected);
  }

  /** What stands there now and then, and what is gained. */
  private void values(ObjectReader of, Row row) {
    Double users = row.number("users");
    is(of, "gained", users == null ? null : Integer.valueOf((int) (users - before)));
    if (users != null && !(users >= 0 && users <= options.most() && users == Math.rint(users))) {
      of.required("users").reject("a number of users, up to " + options.most());
    }
    if (users != null && row.text("failure") != null) {
      of.required("failure").reject("none, as users are served");
    }
    Double now = StatedNumber.of(instance, Objects.requireNonNullElse(row.text("path"), ""));
    if (now != null) {
      is(of, "now", Expected.near(now, 0));
      then(of, row, now);
    }
  }

  private void then(ObjectReader of, Row row, double now) {
    String change = Objects.requireNonNullElse(row.text("change"), "");
    Matcher percent = PERCENT.matcher(change);
    Matcher units = UNITS.matcher(change);
    if (percent.matches()) {
      double share = Double.parseDouble(percent.group(2)) / 100;
      is(of, "value", Expected.near(now * (1 + (isMore(percent) ? share : -share)), 0));
    } else if (units.matches()) {
      Double number = Expected.number(units.group(2));
      double amount =
          (number == null ? Double.NaN : number) * SIZES.getOrDefault(units.group(3), Double.NaN);
      double value = Math.max(0, isMore(units) ? now + amount : now - amount);
      is(of, "value", Expected.near(value, number != null && number == 1 ? 0 : ROUNDED * amount));
    } else if (change.equals("+1")) {
      is(of, "value", Expected.near(now + 1, 0));
    } else if (row.number("value") != null && row.number("value") <= now) {
      of.required("value").reject("more than " + now);
    }
  }

  private static boolean isMore(Matcher amount) {
    return amount.group(1).equals("+");
  }

  /** Units that are bought at their price; of further drafters one. */
  private void price(ObjectReader of, Row row) {
    String path = Objects.requireNonNullElse(row.text("path"), "");
    Double perUnit = options.prices().get(path);
    Double now = row.number("now");
    Double then = row.number("value");
    Double units =
        path.equals("drafters")
            ? Double.valueOf(1)
            : now == null || then == null ? null : Double.valueOf(Math.abs(then - now));
    Double price = perUnit == null || units == null ? null : Double.valueOf(perUnit * units);
    is(of, "price", price == null ? null : Expected.near(price, 0));
    Double gained = row.number("gained");
    Double stated = row.number("price");
    is(
        of,
        "users_per_price",
        stated == null || gained == null ? null : Expected.near(gained / stated, 0));
  }
}
