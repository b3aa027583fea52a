package sdedge.latency;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A step of steady continuous batching: requests in the middle of their answers, and whole prompts
 * that join them (Section 14 of the model).
 *
 * @param length l, drafts per request
 * @param running n, requests that decode
 * @param context c̄, tokens that each of them has confirmed
 * @param prompt I, tokens of a prompt
 * @param attended of each of these tokens, I; in the mean over them where prompts differ
 * @param joining prompts per step
 */
public record ServingStep(
    int length,
    double running,
    double context,
    double prompt,
    double attended,
    JoiningPrompts joining) {
  /** Seconds of all passes in the mean. */
  public double seconds(PassTime verifier, DraftPasses passes) {
    double seconds = verify().seconds(verifier);
    List<JoinedPass> drafts = drafts(passes);
    for (int i = 0; i < drafts.size(); i++) {
      JoinedPass draft = drafts.get(i);
      seconds += i == 0 ? passes.firstS(draft) : draft.seconds(passes.time());
    }
    return seconds;
  }

  /** The verify pass, n(l + 1) new tokens and the prompts. */
  public JoinedPass verify() {
    return joined(length + 1);
  }

  /** The draft passes in their order: one per position, or one for all of them. */
  public List<JoinedPass> drafts(DraftPasses passes) {
    if (length == 0) {
      return List.of();
    } else if (passes.isBlock()) {
      return List.of(joined(passes.drafted(length)));
    }
    return IntStream.rangeClosed(1, length).mapToObj(this::draft).toList();
  }

  private JoinedPass draft(int i) {
    return i == 1 ? joined(1) : JoinedPass.alone(of(1, DraftPasses.cached(i, 1, context)));
  }

  private JoinedPass joined(int perRequest) {
    Pass whole = new Pass(prompt, 1, 0, prompt * attended);
    return new JoinedPass(of(perRequest, DraftPasses.cached(1, 1, context)), whole, joining);
  }

  /** A pass of the requests that decode, each with so many new and cached tokens. */
  private Pass of(double perRequest, double cached) {
    double tokens = running * perRequest;
    return new Pass(tokens, tokens, running * cached, tokens * (cached + perRequest));
  }
}
