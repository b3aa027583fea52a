package sdedge.study.stream;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Draw;
import sdedge.stream.Requests;

/** Where requests come from. */
public sealed interface Source {
  /** The word for it. */
  String key();

  /** How many there are. */
  int count();

  /**
   * The requests.
   *
   * @param draw distinguishes draws, from 1; a trace has only one
   * @throws IllegalArgumentException if they cannot come at that rate
   */
  Requests at(Rate rate, int draw);

  /** What to know before requests of an instance are served, a sentence each. */
  default List<String> warnings(Instance instance) {
    return List.of();
  }

  /** Drawn by a seed, so that there are others and more of them. */
  sealed interface Repeatable extends Source {
    /** One draw, from 1, for all rates or numbers of users. */
    Draw draw(int number);

    /** Those of so many times as many requests, which begin with these. */
    Repeatable times(int times);
  }

  /**
   * Drawn from a law.
   *
   * @param count of requests, at least 1
   * @param population number of tasks of the instance
   */
  record Drawn(ArrivalLaw law, int count, int population, long seed) implements Repeatable {
    @Override
    public String key() {
      return law.key();
    }

    @Override
    public Drawn times(int times) {
      return new Drawn(law, times * count, population, seed);
    }

    @Override
    public Requests at(Rate rate, int draw) {
      Double perS = rate.perS();
      return perS == null ? draw(draw).atOnce() : draw(draw).at(perS);
    }

    @Override
    public Draw draw(int number) {
      return Draw.of(law, count, population, seed, number);
    }
  }

  /**
   * Of users in a closed loop: the tasks of {@link Drawn}, sent when answers are complete.
   *
   * @param count of requests, at least 1
   * @param population number of tasks of the instance
   */
  record ClosedLoop(int count, int population, long seed) implements Repeatable {
    /** The word for it. */
    public static final String KEY = "closed-loop";

    @Override
    public String key() {
      return KEY;
    }

    /** Equal tasks that advance by the mean end together, and begin together. */
    @Override
    public List<String> warnings(Instance instance) {
      long kinds =
          instance.tasks().stream()
              .map(task -> List.of(task.inputTokens(), task.outputTokens(), task.acceptance()))
              .distinct()
              .count();
      return kinds == 1 && instance.speculation().steps() == Steps.MEAN && !instance.isUncertain()
          ? List.of(
              "speculation.steps: all tasks are equal, so that with mean steps users move in"
                  + " lockstep; --steps expected draws what is accepted")
          : List.of();
    }

    @Override
    public ClosedLoop times(int times) {
      return new ClosedLoop(times * count, population, seed);
    }

    @Override
    public Requests at(Rate rate, int draw) {
      Integer users = rate.concurrency();
      if (users == null) {
        throw new IllegalArgumentException("a closed loop without a number of users");
      }
      return draw(draw).closedLoop(users);
    }

    @Override
    public Draw draw(int number) {
      return Draw.of(new ArrivalLaw.Poisson(), count, population, seed, number);
    }
  }

  /** As given. */
  record Trace(Requests requests) implements Source {
    /** The word for a trace. */
    public static final String KEY = "trace";

    /** Each task of an instance once, as it arrives. */
    public static Trace of(Instance instance) {
      List<Task> tasks = instance.tasks();
      int[] order =
          IntStream.range(0, tasks.size())
              .boxed()
              .sorted(Comparator.comparingDouble(k -> tasks.get(k).arrivalS()))
              .mapToInt(Integer::intValue)
              .toArray();
      double[] arrivalsS = Arrays.stream(order).mapToDouble(k -> tasks.get(k).arrivalS()).toArray();
      return new Trace(Requests.of(arrivalsS, order));
    }

    @Override
    public String key() {
      return KEY;
    }

    @Override
    public int count() {
      return requests.count();
    }

    @Override
    public Requests at(Rate rate, int draw) {
      return requests;
    }
  }
}
