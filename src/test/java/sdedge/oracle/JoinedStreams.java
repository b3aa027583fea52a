package sdedge.oracle;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.ModeSets;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Candidate;
import sdedge.stream.ServingPolicy;
import sdedge.study.stream.Rate;
import sdedge.study.stream.Source;
import sdedge.study.stream.StreamQuestion;
import sdedge.study.stream.StreamStudy;

/** Results of streams whose requests join one by one. */
final class JoinedStreams {
  private JoinedStreams() {}

  /**
   * Requests that arrive at a rate, and from which of them on stages are kept; null: the middle.
   */
  record Asked(int requests, int groups, double perS, @Nullable Integer window) {}

  /** The files of a stream that is served with all modes. */
  static Map<String, byte[]> made(Instance instance, Asked asked, long seed) throws IOException {
    Source source =
        new Source.Drawn(new ArrivalLaw.Poisson(), asked.requests, instance.tasks().size(), seed);
    Candidate joining =
        new Candidate(
            new ServingPolicy.Joining(), asked.groups, Set.copyOf(ModeSets.names(instance)));
    List<Rate> rates = List.of(new Rate.PerSecond(asked.perS));
    StreamQuestion question =
        new StreamQuestion(
            instance, source, List.of(joining), rates, false, null, seed, 1, asked.window);
    return MadeResult.served(StreamStudy.of(question, null, 1, Control.NONE));
  }

  /** Any number of requests and groups, at some rate. */
  static Map<String, byte[]> made(Instance instance, Random random) throws IOException {
    int requests = 1 + random.nextInt(60);
    double perS = Math.pow(10, 3 * random.nextDouble() - 1.5);
    Integer window = random.nextBoolean() ? null : Integer.valueOf(random.nextInt(requests));
    return made(
        instance, new Asked(requests, 1 + random.nextInt(3), perS, window), random.nextLong());
  }
}
