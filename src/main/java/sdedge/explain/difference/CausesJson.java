package sdedge.explain.difference;

import static sdedge.result.table.Table.ifAny;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.words;

import java.util.List;
import sdedge.result.Comparison;
import sdedge.result.files.ComparisonCsv;
import sdedge.result.table.FileContent;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;

/**
 * Comparisons as JSON, with why methods are worse.
 *
 * @param causes by method; none where that was not asked
 */
public record CausesJson(List<Comparison> comparisons, List<Causes> causes) {
  private static final Table<Causes> CAUSES =
      Table.of(
          words("method", Causes::method),
          key("differences", Kind.list(Cause.OF_A_METHOD), Causes::causes),
          ifAny(key("left_out", Kind.list(Kind.WORD), Causes::leftOut)));

  private static final Table<CausesJson> KEYS =
      new Table<>(ComparisonCsv.INSTANCES.from(CausesJson::comparisons))
          .with(ifAny(key("why", Kind.list(CAUSES), CausesJson::causes)));

  public CausesJson {
    comparisons = List.copyOf(comparisons);
    causes = List.copyOf(causes);
  }

  public FileContent file() {
    return KEYS.file(this);
  }
}
