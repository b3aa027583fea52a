package sdedge.calibrate;

import sdedge.latency.JoinedPass;
import sdedge.latency.JoiningPrompts;
import sdedge.latency.Pass;
import sdedge.latency.PassTime;

/**
 * What a pass takes at an efficiency of 1, without overheads, and what overheads it has.
 *
 * @param station index of where it is made
 * @param computeS of its compute alone, without prompts
 * @param computeOfPromptS more with each prompt that joins
 * @param memoryS of its memory traffic alone
 * @param tokens new ones in the mean, prompts included
 * @param positions of them at which a next token is computed
 */
record PassAtPeak(
    int station,
    double computeS,
    double computeOfPromptS,
    double memoryS,
    double memoryOfPromptS,
    double tokens,
    double positions,
    JoiningPrompts joining) {
  static PassAtPeak of(int station, JoinedPass pass, Times.Peaks peaks) {
    return new PassAtPeak(
        station,
        pass.alone().seconds(peaks.compute()),
        ofPrompt(pass.prompt(), peaks.compute()),
        pass.alone().seconds(peaks.memory()),
        ofPrompt(pass.prompt(), peaks.memory()),
        pass.newTokens(),
        pass.positions(),
        pass.joining());
  }

  /** One whose time is known but for overheads of positions and prompts. */
  static PassAtPeak known(int station, JoinedPass pass) {
    return new PassAtPeak(station, 0, 0, 0, 0, 0, pass.positions(), pass.joining());
  }

  /** The share of the steps in which there are prompts. */
  double promptShare() {
    return 1 - joining.chance(0);
  }

  /** What a prompt adds to a pass, without the weights, which are read once for all. */
  private static double ofPrompt(Pass prompt, PassTime time) {
    return time.seconds(0, prompt.newTokens(), 0, prompt.contextTokens(), prompt.attended());
  }
}
