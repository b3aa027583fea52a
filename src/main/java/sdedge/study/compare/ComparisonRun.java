package sdedge.study.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sdedge.control.Control;
import sdedge.control.TimeSource;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.plausibility.Plausibility;
import sdedge.result.Comparison;
import sdedge.result.Result;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.scheme.External;
import sdedge.study.CheckFailedException;
import sdedge.study.Searched;
import sdedge.study.Study;

/**
 * Runs several approaches on the same instance.
 *
 * @param control notified of every search that has ended; stops before the next
 * @param time by which searches are measured
 */
public record ComparisonRun(Study study, Control control, TimeSource time) {
  /**
   * What the approaches find, one after the other, until an interruption. Whatever searches for the
   * joint optimum until a limit has the plans of the schemes too.
   *
   * <p>A plan that fails its check is refused, and the others go on.
   *
   * @param instance the one that was loaded, perhaps with other options
   */
  public Comparison compare(Instance instance, LoadedInstance loaded, List<Approach> approaches) {
    Map<Approach, Made> made = new HashMap<>();
    for (Approach approach : byCost(approaches)) {
      if (!control.isStopped()) {
        long begin = time.nanos();
        Searched searched = study.search(instance, approach);
        double wallS = (time.nanos() - begin) / 1e9;
        made.put(approach, new Made(searched, entry(searched, loaded, wallS)));
        control.next();
      }
    }
    List<Made> all =
        approaches.stream().flatMap(approach -> Stream.ofNullable(made.get(approach))).toList();
    List<Searched> ofSchemes =
        all.stream()
            .filter(each -> each.entry.result().execution() != null)
            .map(Made::searched)
            .filter(ComparisonRun::isOfScheme)
            .toList();
    List<Comparison.Entry> entries = new ArrayList<>();
    for (Made each : all) {
      boolean isExact = each.searched.approach().effort() == Effort.EXACT;
      Searched better = isExact ? each.searched.better(ofSchemes) : null;
      entries.add(better == null ? each.entry : entry(better, loaded, each.entry.wallS()));
    }
    return new Comparison(instance, entries);
  }

  private record Made(Searched searched, Comparison.Entry entry) {}

  /** The sequence in which they are run: what is left of a limit is for those that take long. */
  public static List<Approach> byCost(List<Approach> approaches) {
    return approaches.stream().sorted(Comparator.comparing(Approach::effort)).toList();
  }

  private static boolean isOfScheme(Searched searched) {
    return searched.approach().effort() != Effort.EXACT
        && !(searched.approach() instanceof External);
  }

  private static Comparison.Entry entry(Searched searched, LoadedInstance loaded, double wallS) {
    Result result;
    try {
      result = Study.verified(searched, loaded.sha256());
    } catch (CheckFailedException e) {
      result = Study.failed(searched, loaded.sha256(), e);
    }
    return new Comparison.Entry(
        result.with(Plausibility.warnings(loaded)),
        searched.approach().effort() == Effort.EXACT,
        searched.approach() instanceof External,
        wallS);
  }
}
