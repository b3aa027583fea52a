package sdedge.calibrate;

import sdedge.latency.JoinedPass;
import sdedge.latency.JoiningPrompts;
import sdedge.latency.Pass;
import sdedge.latency.PassTime;

/**
 * What a pass takes at an efficiency of 1, without overheads.
 *
 * @param station index of where it is made
 * @param computeS of its compute alone, without prompts
 * @param computeOfPromptS more with each prompt that joins
 * @param memoryS of its memory traffic alone
 */
record PassAtPeak(
    int station,
    double computeS,
    double computeOfPromptS,
    double memoryS,
    double memoryOfPromptS,
    JoiningPrompts joining) {
  static PassAtPeak of(int station, JoinedPass pass, Times.Peaks peaks) {
    return new PassAtPeak(
        station,
        pass.alone().seconds(peaks.compute()),
        ofPrompt(pass.prompt(), peaks.compute()),
        pass.alone().seconds(peaks.memory()),
        ofPrompt(pass.prompt(), peaks.memory()),
        pass.joining());
  }

  /** What a prompt adds to a pass, without the weights, which are read once for all. */
  private static double ofPrompt(Pass prompt, PassTime time) {
    return time.seconds(0, prompt.newTokens(), 0, prompt.contextTokens(), prompt.attended());
  }
}
