package sdedge.calibrate;

import sdedge.latency.JoiningPrompts;

/**
 * What a pass takes at an efficiency of 1, without overheads.
 *
 * @param station index of where it is made
 * @param computeS of its compute alone, without prompts
 * @param computeOfPromptS more with each prompt that joins
 * @param memoryS of its memory traffic alone
 * @param tokens new ones in the mean, prompts included
 */
record PassAtPeak(
    int station,
    double computeS,
    double computeOfPromptS,
    double memoryS,
    double memoryOfPromptS,
    double tokens,
    JoiningPrompts joining) {}
