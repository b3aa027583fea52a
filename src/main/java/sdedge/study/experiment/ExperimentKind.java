package sdedge.study.experiment;

/** The kinds of experiments, as files and messages name them. */
public enum ExperimentKind {
  /** How long methods take, again and again. */
  BENCH("benchmark", "runs", "runs", "bench", "bench-summary"),
  /** What values of instances change; nothing that depends on clocks. */
  SWEEP("sweep", "searches", "sweep", "sweep", "sweep-mean");

  private final String word;

  /** What its trials are called. */
  public final String trials;

  final String rows;
  final String manifest;
  final String summary;

  ExperimentKind(String word, String trials, String rows, String manifest, String summary) {
    this.word = word;
    this.trials = trials;
    this.rows = rows;
    this.manifest = manifest;
    this.summary = summary;
  }

  @Override
  public String toString() {
    return word;
  }
}
