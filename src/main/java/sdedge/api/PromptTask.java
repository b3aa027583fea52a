package sdedge.api;

import java.util.List;

/**
 * A task of an instance: a prompt that waits for its answer.
 *
 * @param id its name
 * @param drafter the id of its drafter
 * @param inputTokens of the prompt, at least 1
 * @param outputTokens of the answer, at least 1
 * @param acceptance the chance that a drafted token is accepted if all before it were, by position
 *     from 1 on, each in [0, 1]; the last one repeats; in the middle of the answer where it varies
 *     by context
 * @param txPowerDbm transmission power of its prompt, dBm
 * @param channelGainDb of its uplink channel, dB
 */
public record PromptTask(
    String id,
    String drafter,
    int inputTokens,
    int outputTokens,
    List<Double> acceptance,
    double txPowerDbm,
    double channelGainDb) {}
