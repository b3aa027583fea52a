package sdedge.check.model;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.AnswerLaw;
import sdedge.instance.DraftChoice;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/**
 * How answers decode, each computed once: tasks of one answer decode alike. Keeps as many as take
 * {@value #MOST_STEPS} steps; any others are computed at each time.
 */
final class DecodingCache {
  private static final int MOST_STEPS = 2_000_000; // of 16 bytes

  private final Steps law;
  private final @Nullable AnswerDraw draw;
  private final Map<Answer, Decoding> known = new HashMap<>();
  private int steps;

  private record Answer(AnswerLaw law, DraftChoice choice) {}

  /**
   * Of an instance.
   *
   * @param draw what happens to its tasks; null unless it is drawn
   */
  DecodingCache(Steps law, @Nullable AnswerDraw draw) {
    this.law = law;
    this.draw = draw;
  }

  /** The decoding of a task that drafts so. */
  Decoding of(Task task, DraftChoice choice) {
    if (draw != null) {
      return Decoding.drawn(draw.known(task), choice, draw.numbers(task));
    }
    Answer answer = new Answer(task.answer(), choice);
    Decoding decoding = known.get(answer);
    if (decoding == null) {
      decoding = Decoding.of(task, choice, law);
      if (steps + decoding.steps() <= MOST_STEPS) {
        steps += decoding.steps();
        known.put(answer, decoding);
      }
    }
    return decoding.to(task.inputTokens());
  }
}
