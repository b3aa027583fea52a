package sdedge.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.judge.Difference;
import sdedge.judge.Judge;
import sdedge.timeline.StageRun;

/** Streams with all their rows, for tests of other packages. */
public final class JudgedStreams {
  private JudgedStreams() {}

  /** A run of a stream, with what is to be judged of it. */
  public record Judged(
      Instance instance,
      Candidate candidate,
      StepGains progress,
      StreamResult result,
      List<StageRun> rows) {
    /** What breaks a rule. */
    public List<Difference> differences(Map<String, Double> figures) {
      List<Difference> all = new ArrayList<>(Judge.requests(instance, result, null, figures));
      all.addAll(Judge.stream(instance, candidate, progress, result, rows));
      return all;
    }

    /** The same with other rows. */
    public Judged with(List<StageRun> others) {
      return new Judged(instance, candidate, progress, result, others);
    }

    /** The same as if it had been asked for otherwise. */
    public Judged of(Instance other, Candidate otherCandidate) {
      return new Judged(other, otherCandidate, progress, result, rows);
    }
  }

  /** A random stream of any kind. */
  public static Judged random(Random random, int mostRequests) {
    RandomService drawn =
        switch (random.nextInt(3)) {
          case 0 -> RandomService.draw(random, mostRequests);
          case 1 -> RandomService.drawWithModes(random, mostRequests);
          default -> RandomService.drawByContext(random, mostRequests);
        };
    return served(drawn);
  }

  /** A random stream of an engine that splits prompts. */
  public static Judged splitting(Random random, int mostRequests) {
    RandomService drawn = RandomService.draw(random, mostRequests);
    Instance splits = drawn.instance().with(RandomRuns.serving(random));
    RandomService own =
        new RandomService(splits, drawn.loaded(), drawn.requests(), drawn.setting());
    return drawn.setting().policy() instanceof ServingPolicy.Joining ? served(drawn) : served(own);
  }

  private static Judged served(RandomService of) {
    return served(of.instance(), of.loaded(), of.requests(), of.setting());
  }

  /** Serves a stream. */
  public static Judged served(
      Instance instance, Set<String> loaded, Requests requests, StreamSetting setting) {
    AllStages all = new AllStages();
    StreamResult result = new StreamRun(instance, loaded).run(requests, setting, Control.NONE, all);
    return new Judged(
        instance,
        new Candidate(setting.policy(), setting.groups(), loaded),
        setting.progress(),
        result,
        all.stages());
  }
}
