package sdedge.oracle.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 */
record PurchasesTable(
    Findings findings, Instance instance, RunOptions.OfCapacity options, StatedOffers offers) {
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

  void check(List<ValueReader> stated, ResultSource source) throws IOException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (ValueReader each : stated) {
      ObjectReader of = each.object();
      rows.add(read(of));
      String resource = of.text("resource", TextRule.ANY);
      String path = of.text("path", TextRule.ANY);
      String change = of.text("change", TextRule.ANY);
      if (!seen.add(resource + path + change)) {
        of.required("change").reject("another change");
      }
      Double now = StatedNumber.of(instance, path);
      if (now != null) {
        findings.is(of, "now", now);
        then(of, change, now);
      }
      offers.single(of, path + " " + resource, price(of, path));
      of.finish();
    }
    ExpectedTable.of(NAME, rows, 3, COLUMNS).check(findings, source);
  }

  private static Map<String, @Nullable Object> read(ObjectReader of) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String name : COLUMNS) {
      ValueReader value = of.required(name);
      if (value.isNull() && !TEXTS.contains(name)) {
        values.put(name, null);
      } else {
        boolean isText = TEXTS.contains(name) || name.equals("unit") || name.equals("failure");
        values.put(name, isText ? value.text(TextRule.ANY) : value.number(NumberRange.FINITE));
      }
    }
    return values;
  }

  private void then(ObjectReader of, String change, double now) {
    Matcher percent = PERCENT.matcher(change);
    Matcher units = UNITS.matcher(change);
    if (percent.matches()) {
      double share = Double.parseDouble(percent.group(2)) / 100;
      findings.is(of, "value", Expected.near(now * (1 + (isMore(percent) ? share : -share)), 0));
    } else if (units.matches()) {
      Double number = Expected.number(units.group(2));
      double amount =
          (number == null ? Double.NaN : number) * SIZES.getOrDefault(units.group(3), Double.NaN);
      double value = Math.max(0, isMore(units) ? now + amount : now - amount);
      findings.is(
          of, "value", Expected.near(value, number != null && number == 1 ? 0 : ROUNDED * amount));
    } else if (change.equals("+1")) {
      findings.is(of, "value", Expected.near(now + 1, 0));
    } else {
      Double value = number(of, "value");
      if (value != null && value <= now) {
        of.required("value").reject("more than " + now);
      }
    }
  }

  private static boolean isMore(Matcher amount) {
    return amount.group(1).equals("+");
  }

  /** Of the units that are bought, of further drafters one; null without a price of theirs. */
  private @Nullable Double price(ObjectReader of, String path) {
    Double perUnit = options.prices().get(path);
    Double now = number(of, "now");
    Double then = number(of, "value");
    if (perUnit == null || path.equals("drafters")) {
      return perUnit;
    }
    return now == null || then == null ? null : Double.valueOf(perUnit * Math.abs(then - now));
  }

  private static @Nullable Double number(ObjectReader of, String key) {
    ValueReader value = of.required(key);
    return value.isNull() ? null : Double.valueOf(value.number(NumberRange.FINITE));
  }
}
