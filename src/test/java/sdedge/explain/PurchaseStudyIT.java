package sdedge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.explain.Lever.Change;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Pipeline;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.study.CommandFailure;
import sdedge.study.Search;
import sdedge.study.users.CapacityFindings;
import sdedge.study.users.UserDraws;
import sdedge.study.users.UserGain;
import sdedge.study.users.UserQuestion;
import sdedge.study.users.UserStudy;

/** What purchases add, against a capacity of each changed instance by itself. */
class PurchaseStudyIT {
  private static final SearchOptions OPTIONS = new SearchOptions(1, 0, 5);

  /** Counts its searches. */
  private record Counted(AtomicInteger searches) implements Search {
    @Override
    public Outcome solve(
        Instance instance, Approach approach, SearchOptions options, Control control) {
      searches.incrementAndGet();
      return Search.SOLVER.solve(instance, approach, options, control);
    }

    @Override
    public @Nullable Double continuousS(Instance instance, @Nullable Plan plan, Control control) {
      return null; // not what is asked here
    }
  }

  private static UserStudy study(Search search, Approach method) {
    return new UserStudy(search, method, OPTIONS, false);
  }

  private static LoadedInstance loaded(Instance instance) {
    return new LoadedInstance(instance, "x.yaml", "", Map.of(), List.of(), Map.of());
  }

  private static CapacityFindings findings(
      LoadedInstance loaded, UserQuestion question, List<Price> prices, UserStudy study)
      throws Exception {
    PurchaseStudy purchases = new PurchaseStudy(study, loaded, List.of(), question.most(), prices);
    return study.findings(loaded, List.of(), question, purchases, Control.NONE);
  }

  /** Null if it cannot serve any. */
  private static @Nullable Integer users(
      UserStudy alone, LoadedInstance changed, UserQuestion question) {
    try {
      return alone.find(changed, List.of(), question, Control.NONE).users();
    } catch (CommandFailure e) {
      return null;
    }
  }

  /** Returns how many searches the purchases took, and how many they take one by one. */
  private static List<Integer> check(Instance instance, UserQuestion question, Approach method)
      throws Exception {
    LoadedInstance loaded = loaded(instance);
    AtomicInteger together = new AtomicInteger();
    AtomicInteger apart = new AtomicInteger();
    CapacityFindings found =
        findings(loaded, question, List.of(), study(new Counted(together), method));
    UserStudy alone = study(new Counted(apart), method);
    int before = alone.find(loaded, List.of(), question, Control.NONE).users();
    assertThat(found.capacity().users()).isEqualTo(before);
    Map<String, UserGain> gains = new HashMap<>();
    Objects.requireNonNull(found.purchases())
        .forEach(gain -> gains.put(gain.resource() + gain.change(), gain));
    for (Lever lever : Levers.of(instance, Math.max(question.most(), instance.tasks().size()))) {
      for (Change change : lever.changes()) {
        UserGain gain = Objects.requireNonNull(gains.remove(lever.resource() + change.amount()));
        Integer users = users(alone, loaded.with(change.instance()), question);
        assertThat(gain.users()).as(gain.toString()).isEqualTo(users);
        assertThat(gain.gained()).isEqualTo(users == null ? null : (Integer) (users - before));
        assertThat(gain.failure().isEmpty()).isEqualTo(users != null);
      }
    }
    assertThat(gains).isEmpty();
    return List.of(together.get(), apart.get());
  }

  @Test
  void theyAddWhatACapacityOfEachFinds() throws Exception {
    for (Map.Entry<String, Double> each : WITHIN_S.entrySet()) {
      String name = each.getKey();
      if (name.equals("quickstart") || TestSeeds.all()) {
        Instance instance = InstanceReader.read(Path.of("instances/" + name + ".yaml"));
        UserQuestion question = new UserQuestion(each.getValue(), 0.6, 2, 12);
        List<Integer> searches = check(instance, question, Method.DP);
        assertThat(searches.get(0)).as(name).isLessThan(searches.get(1));
      }
    }
  }

  /** By shipped instance, a time in which it serves some users and not twelve, seconds. */
  private static final Map<String, Double> WITHIN_S =
      Map.of(
          "quickstart", 3.0,
          "slow-uplink", 6.0,
          "memory-limited", 8.0,
          "measured-table", 3.0,
          "two-drafters", 5.0);

  /** Random instances under all pipelines of slots, at times that are makespans of some users. */
  @Test
  @Tag(TestSeeds.DRAWS)
  void soDoThoseOfRandomInstances() {
    Pipeline[] slots = {Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL};
    TestSeeds.each(
        PurchaseStudyIT.class,
        TestSeeds.draws(20),
        random -> {
          Instance instance =
              new RandomInstances(random)
                  .tasks(2 + random.nextInt(2))
                  .maxLength(2)
                  .maxTokens(40)
                  .next()
                  .withOptions(slots[random.nextInt(slots.length)], null, null, null);
          check(instance, question(random, instance), Method.DP);
        });
  }

  private static UserQuestion question(Random random, Instance instance) {
    Instance users =
        new UserDraws(instance, List.of(), OPTIONS.seed())
            .of(1 + random.nextInt(3), 1 + random.nextInt(5));
    Outcome best = Search.SOLVER.solve(users, Method.DP, OPTIONS, Control.NONE);
    double withinS = ((Outcome.Found) best).makespanS();
    return new UserQuestion(withinS, 0.3 + 0.7 * random.nextDouble(), 3, 7);
  }

  private static List<UserGain> priced(double withinS, String... prices) throws Exception {
    LoadedInstance quick = loaded(InstanceReader.read(Path.of("instances/quickstart.yaml")));
    List<Price> given = Stream.of(prices).map(Price::parse).toList();
    UserStudy study = study(new Counted(new AtomicInteger()), Method.DP);
    return Objects.requireNonNull(
        findings(quick, new UserQuestion(withinS, 1, 2, 30), given, study).purchases());
  }

  /** What is sold is a purchase too; those that add users for money come first. */
  @Test
  void pricesRankAndAddWhatIsSold() throws Exception {
    List<UserGain> gains = priced(4, "verifier.memory_bandwidth=900/200e9", "drafters=2000/1");

    List<Double> perPrice =
        gains.stream().map(UserGain::perPrice).filter(each -> each != null && each > 0).toList();
    assertThat(perPrice).hasSizeGreaterThan(1).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(gains.subList(0, perPrice.size())).allMatch(gain -> gain.price() != null);
    UserGain next = gains.get(perPrice.size());
    assertThat(next.price()).isNull();
    assertThat(next.gained()).isPositive();
    UserGain sold =
        gains.stream().filter(gain -> gain.change().equals("+200 GB/s")).findFirst().orElseThrow();
    assertThat(sold.resource()).isEqualTo("mbs memory bandwidth");
    assertThat(sold.bought()).isEqualTo("200 GB/s more memory bandwidth on mbs");
    assertThat(sold.value()).isEqualTo(632e9);
    assertThat(sold.price()).isEqualTo(900);
    int gained = Objects.requireNonNull(sold.gained());
    assertThat(gained).isPositive();
    assertThat(sold.perPrice()).isEqualTo(gained / 900.0);
    Map<String, @Nullable Double> prices = new HashMap<>();
    gains.stream()
        .filter(gain -> gain.price() != null)
        .forEach(gain -> prices.put(gain.resource() + " " + gain.change(), gain.price()));
    assertThat(prices)
        .hasSize(7)
        .containsEntry("mbs memory bandwidth +1 GB/s", 4.5)
        .containsEntry("mbs memory bandwidth +50 %", 972.0)
        .containsEntry("another sbs1 +1", 2000.0);
    assertThat(prices.get("mbs memory bandwidth +10 %")).isCloseTo(194.4, within(1e-6));
  }

  /** A price of next to no units is nothing for nothing: it tells no users for money. */
  @Test
  void whatCostsNothingHasNoUsersPerPrice() throws Exception {
    List<UserGain> gains = priced(3, "verifier.peak_flops=1e17/1e-8");

    UserGain sold =
        gains.stream()
            .filter(gain -> gain.price() != null && gain.price() == 0)
            .findFirst()
            .orElseThrow();
    assertThat(sold.gained()).isZero();
    assertThat(sold.perPrice()).isNull();
  }

  @Test
  void pricesOfNothingForSaleAreRefused() {
    for (String text :
        List.of(
            "drafters",
            "drafters=1",
            "=1/2",
            "drafters=a/1",
            "drafters=1/0",
            "drafters=-1/1",
            "drafters=1e308/1",
            "drafters=1/1e-308")) {
      assertThatThrownBy(() -> Price.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> priced(4, "verifier.memory_byte=1/1"))
        .hasMessageContaining("verifier.memory_bytes");
    assertThatThrownBy(() -> priced(4, "tasks[*].acceptance=1/1")).hasMessageContaining("path");
    assertThatThrownBy(() -> priced(4, "drafters=1/1", "drafters=2/1"))
        .hasMessage("drafters has two prices");
  }

  /** What a limit leaves out is not known, and comes last. */
  @Test
  void whatIsStoppedIsNotKnown() throws Exception {
    LoadedInstance quick = loaded(InstanceReader.read(Path.of("instances/quickstart.yaml")));
    AtomicInteger searches = new AtomicInteger();
    UserStudy study = study(new Counted(searches), Method.DP);
    UserQuestion question = new UserQuestion(4, 1, 2, 30);
    int before = searchesOf(quick, question);
    Control control =
        Control.asking(() -> searches.get() > before + 20 ? Termination.TIME_LIMIT : null);
    PurchaseStudy purchases = new PurchaseStudy(study, quick, List.of(), 30, List.of());

    List<UserGain> gains =
        Objects.requireNonNull(
            study.findings(quick, List.of(), question, purchases, control).purchases());

    assertThat(gains.get(0).users()).isNotNull();
    assertThat(gains.get(gains.size() - 1).users()).isNull();
    assertThat(gains.get(gains.size() - 1).failure()).isEmpty();
    assertThat(gains)
        .hasSameSizeAs(
            Objects.requireNonNull(findings(quick, question, List.of(), study).purchases()));
  }

  private static int searchesOf(LoadedInstance quick, UserQuestion question) throws Exception {
    AtomicInteger searches = new AtomicInteger();
    study(new Counted(searches), Method.DP).find(quick, List.of(), question, Control.NONE);
    return searches.get();
  }
}
