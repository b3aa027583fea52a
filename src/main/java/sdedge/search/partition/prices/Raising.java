package sdedge.search.partition.prices;

import java.util.ArrayList;
import java.util.List;

/** Raises bounds of structures by searches for weights, one after the other; for one thread. */
final class Raising {
  private static final int MOST_SEARCHES = 24; // for a structure, by the steps of a third batch

  private final List<Lead> leads;
  private final int steps;
  private final double toS;
  private final double enoughS;
  private final WeightSearch search;
  private final LedBatches few;
  private final LongestBatches many;
  private int searches; // of a structure so far

  /**
   * To a value.
   *
   * @param isWhole whether no task is in a batch in part
   * @param leads of which third batches may be
   * @param steps at most, of a search
   * @param toS seconds beyond the prices, above which no bound is raised
   * @param enoughS below which columns are asked for, likewise
   */
  Raising(
      Structures structures,
      boolean isWhole,
      List<Lead> leads,
      CohortPrices prices,
      int steps,
      double toS,
      double enoughS) {
    this.leads = leads;
    this.steps = steps;
    this.toS = toS;
    this.enoughS = enoughS;
    search = new WeightSearch(structures, isWhole);
    few = new LedBatches(structures);
    many = new LongestBatches(structures, prices);
  }

  Raised raise(Open own) {
    searches = 0;
    return raise(own, own.valueS());
  }

  /** Of three batches and more by halves of the steps of the third, if need be. */
  private Raised raise(Open own, double knownS) {
    searches++;
    CohortStructure cohort =
        own instanceof Open.OfMany open
            ? many.of(open.leads(), open.kind(), open.best())
            : few.of(own.leads(), ((Open.OfFew) own).best());
    double valueS = search.search(cohort, knownS, steps, toS);
    if (valueS < toS && own instanceof Open.OfMany open && searches < MOST_SEARCHES) {
      List<ManyBatches> halves = open.kind().halves();
      if (!halves.isEmpty() && steps > 0) {
        return raise(open, halves, valueS);
      }
    }
    List<Column> columns =
        valueS < enoughS && search.lowestS() < enoughS ? search.columns(cohort) : List.of();
    double lowestS = Math.max(valueS, search.lowestS()); // by lines that are nearly the highest
    return new Raised(own.longest(), valueS, lowestS, columns);
  }

  private Raised raise(Open.OfMany open, List<ManyBatches> halves, double knownS) {
    double valueS = Double.POSITIVE_INFINITY;
    double lowestS = Double.POSITIVE_INFINITY;
    List<Column> columns = new ArrayList<>();
    for (ManyBatches half : halves) {
      if (isThere(half)) {
        Raised own = raise(new Open.OfMany(open.leads(), half, open.best(), knownS), knownS);
        valueS = Math.min(valueS, own.valueS);
        lowestS = Math.min(lowestS, own.lowestS);
        columns.addAll(own.columns);
      }
    }
    return new Raised(open.longest(), valueS, lowestS, columns);
  }

  /** Whether a third batch may take as many steps. */
  private boolean isThere(ManyBatches kind) {
    return leads.stream().anyMatch(lead -> lead.steps > kind.above() && lead.steps <= kind.upTo());
  }

  /**
   * A structure whose bound was raised.
   *
   * @param valueS the bound, seconds beyond the prices
   * @param lowestS the least that cohorts cost that were met, in part or not, likewise
   */
  record Raised(Lead longest, double valueS, double lowestS, List<Column> columns) {}
}
