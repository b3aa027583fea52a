package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import sdedge.instance.Instance;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;
import sdedge.search.PriceCertificate;
import sdedge.search.PriceCertificate.PricedRow;

/** How prices of tasks and rows stand in {@code summary.json}. */
record PriceCertificateJson(Instance instance, PriceCertificate certificate) {
  /** What tells them from weights. */
  static final String KIND = "kind";

  private static final String PRICES = "partition-prices";

  /** The keys, in their order. */
  static final Table<PriceCertificateJson> KEYS =
      Table.of(
          words(KIND, json -> PRICES),
          optional(column("most_batches", json -> json.certificate.mostBatches())),
          column("l_star", json -> json.certificate.length()),
          column("bound_s", json -> json.certificate.boundS()),
          column("first_s", json -> json.certificate.firstS()),
          key("prices", Kind.map(Kind.NUMBER), PriceCertificateJson::byId),
          rows("rows", "cohorts", PriceCertificate::rows),
          rows("batch_rows", "batches", PriceCertificate::batchRows));

  private static Table.Column<PriceCertificateJson> rows(
      String name, String counted, Function<PriceCertificate, List<PricedRow>> of) {
    Table<PricedRow> row =
        Table.of(
            column("steps", PricedRow::steps),
            column(counted, PricedRow::count),
            column("price", PricedRow::priceS));
    return key(name, Kind.list(row), json -> of.apply(json.certificate));
  }

  private Map<String, Double> byId() {
    Map<String, Double> byId = new LinkedHashMap<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      byId.put(instance.tasks().get(k).id(), certificate.ofTasks().get(k));
    }
    return byId;
  }
}
