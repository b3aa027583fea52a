package sdedge.study.stream;

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

  /**
   * Drawn from a law.
   *
   * @param count of requests, at least 1
   * @param population number of tasks of the instance
   */
  record Drawn(ArrivalLaw law, int count, int population, long seed) implements Source {
    @Override
    public String key() {
      return law.key();
    }

    @Override
    public Requests at(Rate rate, int draw) {
      Double perS = rate.perS();
      return perS == null ? draw(draw).atOnce() : draw(draw).at(perS);
    }

    /** One story, for all rates. */
    Draw draw(int number) {
      return Draw.of(law, count, population, seed, number);
    }
  }

  /** As given. */
  record Trace(Requests requests) implements Source {
    /** The word for a trace. */
    public static final String KEY = "trace";

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
