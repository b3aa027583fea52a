package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sdedge.Json;
import sdedge.ReferenceStream;
import sdedge.cli.terminal.Palette;
import sdedge.cli.text.StreamText;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.oracle.files.ResultSource;
import sdedge.plan.ModeSets;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Candidates;
import sdedge.stream.StreamLevel;
import sdedge.study.stream.CapacityStudy;
import sdedge.study.stream.Source;
import sdedge.study.stream.StreamBound;
import sdedge.study.stream.StreamFindings;
import sdedge.study.stream.StreamQuestion;
import sdedge.study.stream.StreamStudy;

/** Searches for capacities that were stopped, wherever that was. */
class CutCapacitiesTest {
  private static final int POINTS = 12; // at which they are stopped

  private final Instance instance = ReferenceStream.all().get(11).instance();
  private final StreamBound bound =
      Objects.requireNonNull(
          StreamBound.of(instance, ModeSets.names(instance), List.of(), Control.NONE));
  private final StreamQuestion question =
      new StreamQuestion(
          instance,
          new Source.Drawn(new ArrivalLaw.Poisson(), 60, instance.tasks().size(), 3),
          Candidates.of(Candidates.simplePolicies(instance, null), 1, 2),
          List.of(),
          true,
          new StreamLevel(0.5, 0.05, 0.9),
          3,
          1,
          null);

  private StreamFindings stopped(AtomicInteger asked, int most) {
    Control control =
        Control.asking(() -> asked.incrementAndGet() > most ? Termination.INTERRUPTED : null);
    return StreamStudy.of(question, bound, 1, control);
  }

  private static String text(StreamFindings findings) {
    return String.join("\n", StreamText.of(findings, true, false, Palette.PLAIN));
  }

  @Test
  void whatWasCutShortIsOneAtLeastAndWhatWasNotTriedIsNotCompared() throws Exception {
    AtomicInteger all = new AtomicInteger();
    StreamFindings whole = stopped(all, Integer.MAX_VALUE);
    assertThat(text(whole)).contains("several groups give").doesNotContain("at least", "not tried");
    assertThat(whole.capacitiesAreWhole()).isTrue();
    Map<Object, Double> known =
        whole.capacities().stream()
            .collect(Collectors.toMap(CapacityStudy::candidate, study -> study.most().mean()));
    int cut = 0;
    for (int point = 1; point < POINTS; point++) {
      StreamFindings findings = stopped(new AtomicInteger(), all.get() / POINTS * point);
      if (findings.capacitiesAreWhole()) {
        continue; // the runs at the capacity were stopped
      }
      for (CapacityStudy study : findings.capacities()) {
        double most = Objects.requireNonNull(known.get(study.candidate()));
        assertThat(study.most().mean()).isBetween(study.isCut() ? 0.0 : most, most);
      }
      cut += (int) findings.capacities().stream().filter(CapacityStudy::isCut).count();
      assertSaid(findings);
    }
    assertThat(cut).isPositive();
  }

  private void assertSaid(StreamFindings findings) throws Exception {
    int tried = findings.capacities().size();
    assertThat(findings.notTried()).hasSize(known() - tried);
    if (tried > 0) {
      String text = text(findings);
      assertThat(findings.capacities().stream().map(study -> study.candidate().key()))
          .as("most promising first")
          .contains("best, 1 group");
      assertThat(text)
          .containsPattern(
              "capacity   at least .* requests/s at this level \\(ended interrupted\\)")
          .doesNotContain("several groups");
      assertThat(text.lines().filter(line -> line.endsWith("not tried")).count())
          .isEqualTo(findings.notTried().size());
    }
    Map<String, byte[]> files = MadeResult.served(findings);
    Map<String, Object> json =
        Json.parse(new String(files.get("stream.json"), StandardCharsets.UTF_8));
    assertThat(Json.list(json.getOrDefault("not_tried", List.of())))
        .hasSameSizeAs(findings.notTried());
    LoadedInstance subject = MadeResult.subject(instance);
    assertThat(ResultChecker.check(subject, ResultSource.of(files)).differences()).isEmpty();
  }

  private int known() {
    return question.candidates().size();
  }

  /** A search that came to its end left nothing out. */
  @Test
  void whatIsCompletedSaysNothingOfIt() throws Exception {
    Map<String, byte[]> files = MadeResult.served(stopped(new AtomicInteger(), Integer.MAX_VALUE));
    String json = new String(files.get("stream.json"), StandardCharsets.UTF_8);
    for (String[] change :
        List.of(
            new String[] {"\"from_a_quarter\"", "\"at_least\": true, \"from_a_quarter\""},
            new String[] {"\"draws\": 1,", "\"draws\": 1, \"not_tried\": [\"best, 1 group\"],"})) {
      assertThat(json).contains(change[0]);
      files.put(
          "stream.json", json.replaceFirst(change[0], change[1]).getBytes(StandardCharsets.UTF_8));
      LoadedInstance subject = MadeResult.subject(instance);
      assertThat(ResultChecker.check(subject, ResultSource.of(files)).differences()).isNotEmpty();
    }
  }
}
