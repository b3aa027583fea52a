package sdedge.export;

import java.util.function.BiFunction;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;
import sdedge.timeline.Execution;

/** Other tools that the stages of a plan are handed on to (docs/export.md). */
@SuppressWarnings("ImmutableEnumChecker") // no field is ever modified
public enum PlanExport implements Named {
  PERFETTO(PerfettoTrace.FORMAT, PerfettoTrace::new),
  VEGA_LITE(VegaLite.FORMAT, VegaLite::new),
  LONG_CSV(LongCsv.FORMAT, LongCsv::new);

  private final Format format;
  private final BiFunction<Instance, Execution, FileContent> content;

  PlanExport(Format format, BiFunction<Instance, Execution, FileContent> content) {
    this.format = format;
    this.content = content;
  }

  /** What its files begin with. */
  public Format format() {
    return format;
  }

  public FileContent of(Execution execution) {
    return content.apply(execution.instance(), execution);
  }

  @Override
  public String toString() {
    return Named.word(this);
  }
}
