package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Noise;
import sdedge.instance.PowerModel;
import sdedge.instance.RadioLink;
import sdedge.instance.Steps;
import sdedge.stream.Candidate;
import sdedge.stream.Candidates;
import sdedge.stream.Requests;
import sdedge.stream.StreamResult;
import sdedge.stream.StreamRun;
import sdedge.stream.StreamSetting;
import sdedge.wireless.BandUser;

/** Modes that say what drafters do without modes, and bands of one drafter, change no number. */
class SameModesTest {
  private static Instance withModes(Instance instance, String... names) {
    List<Drafter> drafters = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      DraftMode own = drafter.mode(null);
      drafters.add(
          drafter.with(
              Arrays.stream(names)
                  .map(name -> new DraftMode(name, own.model(), false, false, null, own.numbers()))
                  .toList()));
    }
    return instance.with(new Instance.Network(instance.verifier(), drafters));
  }

  private static void areTheSame(Random random, String... names) {
    Instance plain =
        new RandomInstances(random).drafters(1 + random.nextInt(3)).maxTokens(60).next();
    Instance same = withModes(plain, names);
    Steps steps = random.nextBoolean() ? Steps.MEAN : Steps.EXPECTED;

    served(plain, Set.of(), same, Set.of(names));

    RateBound.OfModes bound = best(plain, Set.of(), steps);
    RateBound.OfModes ofSame = best(same, Set.of(names), steps);
    assertThat(ofSame.prices()).isEqualTo(bound.prices());
    assertThat(ofSame.values().means()).isEqualTo(bound.values().means());
  }

  private static RateBound.OfModes best(Instance instance, Set<String> loaded, Steps steps) {
    return RateBound.best(instance.with(steps), loaded, RateBound.STREAM, Control.NONE);
  }

  private static void served(
      Instance one, Set<String> loaded, Instance other, Set<String> otherLoaded) {
    StreamRun run = new StreamRun(one, loaded);
    StreamRun otherRun = new StreamRun(other, otherLoaded);
    int size = one.tasks().size();
    Requests requests =
        Requests.of(
            IntStream.range(0, 3 * size).mapToDouble(r -> 0.1 * r).toArray(),
            IntStream.range(0, 3 * size).map(r -> r % size).toArray());
    for (Candidate each : Candidates.of(Candidates.allPolicies(one, null), 1, 2)) {
      StreamSetting setting = StreamSetting.of(each.policy(), each.groups());
      StreamResult result = run.run(requests, setting, Control.NONE);
      StreamResult same = otherRun.run(requests, setting, Control.NONE);
      assertThat(same.ofServed(same::ttftS)).isEqualTo(result.ofServed(result::ttftS));
      assertThat(same.ofServed(same::endToEndS)).isEqualTo(result.ofServed(result::endToEndS));
      assertThat(same.loads()).isEqualTo(result.loads());
    }
  }

  @Test
  void oneModeIsNone() {
    TestSeeds.each(SameModesTest.class, 20, random -> areTheSame(random, "only"));
  }

  @Test
  void copiesChangeNothing() {
    TestSeeds.each(SameModesTest.class, 20, random -> areTheSame(random, "one", "two"));
  }

  /** A band that one drafter has to itself is a link of such a rate. */
  @Test
  void bandsOfOneDrafterAreLinks() {
    TestSeeds.each(
        SameModesTest.class,
        20,
        random -> {
          Instance drawn =
              new RandomInstances(random).drafters(1 + random.nextInt(3)).maxTokens(60).next();
          List<Drafter> bands = new ArrayList<>();
          List<Drafter> links = new ArrayList<>();
          for (Drafter drafter : drawn.drafters()) {
            RadioLink band =
                new RadioLink(
                    "band" + bands.size(),
                    1e6,
                    new Noise.Density(-174, 7),
                    PowerModel.CONSTANT_POWER,
                    RadioLink.Sharing.BEST);
            RadioLink.Access access = new RadioLink.Access(band, 20, -100);
            bands.add(drafter.with(drafter.fronthaul().with(access)));
            links.add(drafter.with(slowUp(drafter, BandUser.of(access).wholeBps())));
          }
          Instance shared = drawn.with(new Instance.Network(drawn.verifier(), bands));
          Instance own = drawn.with(new Instance.Network(drawn.verifier(), links));

          served(downAsUp(shared, own), Set.of(), own, Set.of());
        });
  }

  private static Fronthaul slowUp(Drafter drafter, double bps) {
    Fronthaul old = drafter.fronthaul();
    return new Fronthaul(
        bps,
        old.latencyS(),
        old.bitsPerPromptToken(),
        old.bitsPerDraftToken(),
        old.bitsPerVerdict());
  }

  /** With the rate of the links on the way down. */
  private static Instance downAsUp(Instance shared, Instance own) {
    List<Drafter> drafters = new ArrayList<>();
    for (int d = 0; d < shared.drafters().size(); d++) {
      RadioLink.Access access = shared.drafters().get(d).fronthaul().access();
      Drafter drafter = own.drafters().get(d);
      drafters.add(access == null ? drafter : drafter.with(drafter.fronthaul().with(access)));
    }
    return shared.with(new Instance.Network(shared.verifier(), drafters));
  }
}
