package sdedge.oracle.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.TestSeeds;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.claim.Deadline;
import sdedge.oracle.claim.UndecidedException;

/** Reference prices of two instances prove what they say, and nothing more. */
class PriceCheckTest {
  private static final String MEMORY = "ml-24e9.json";
  private static final String L4 = "l4-a100-70b.json";

  private static PriceCheck.@Nullable Mistake mistake(
      ReferencePrices reference, PartitionPrices prices) {
    return PriceCheck.mistake(
        prices,
        reference.instance(),
        reference.plan(),
        reference.makespanS(),
        UplinkPolicy.SEQUENTIAL,
        new Deadline(Duration.ofMinutes(5).toNanos()));
  }

  private static PriceCheck.Mistake wrong(ReferencePrices reference, PartitionPrices prices) {
    return Objects.requireNonNull(mistake(reference, prices));
  }

  /** By file, by how much they may be raised, and whether for any number of batches. */
  static List<Arguments> reference() {
    return TestSeeds.cases(
        1,
        3,
        List.of(
            Arguments.of(L4, 1.0035, false),
            Arguments.of(MEMORY, 1.0001, false),
            Arguments.of(L4, 1.0035, true),
            Arguments.of(L4, 1, false),
            Arguments.of(MEMORY, 1, false)));
  }

  /** Though they were found for at most two batches they hold for any number. */
  @ParameterizedTest
  @MethodSource("reference")
  @Tag(TestSeeds.DRAWS)
  void referencePricesLeaveNothingBelow(String file, double factor, boolean ofAny)
      throws Exception {
    ReferencePrices reference = ReferencePrices.of(file);
    PartitionPrices raised = reference.times(factor);

    assertThat(mistake(reference, ofAny ? reference.ofAnyNumber(raised) : raised)).isNull();
  }

  @Test
  void aBoundIsTheSumOfItsPrices() throws Exception {
    ReferencePrices reference = ReferencePrices.of(L4);

    PriceCheck.Mistake mistake = wrong(reference, reference.raised(3, 1e-6, 0));

    assertThat(mistake.key()).isEqualTo("bound_s");
  }

  /** Whichever task it is, it is in a cohort that takes little more than it pays. */
  @ParameterizedTest
  @CsvSource({MEMORY + ", 0.15", L4 + ", 1"})
  void aPriceThatIsTooHighHasACohortThatTakesLess(String file, double more) throws Exception {
    ReferencePrices reference = ReferencePrices.of(file);
    for (int k = 0; k < reference.instance().tasks().size(); k += 5) {
      PriceCheck.Mistake mistake = wrong(reference, reference.raised(k, more, more));

      assertThat(mistake.key()).isEqualTo("prices");
      assertThat(mistake.expected()).contains(reference.instance().tasks().get(k).id());
    }
  }

  /**
   * One price higher, with the bound, by little more than the cheapest cohort takes beyond its
   * prices, and by less; as reference values have it 0.012 s and 0.036 s.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        L4 + "|u003|0.0123|2.7057581479850357 for the cohort u003 at length 2",
        L4 + "|u003|0.0121|",
        MEMORY + "|u030|0.036|7.654419824442912 for the cohort u030 u025 u007",
        MEMORY + "|u031|0.036|u034 u039 u005 u016 u024 u013 u031 at length 8"
      })
  void aPriceRaisedByMoreThanThereIsIsFound(
      String file, String task, double more, @Nullable String cohort) throws Exception {
    ReferencePrices reference = ReferencePrices.of(file);
    int k = reference.instance().tasks().stream().map(each -> each.id()).toList().indexOf(task);

    PriceCheck.Mistake mistake = mistake(reference, reference.raised(k, more, more));

    if (cohort == null) {
      assertThat(mistake).isNull();
    } else {
      assertThat(Objects.requireNonNull(mistake).key()).isEqualTo("prices");
      assertThat(mistake.expected()).startsWith("at most ").contains(cohort);
    }
  }

  @Test
  void cohortsThatTasksNeedAreCountedAgain() throws Exception {
    ReferencePrices reference = ReferencePrices.of(L4);
    PartitionPrices prices = reference.prices();
    for (int i = 0; i < prices.cohorts().size(); i++) {
      List<PartitionPrices.Row> rows = new ArrayList<>(prices.cohorts());
      PartitionPrices.Row row = rows.get(i);
      rows.set(i, new PartitionPrices.Row(row.steps(), row.count() + 1, row.price()));
      PartitionPrices more =
          reference.with(2, prices.length(), prices.ofTasks(), rows, prices.boundS() + row.price());

      PriceCheck.Mistake mistake = wrong(reference, more);

      assertThat(mistake.key()).isEqualTo("rows[" + i + "].cohorts");
      assertThat(mistake.expected()).isEqualTo("at most " + row.count());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.999, 1.001, 2})
  void theUploadOfTheFirstBatchIsTheLeast(double factor) throws Exception {
    ReferencePrices reference = ReferencePrices.of(L4);
    PartitionPrices prices = reference.prices();
    PartitionPrices other =
        new PartitionPrices(
            0,
            2,
            prices.length(),
            prices.ofTasks(),
            prices.cohorts(),
            List.of(),
            prices.boundS(),
            factor * prices.firstS());

    assertThat(wrong(reference, other).key()).isEqualTo("first_s");
  }

  /** By another length other tasks meet a row. */
  @Test
  void ranksAreThoseOfTheLength() throws Exception {
    ReferencePrices reference = ReferencePrices.of(L4);
    PartitionPrices prices = reference.prices();
    PartitionPrices other =
        reference.with(2, 8, prices.ofTasks(), prices.cohorts(), prices.boundS());

    assertThat(wrong(reference, other).key()).isEqualTo("rows[0].cohorts");
  }

  @Test
  void aTimeThatIsOverDecidesNothing() throws Exception {
    ReferencePrices reference = ReferencePrices.of(L4);

    assertThatThrownBy(
            () ->
                PriceCheck.mistake(
                    reference.prices(),
                    reference.instance(),
                    reference.plan(),
                    reference.makespanS(),
                    UplinkPolicy.SEQUENTIAL,
                    new Deadline(0)))
        .isInstanceOf(UndecidedException.class);
  }
}
