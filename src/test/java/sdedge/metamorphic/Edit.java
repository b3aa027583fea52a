package sdedge.metamorphic;

import java.util.List;
import java.util.function.UnaryOperator;
import sdedge.instance.Acceptance;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Noise;
import sdedge.instance.Overheads;
import sdedge.instance.Speculation;
import sdedge.instance.Task;
import sdedge.instance.Wireless;

/** Copies of instances with one part changed. */
public final class Edit {
  private Edit() {}

  /** Changes the verifier and every drafter's node. */
  public static Instance nodes(Instance instance, UnaryOperator<Node> change) {
    Instance changed =
        drafters(instance, d -> new Drafter(change.apply(d.node()), d.wireless(), d.fronthaul()));
    return with(changed, change.apply(instance.verifier()), changed.drafters());
  }

  public static Instance latencies(Instance instance, UnaryOperator<LatencyModel> change) {
    return nodes(instance, node -> node.with(change.apply(node.latency())));
  }

  public static Instance cells(Instance instance, UnaryOperator<Wireless> change) {
    return drafters(
        instance, d -> new Drafter(d.node(), change.apply(d.wireless()), d.fronthaul()));
  }

  static Instance links(Instance instance, UnaryOperator<Fronthaul> change) {
    return drafters(
        instance, d -> new Drafter(d.node(), d.wireless(), change.apply(d.fronthaul())));
  }

  static Instance drafters(Instance instance, UnaryOperator<Drafter> change) {
    return with(instance, instance.verifier(), instance.drafters().stream().map(change).toList());
  }

  static Instance with(Instance instance, Node verifier, List<Drafter> drafters) {
    return instance.with(new Instance.Network(verifier, drafters));
  }

  public static Instance lengths(Instance instance, int min, int max) {
    Speculation old = instance.speculation();
    Speculation speculation = new Speculation(min, max, old.scope(), old.steps());
    return instance.with(speculation);
  }

  public static Instance caps(Instance instance, int perBatch, int perCohort) {
    return instance.with(instance.batching().withCaps(perBatch, perCohort));
  }

  public static Instance eachTask(Instance instance, UnaryOperator<Task> change) {
    return instance.with(instance.tasks().stream().map(change).toList());
  }

  public static Instance withoutMemoryLimits(Instance instance) {
    return nodes(instance, node -> node.withMemory(Double.POSITIVE_INFINITY));
  }

  /** All overheads, each times a factor. */
  static Node overheads(Node node, double factor) {
    return node.with(times(node.overheads(), factor));
  }

  /** Each times a factor. */
  public static Overheads times(Overheads overheads, double factor) {
    return new Overheads(
        factor * overheads.passS(),
        factor * overheads.tokenS(),
        factor * overheads.positionS(),
        factor * overheads.promptPassS());
  }

  static Node overhead(Node node, double seconds) {
    Overheads old = node.overheads();
    return node.with(new Overheads(seconds, old.tokenS(), old.positionS(), old.promptPassS()));
  }

  static Node model(Node node, Model model, double memoryBytes) {
    return new Node(node.id(), model, node.latency(), memoryBytes, node.overheads());
  }

  /** FLOP/s, bytes/s and measured seconds, each times a factor. */
  static LatencyModel scaled(LatencyModel model, double flops, double bytes, double seconds) {
    return model instanceof LatencyModel.Table measured
        ? new LatencyModel.Table(measured.table().map(time -> time * seconds))
        : model.withPeaks(peak -> peak * flops, peak -> peak * bytes);
  }

  public static Wireless noise(Wireless cell, Noise noise) {
    return new Wireless(
        cell.bandwidthHz(), noise, cell.powerModel(), cell.bitsPerToken(), cell.headerBits());
  }

  /** Bits per token and header bits times a factor. */
  static Wireless payload(Wireless cell, double factor) {
    return new Wireless(
        cell.bandwidthHz(),
        cell.noise(),
        cell.powerModel(),
        cell.bitsPerToken() * factor,
        cell.headerBits() * factor);
  }

  /** Rate, latency and all bit counts, each times a factor. */
  static Fronthaul scaled(Fronthaul link, double rate, double latency, double bits) {
    return new Fronthaul(
        link.rateBps() * rate,
        link.latencyS() * latency,
        link.bitsPerPromptToken() * bits,
        link.bitsPerDraftToken() * bits,
        link.bitsPerVerdict() * bits);
  }

  public static Task tokens(Task task, int input, int output) {
    return new Task(
        task.id(),
        task.drafter(),
        input,
        output,
        task.acceptance(),
        task.txPowerDbm(),
        task.channelGainDb());
  }

  static Task acceptance(Task task, double... rates) {
    return task.withAcceptance(old -> Acceptance.of(rates));
  }

  /** Decibels added to transmit power and channel gain. */
  public static Task radio(Task task, double power, double gain) {
    return new Task(
        task.id(),
        task.drafter(),
        task.inputTokens(),
        task.outputTokens(),
        task.acceptance(),
        task.txPowerDbm() + power,
        task.channelGainDb() + gain);
  }

  static Task renamed(Task task, String id, int drafter) {
    return new Task(
        id,
        drafter,
        task.inputTokens(),
        task.outputTokens(),
        task.acceptance(),
        task.txPowerDbm(),
        task.channelGainDb());
  }
}
