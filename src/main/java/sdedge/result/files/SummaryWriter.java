package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.omitIfNull;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.AnswerLaw;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.plan.ResidentBatches;
import sdedge.result.Result;
import sdedge.result.Status;
import sdedge.result.files.PricesJson.PriceCertificateJson;
import sdedge.result.table.FileContent;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;
import sdedge.search.Certificate;
import sdedge.search.Outcome;
import sdedge.stream.bound.ClosedBound;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;
import sdedge.timeline.ServiceRecord;
import sdedge.timeline.Utilisation;

/**
 * Writes {@code summary.json}. Nothing in it depends on clocks, machines or threads, so that equal
 * runs give equal files.
 */
public final class SummaryWriter implements FileContent {
  /** By which side the makespan is determined; under {@code components}. */
  public static final Table<Components> COMPONENTS =
      Table.of(
          column("upload_wait_s", Components::uploadWaitS),
          column("draft_s", Components::draftS),
          column("fronthaul_s", Components::fronthaulS),
          column("verify_s", Components::verifyS));

  /** What batches reserve together that need only fit alone. */
  public static final Table<ResidentBatches> RESIDENT_BATCHES =
      Table.of(
          column("cohort", ResidentBatches::cohort),
          column("batches", ResidentBatches::batches),
          text("node", resident -> resident.node().id()),
          column("bytes", ResidentBatches::bytes),
          column("free_bytes", ResidentBatches::freeBytes));

  /** The best plan contiguous in an order, where the class is all batch plans. */
  public static final Table<Outcome.Contiguous> CONTIGUOUS =
      Table.of(
          column("makespan_s", Outcome.Contiguous::makespanS),
          text("status", own -> own.isProven() ? Status.OPTIMAL : Status.FEASIBLE),
          key(
              "orders",
              Kind.list(Kind.WORD),
              own -> own.orders().stream().map(TaskOrder::key).toList()));

  /** The orders and uplink policies that the plan is the best of. */
  private static final Table<Instance> SEARCH =
      Table.of(text("order", Instance::order), text("uplink", Instance::uplink));

  private static final Table<Proof> CERTIFICATES =
      Table.of(
          optional(text("order", proof -> proof.certificate.order())),
          optional(column("length", proof -> proof.common(DraftChoice::length))),
          omitIfNull(text("mode", proof -> proof.common(DraftChoice::mode))),
          omitIfNull(key("modes", Kind.list(Kind.WORD), proof -> proof.certificate.loaded())),
          column("bound_s", proof -> proof.certificate.boundS()),
          key(
              "weights_s_per_bit",
              Kind.map(Kind.NUMBER),
              proof -> PlanWriter.byId(proof.instance, proof.certificate.perBit())),
          key(
              "weights_of_ready_times",
              Kind.map(Kind.NUMBER),
              proof -> PlanWriter.byId(proof.instance, proof.certificate.ofReadyTimes())));

  /** Weights, or prices. */
  private static final Kind<Object> PROOFS =
      new Kind.Of<>(
          proof ->
              proof instanceof PriceCertificateJson prices
                  ? PriceCertificateJson.KEYS.shown(prices)
                  : CERTIFICATES.shown((Proof) proof),
          value ->
              value.object().optional(PriceCertificateJson.KIND).isPresent()
                  ? PriceCertificateJson.KEYS.read(value)
                  : CERTIFICATES.read(value));

  private static final Table<OtherPrices> OTHER_PRICES =
      Table.of(
          omitIfEmpty(key("modes", Kind.list(Kind.WORD), other -> other.of.loaded())),
          key(
              "prices",
              PricesJson.OF_BATCH,
              other -> new PricesJson(other.instance, other.of.prices())));

  /** The keys of {@code summary.json}, in their order, and what stands there. */
  public static final Table<SummaryWriter> KEYS =
      Table.of(
          text("name", summary -> summary.result.instance().name()),
          key("status", Kind.oneOf((Object[]) Status.values()), summary -> summary.result.status()),
          text("termination", summary -> summary.result.termination()),
          text("method", summary -> summary.result.method()),
          text("pipeline", summary -> summary.result.pipeline()),
          text("scope", summary -> summary.result.instance().speculation().scope()),
          text("steps", summary -> summary.result.instance().speculation().steps()),
          optional(text("order", summary -> summary.planned(Plan::order))),
          optional(text("uplink", summary -> summary.planned(Plan::uplink))),
          optional(column("makespan_s", summary -> summary.executed(Execution::makespanS))),
          optional(column("bound_s", summary -> summary.result.boundS())),
          optional(column("gap", summary -> summary.result.gap())),
          optional(text("class", summary -> summary.result.planClass())),
          omitIfNull(key("contiguous", CONTIGUOUS, summary -> summary.result.proof().contiguous())),
          omitIfEmpty(text("bound_reason", summary -> summary.result.proof().reason())),
          optional(
              key("components", COMPONENTS, summary -> summary.executed(Execution::components))),
          optional(column("balanced_s", SummaryWriter::balancedS)),
          optional(key("utilisation", UtilisationJson.KEYS, SummaryWriter::utilisation)),
          column("tokens", summary -> summary.result.instance().outputTokens()),
          omitIfEmpty(
              key(
                  "answers",
                  UncertainAnswers.TABLE,
                  summary -> UncertainAnswers.of(summary.result.instance()))),
          optional(column("tokens_per_s", summary -> summary.result.tokensPerS())),
          optional(
              column("autoregressive_makespan_s", summary -> summary.result.autoregressiveS())),
          optional(column("reduction", summary -> summary.result.reduction())),
          omitIfEmpty(column("mean_steps_makespan_s", summary -> summary.result.meanStepsS())),
          omitIfEmpty(column("draws", summary -> summary.drawn(Execution.Draws::count))),
          omitIfEmpty(
              column(
                  "standard_error_s", summary -> summary.drawn(Execution.Draws::standardErrorS))),
          column("states", summary -> summary.result.outcome().counts().states()),
          column("labels", summary -> summary.result.outcome().counts().labels()),
          omitIfEmpty(key("modes", Kind.map(Kind.NUMBER), SummaryWriter::modes)),
          omitIfNull(
              key(
                  "resident_batches",
                  RESIDENT_BATCHES,
                  summary -> summary.result.residentBatches())),
          text("note", summary -> summary.result.note()),
          key("reasons", Kind.list(Kind.WORD), summary -> summary.result.reasons()),
          omitIfEmpty(key("warnings", Kind.list(Kind.WORD), summary -> summary.result.warnings())),
          optional(key("search", SEARCH, SummaryWriter::searched)),
          optional(key("multipliers", Kind.list(Multipliers.KEYS), SummaryWriter::worth)),
          key("certificates", Kind.list(PROOFS), SummaryWriter::proofs),
          omitIfNull(column("bound_all_s", SummaryWriter::boundAllS)),
          omitIfNull(key("prices", PricesJson.OF_BATCH, SummaryWriter::prices)),
          omitIfEmpty(key("prices_modes", Kind.list(Kind.WORD), SummaryWriter::pricesModes)),
          omitIfEmpty(key("other_prices", Kind.list(OTHER_PRICES), SummaryWriter::otherPrices)));

  /** What prices prove with other draft modes loaded. */
  private record OtherPrices(Instance instance, ClosedBound.OfModes of) {}

  /** A certificate of a bound and the instance that names its tasks. */
  private record Proof(Instance instance, Certificate certificate) {
    private <T> @Nullable T common(Function<DraftChoice, @Nullable T> value) {
      return certificate.common() == null ? null : value.apply(certificate.common());
    }
  }

  private final Result result;
  private final @Nullable Multipliers multipliers;

  public SummaryWriter(Result result) {
    this(result, Multipliers.of(result.instance(), result.execution()));
  }

  SummaryWriter(Result result, @Nullable Multipliers multipliers) {
    this.result = result;
    this.multipliers = multipliers;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    KEYS.file(this).writeTo(out);
  }

  private <T> @Nullable T executed(Function<Execution, @Nullable T> value) {
    return result.execution() == null ? null : value.apply(result.execution());
  }

  private @Nullable Double balancedS() {
    Components parts = executed(Execution::components);
    return parts == null ? null : Double.valueOf(parts.balancedS());
  }

  private @Nullable Object drawn(Function<Execution.Draws, @Nullable Object> value) {
    Execution.Draws draws = executed(Execution::draws);
    return draws == null ? null : value.apply(draws);
  }

  private @Nullable Object planned(Function<Plan, @Nullable Object> value) {
    return result.plan() == null ? null : value.apply(result.plan());
  }

  /**
   * How many tasks draft in each mode, '' without drafts; of a continuous plan those that do so in
   * some step, in every mode that is loaded. Null where drafters have none.
   */
  private @Nullable Map<String, Integer> modes() {
    Instance instance = result.instance();
    Plan plan = result.plan();
    if (plan == null || !instance.hasModes()) {
      return null;
    }
    Map<String, Integer> tasks = new TreeMap<>();
    for (Batch batch : plan.batches()) {
      for (int k : batch.tasks()) {
        int d = instance.tasks().get(k).drafter();
        String mode = instance.drafters().get(d).modeName(batch.choices().of(d));
        tasks.merge(mode == null ? "" : mode, 1, Integer::sum);
      }
    }
    if (plan.continuous() != null) {
      plan.continuous().loaded().forEach(mode -> tasks.put(mode, 0));
      for (Set<String> modes : inSteps()) {
        (modes.isEmpty() ? Set.of("") : modes).forEach(mode -> tasks.merge(mode, 1, Integer::sum));
      }
    }
    return tasks;
  }

  /** The modes in which the tasks of a continuous plan have steps. */
  private List<? extends Set<String>> inSteps() {
    ServiceRecord service = executed(Execution::service);
    return service == null ? List.of() : service.modes();
  }

  private @Nullable UtilisationJson utilisation() {
    Instance instance = result.instance();
    return executed(execution -> new UtilisationJson(instance, execution.utilisation()));
  }

  private List<Object> proofs() {
    Instance instance = result.instance();
    List<Object> proofs = new ArrayList<>();
    result.proof().certificates().forEach(own -> proofs.add(new Proof(instance, own)));
    result.proof().prices().forEach(own -> proofs.add(new PriceCertificateJson(instance, own)));
    return proofs;
  }

  /** What no policy can exceed, seconds. */
  private @Nullable Double boundAllS() {
    ClosedBound bound = result.proof().ofAllPolicies();
    return bound == null ? null : bound.boundS();
  }

  private @Nullable PricesJson prices() {
    ClosedBound bound = result.proof().ofAllPolicies();
    return bound == null ? null : new PricesJson(result.instance(), bound.least().prices());
  }

  private Set<String> pricesModes() {
    ClosedBound bound = result.proof().ofAllPolicies();
    return bound == null ? Set.of() : bound.least().loaded();
  }

  private List<OtherPrices> otherPrices() {
    ClosedBound bound = result.proof().ofAllPolicies();
    return bound == null
        ? List.of()
        : bound.ofModes().stream()
            .skip(1)
            .map(each -> new OtherPrices(result.instance(), each))
            .toList();
  }

  /** Null for a given plan. */
  private @Nullable Instance searched() {
    return result.method().equals(Result.EVALUATE) ? null : result.instance();
  }

  private @Nullable List<Multipliers.OfDrafter> worth() {
    return multipliers == null ? null : multipliers.byDrafter();
  }

  /**
   * The answers of an instance of which a law is known.
   *
   * @param tasks that have one
   * @param meanTokens of their answers
   * @param mostTokens of the longest one, for which memory is reserved
   */
  public record UncertainAnswers(int tasks, double meanTokens, int mostTokens) {
    /** The keys of it in documents. */
    public static final Table<UncertainAnswers> TABLE =
        Table.of(
            column("tasks", UncertainAnswers::tasks),
            column("mean_tokens", UncertainAnswers::meanTokens),
            column("most_tokens", UncertainAnswers::mostTokens));

    /** Those of an instance; null if all its answers are known. */
    public static @Nullable UncertainAnswers of(Instance instance) {
      List<AnswerLaw> laws =
          instance.tasks().stream().map(Task::answer).filter(AnswerLaw::isUncertain).toList();
      return laws.isEmpty()
          ? null
          : new UncertainAnswers(
              laws.size(),
              laws.stream().mapToDouble(AnswerLaw::meanOutputTokens).average().orElseThrow(),
              laws.stream().mapToInt(AnswerLaw::largestOutputTokens).max().orElseThrow());
    }
  }

  /**
   * Which part of the makespan each server is busy: {@code utilisation} of {@code summary.json}.
   */
  public record UtilisationJson(Instance instance, Utilisation times) {
    public static final Table<Servers> SERVERS =
        Table.of(
            text("id", Servers::id),
            column("drafter", servers -> servers.busy.drafter()),
            column("fronthaul_up", servers -> servers.busy.fronthaulUp()),
            column("fronthaul_down", servers -> servers.busy.fronthaulDown()));

    /** Of each band that drafters share. */
    private static final Table<Band> BANDS =
        Table.of(
            text("id", Band::id),
            key("drafters", Kind.list(Kind.WORD), Band::drafters),
            column("fronthaul_up", Band::busy));

    /** The keys, in their order, and what stands there. */
    public static final Table<UtilisationJson> KEYS =
        Table.of(
            column("verifier", all -> all.times.verifier()),
            key("drafters", Kind.list(SERVERS), UtilisationJson::servers),
            omitIfEmpty(key("links", Kind.list(BANDS), UtilisationJson::bands)));

    public record Servers(String id, Utilisation.OfDrafter busy) {}

    /** A band, the drafters on it, and the part of the makespan that they make it busy. */
    private record Band(String id, List<String> drafters, double busy) {}

    private List<Servers> servers() {
      return IntStream.range(0, times.drafters().size())
          .mapToObj(d -> new Servers(instance.drafters().get(d).id(), times.drafters().get(d)))
          .toList();
    }

    private List<Band> bands() {
      return times.bands(instance.drafters()).entrySet().stream()
          .map(band -> new Band(band.getKey(), on(band.getKey()), band.getValue()))
          .toList();
    }

    private List<String> on(String name) {
      return instance.drafters().stream()
          .filter(
              drafter -> {
                RadioLink band = drafter.fronthaul().band();
                return band != null && band.name().equals(name);
              })
          .map(Drafter::id)
          .toList();
    }
  }
}
