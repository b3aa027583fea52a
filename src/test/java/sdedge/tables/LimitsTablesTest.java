package sdedge.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page on limits says what the committed tables say, and what it claims of them is so. */
final class LimitsTablesTest {
  private static final double SAME = 1e-9;

  @Test
  void theTablesAreThoseOfTheFiles() throws Exception {
    Page page = Page.read(Path.of("results/limits/README.md"));

    assertThat(LimitsTables.filled(page).text()).isEqualTo(page.text());
  }

  @Test
  void noPlanIsSlowerThanThatOfACheapScheme() throws Exception {
    List<LimitsTables.Case> cases = LimitsTables.cases();

    assertThat(cases).hasSize(120).allMatch(each -> Double.isFinite(each.schemeS()));
    assertThat(cases).filteredOn(LimitsTables.Case::isAbove).isEmpty();
  }

  @Test
  void fourPlansAreSlowerThanBeforeByLittle() throws Exception {
    assertThat(LimitsTables.cases())
        .filteredOn(each -> each.nowS() > each.beforeS() * (1 + SAME))
        .hasSize(4)
        .allMatch(each -> each.nowS() < each.beforeS() * 1.0035);
  }

  @Test
  void moreTimeNeverLowersABound() throws Exception {
    Map<String, Double> boundsS = new HashMap<>();
    List<LimitsTables.Case> cases = LimitsTables.cases();
    for (LimitsTables.Case each : cases) { // by rising limits
      double boundS = CsvRows.number(each.now(), "bound_s");
      assertThat(boundS)
          .as(each.instance() + " at " + each.limit())
          .isGreaterThanOrEqualTo(boundsS.getOrDefault(each.instance(), 0.0) * (1 - SAME));
      boundsS.put(each.instance(), boundS);
    }
    assertThat(boundsS).hasSizeGreaterThanOrEqualTo(30);
  }
}
