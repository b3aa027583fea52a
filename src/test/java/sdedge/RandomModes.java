package sdedge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.ModeNumber;
import sdedge.instance.Noise;
import sdedge.instance.PowerModel;
import sdedge.instance.RadioLink;
import sdedge.instance.Task;

/** Gives drafters of random instances draft modes and bands that they share. */
public record RandomModes(Random random) {
  private static final List<String> NAMES = List.of("ids", "block", "server");

  /** An instance with modes at some drafters and, perhaps, a band. */
  public Instance of(Instance instance) {
    RadioLink.Sharing[] sharings = RadioLink.Sharing.values();
    RadioLink link =
        new RadioLink(
            "air",
            1e4 * (1 + random.nextInt(100)),
            new Noise.Density(-174, random.nextInt(8)),
            random.nextBoolean() ? PowerModel.CONSTANT_PSD : PowerModel.CONSTANT_POWER,
            sharings[random.nextInt(sharings.length)]);
    boolean shares = random.nextInt(3) > 0;
    List<Drafter> drafters = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      Drafter linked = shares && random.nextInt(4) > 0 ? onto(drafter, link) : drafter;
      drafters.add(random.nextInt(4) == 0 ? linked : linked.with(modes(instance, linked)));
    }
    Instance changed = instance.with(new Instance.Network(instance.verifier(), drafters));
    return RandomContexts.ifAsked(
        changed.with(
            instance.tasks().stream()
                .map(task -> task(task, drafters.get(task.drafter())))
                .toList()));
  }

  private Drafter onto(Drafter drafter, RadioLink link) {
    Fronthaul old = drafter.fronthaul();
    return drafter.with(
        new Fronthaul(
            old.rateBps(),
            random.nextBoolean() ? old.latencyS() : 0.01 * random.nextInt(3),
            old.bitsPerPromptToken(),
            32 * (1 + random.nextInt(100)),
            old.bitsPerVerdict(),
            new RadioLink.Access(link, 20, -90 - random.nextInt(20))));
  }

  private List<DraftMode> modes(Instance instance, Drafter drafter) {
    int first = random.nextInt(NAMES.size());
    int count = 1 + random.nextInt(NAMES.size());
    return IntStream.range(0, count)
        .mapToObj(i -> mode(instance, drafter, NAMES.get((first + i) % NAMES.size())))
        .toList();
  }

  private DraftMode mode(Instance instance, Drafter drafter, String name) {
    boolean measured =
        instance.verifier().latency() instanceof LatencyModel.Table
            || drafter.node().latency() instanceof LatencyModel.Table;
    boolean server = !measured && name.equals("server");
    boolean block = name.equals("block");
    boolean spare = block && instance.tasks().size() % 2 == 0; // drafts that are not used
    return new DraftMode(
        name,
        drafter.node().model(),
        server,
        block,
        spare ? instance.speculation().maxLength() : 0,
        null,
        numbers(server, drafter));
  }

  private Map<ModeNumber, Double> numbers(boolean server, Drafter drafter) {
    double passS = server ? 0.001 * random.nextInt(2) : drafter.node().passOverheadS();
    double bits = server ? 0 : 16 * random.nextInt(100);
    return Map.of(
        ModeNumber.PASS_OVERHEAD_S,
        passS,
        ModeNumber.BITS_PER_DRAFT_TOKEN,
        bits,
        ModeNumber.BITS_PER_VERDICT,
        drafter.fronthaul().bitsPerVerdict());
  }

  private Task task(Task task, Drafter drafter) {
    if (drafter.modes().size() < 2 || random.nextInt(4) == 0) {
      return task;
    }
    Map<String, Acceptance> byMode = new LinkedHashMap<>();
    drafter
        .modes()
        .forEach(mode -> byMode.put(mode.name(), Acceptance.of(0.2 + 0.1 * random.nextInt(8))));
    return new Task(
        task.id(),
        task.drafter(),
        task.inputTokens(),
        AnswerLaw.known(task.outputTokens(), Acceptance.ofModes(byMode)),
        task.txPowerDbm(),
        task.channelGainDb(),
        task.arrivalS());
  }
}
