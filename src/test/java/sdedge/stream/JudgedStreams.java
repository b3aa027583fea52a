package sdedge.stream;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.judge.Difference;
import sdedge.judge.Judge;
import sdedge.timeline.StageRun;

/** Streams with their first rows, for tests of other packages. */
public final class JudgedStreams {
  private JudgedStreams() {}

  /** A run of a stream, with what is to be judged of it. */
  public record Judged(
      Instance instance,
      Candidate candidate,
      StepGains progress,
      StreamResult result,
      List<StageRun> rows,
      double untilS) {
    /** What breaks a rule. */
    public List<Difference> differences(Map<String, Double> figures) {
      return Judge.stream(instance, candidate, progress, result, rows, untilS, null, figures);
    }

    /** The same with other rows. */
    public Judged with(List<StageRun> others) {
      return new Judged(instance, candidate, progress, result, others, untilS);
    }

    /** The same as if it had been asked for otherwise. */
    public Judged of(Instance other, Candidate otherCandidate) {
      return new Judged(other, otherCandidate, progress, result, rows, untilS);
    }
  }

  /** A random stream of any kind, of which some rows are judged, or all. */
  public static Judged random(Random random, int mostRequests, int mostRows) {
    RandomService drawn =
        switch (random.nextInt(3)) {
          case 0 -> RandomService.draw(random, mostRequests);
          case 1 -> RandomService.drawWithModes(random, mostRequests);
          default -> RandomService.drawByContext(random, mostRequests);
        };
    return served(drawn, mostRows);
  }

  /** A random stream of an engine that splits prompts. */
  public static Judged splitting(Random random, int mostRequests, int mostRows) {
    RandomService drawn = RandomService.draw(random, mostRequests);
    Instance splits = drawn.instance().with(RandomRuns.serving(random));
    RandomService own =
        new RandomService(splits, drawn.loaded(), drawn.requests(), drawn.setting());
    return drawn.setting().policy() instanceof ServingPolicy.Joining
        ? served(drawn, mostRows)
        : served(own, mostRows);
  }

  private static Judged served(RandomService of, int mostRows) {
    return served(of.instance(), of.loaded(), of.requests(), of.setting(), mostRows);
  }

  /** Serves a stream. */
  public static Judged served(
      Instance instance,
      Set<String> loaded,
      Requests requests,
      StreamSetting setting,
      int mostRows) {
    FirstStages first = new FirstStages(mostRows);
    StreamResult result =
        new StreamRun(instance, loaded).run(requests, setting, Control.NONE, first);
    return new Judged(
        instance,
        new Candidate(setting.policy(), setting.groups(), loaded),
        setting.progress(),
        result,
        first.stages(),
        first.untilS());
  }
}
