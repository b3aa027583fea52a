package sdedge.oracle.files;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;

/** What the check of {@code schedule.csv} alone says of windows of one stream. */
public final class CheckedWindow {
  private final Instance instance;
  private final StreamWay way;
  private final StatedRequests requests;
  private final RunOptions.OfStream settings;

  private CheckedWindow(
      Instance instance, StreamWay way, StatedRequests requests, RunOptions.OfStream settings) {
    this.instance = instance;
    this.way = way;
    this.requests = requests;
    this.settings = settings;
  }

  /** Of a result with a window. */
  public static CheckedWindow of(LoadedInstance subject, ResultSource source)
      throws IOException, NotAResultException {
    Findings findings = new Findings();
    RunOptions run = RunFile.check(findings, subject, source);
    Instance instance = run.question(subject.instance());
    byte[] bytes = source.bytes(StreamFile.NAME);
    ObjectReader stream = Document.parseJson(new Problems(StreamFile.NAME), bytes).object();
    RunOptions.OfStream settings =
        Objects.requireNonNull(run.stream()).of(stream.integer("requests", 1, Integer.MAX_VALUE));
    return new CheckedWindow(
        instance,
        StreamWay.read(stream.object("requests_of"), instance, settings),
        Objects.requireNonNull(StatedRequests.read(findings, source, instance)),
        settings);
  }

  /** What differs in another window. */
  public List<Difference> differences(ResultSource changed) throws IOException {
    Findings findings = new Findings();
    new WindowTable(findings, instance, changed).check(way, requests, settings, Double.NaN);
    return findings.differences();
  }
}
