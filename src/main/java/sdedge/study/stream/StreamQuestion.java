package sdedge.study.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.stream.Candidate;
import sdedge.stream.Draw;
import sdedge.stream.Requests;
import sdedge.stream.StageWindow;
import sdedge.stream.StepGains;
import sdedge.stream.StreamLevel;
import sdedge.stream.StreamSetting;

/**
 * What is to be found out of a stream.
 *
 * @param instance whose steps say how requests advance
 * @param candidates ways to serve it, at least one
 * @param rates at which it is served; none for the largest capacity
 * @param capacities whether they are looked for, which needs a level and drawn requests
 * @param level promised; null for none
 * @param draws of the requests, at least 1
 * @param window the request, from 0, with whose first step the window begins of which all stages
 *     are kept; null for the one in the middle
 */
public record StreamQuestion(
    Instance instance,
    Source source,
    List<Candidate> candidates,
    List<Rate> rates,
    boolean capacities,
    @Nullable StreamLevel level,
    long seed,
    int draws,
    @Nullable Integer window) {
  private static final int RUNS_BEFORE = 2; // whose numbers are those of gaps and permutations

  public StreamQuestion {
    candidates = List.copyOf(candidates);
    rates = List.copyOf(rates);
  }

  /** Whether users send the requests when answers are complete. */
  public boolean isClosedLoop() {
    return source.isClosedLoop();
  }

  /** The window to keep of a run. */
  StageWindow stageWindow() {
    return new StageWindow(window == null ? source.count() / 2 : window);
  }

  /** The requests of a draw at a rate; draws count from 1. */
  public Requests requests(Rate rate, int draw) {
    return source.at(rate, draw).answered(instance, seed, draw);
  }

  /** A draw of requests, or of others and more of them. */
  Draw draw(Source.Drawn from, int draw) {
    return from.draw(draw).answered(instance, seed, draw);
  }

  /** How a candidate serves a draw, whose number counts from 1. */
  public StreamSetting setting(Candidate candidate, int draw) {
    boolean isMean = instance.speculation().steps() == Steps.MEAN;
    return StreamSetting.of(candidate.policy(), candidate.groups())
        .with(isMean ? new StepGains.Mean() : new StepGains.Drawn(seed, RUNS_BEFORE + draw));
  }
}
