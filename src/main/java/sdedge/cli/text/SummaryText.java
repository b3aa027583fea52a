package sdedge.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.Palette;
import sdedge.document.Human;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.Plan;
import sdedge.plan.ResidentBatches;
import sdedge.result.Result;
import sdedge.result.Status;
import sdedge.result.files.SummaryWriter.UncertainAnswers;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.PriceCertificate;
import sdedge.stream.bound.ClosedBound;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;
import sdedge.timeline.RunDraws;
import sdedge.timeline.TaskTimes;
import sdedge.timeline.Utilisation;

/** What a person wants to know of a result, in at most 15 lines. */
public final class SummaryText {
  private static final int LISTED_REASONS = 8;
  private static final int LISTED_DRAFTERS = 6;
  private static final double LITTLE = 0.01; // of a makespan

  private final Result result;
  private final Palette palette;
  private final List<String> lines = new ArrayList<>();

  private SummaryText(Result result, Palette palette) {
    this.result = result;
    this.palette = palette;
  }

  /** The lines for a result. */
  public static List<String> of(Result result, Palette palette) {
    return new SummaryText(result, palette).lines();
  }

  private List<String> lines() {
    String status = palette.status(result.status());
    lines.add(palette.bold(result.instance().name()) + ": " + status + known() + how());
    Execution execution = result.execution();
    if (execution != null) {
      plan(execution);
    }
    int listed = Math.min(LISTED_REASONS, result.reasons().size());
    result.reasons().subList(0, listed).forEach(reason -> lines.add("  " + reason));
    if (listed < result.reasons().size()) {
      lines.add("  and " + (result.reasons().size() - listed) + " more reasons, see summary.json");
    }
    if (!result.note().isEmpty()) {
      field("note", result.note());
    }
    return lines;
  }

  /** What is known of the plan, and of which others; empty if no more than that it is one. */
  private String known() {
    if (result.status() == Status.OPTIMAL) {
      return ofClass(" over ");
    } else if (result.status() != Status.FEASIBLE || result.planClass() != PlanClass.PARTITIONS) {
      return "";
    }
    Outcome.Contiguous contiguous = result.proof().contiguous();
    Execution execution = result.execution();
    Double boundS = result.boundS();
    boolean isBestInOrder =
        contiguous != null
            && contiguous.isProven()
            && execution != null
            && contiguous.makespanS() <= execution.makespanS();
    String inOrder = isBestInOrder ? ", optimal over " + PlanClass.CONTIGUOUS.words() : "";
    return inOrder
        + (boundS == null || execution == null
            ? ", not proven" + ofClass(" over ")
            : ", at most " + above(execution, boundS) + " above the best" + ofClass(" of "));
  }

  /** By how much a plan is slower than a bound. */
  private static String above(Execution execution, double boundS) {
    return Human.percent(Math.max(0, execution.makespanS() / boundS - 1));
  }

  private String how() {
    return " (%s, %s, ended: %s)"
        .formatted(result.method(), result.pipeline().key(), result.termination().key());
  }

  private void plan(Execution execution) {
    field("makespan", palette.bold(Human.seconds(execution.makespanS())) + bound());
    Outcome.Contiguous contiguous = result.proof().contiguous();
    if (contiguous != null && contiguous.makespanS() > execution.makespanS()) {
      field("in an order", contiguous(contiguous, execution.makespanS()));
    }
    ClosedBound ofAll = result.proof().ofAllPolicies();
    if (ofAll != null && result.plan() != null && result.pipeline() != Pipeline.CONTINUOUS) {
      field("any policy", anyPolicy(ofAll.boundS()));
    }
    Components parts = execution.components();
    if (parts != null) {
      field("made of", components(parts, execution.makespanS()));
      String balanced = balancedText(parts.balancedS(), execution.makespanS());
      if (!balanced.isEmpty()) {
        field("", balanced);
      }
    }
    Double meanStepsS = result.meanStepsS();
    if (meanStepsS != null) {
      field("mean steps", meanSteps(meanStepsS / execution.makespanS() - 1, meanStepsS));
    }
    Number tokens = result.instance().outputTokens();
    double perS = tokens.doubleValue() / execution.makespanS();
    String all = tokens instanceof Long ? tokens.toString() : Human.number(tokens.doubleValue());
    field("tokens", all + ", " + Human.number(perS) + " per second");
    answers(result.instance());
    PlanText.lines(execution.plan()).forEach(lines::add);
    ResidentBatches residentBatches = result.residentBatches();
    if (residentBatches != null) {
      field("memory", PlanText.together(residentBatches));
    }
    field("decisions", decisions(execution.plan()));
    busy(execution);
    Double autoregressiveS = result.autoregressiveS();
    Double reduction = result.reduction();
    if (autoregressiveS != null && reduction != null) {
      String saved = reduction >= 0 ? " less" : " more";
      field(
          "no drafts",
          Human.seconds(autoregressiveS)
              + (result.pipeline() == Pipeline.ASYNCHRONOUS ? " under rolling" : "")
              + "; this plan takes "
              + Human.percent(Math.abs(reduction))
              + saved);
    }
  }

  /** Of which policies the bound is, and of which mean. */
  private String anyPolicy(double boundS) {
    boolean isDrawn = RunDraws.areFor(result.instance(), result.pipeline());
    return "takes at least %s, with or without batches, in any order%s"
        .formatted(
            Human.seconds(boundS), isDrawn ? ", in the mean of " + RunDraws.DRAWS + " draws" : "");
  }

  private String bound() {
    Double boundS = result.boundS();
    Double gap = result.gap();
    String ofFew = ofFewBatches();
    if (boundS == null || (gap == null && !result.isWithinError())) {
      String reason = result.proof().reason();
      String none = reason.isEmpty() ? "no bound" : "no bound" + ofClass(" over ") + ": " + reason;
      return " (" + (ofFew.isEmpty() ? none : ofFew) + ")";
    }
    return " (bound %s%s, gap %s%s)"
        .formatted(
            Human.seconds(boundS),
            result.status() == Status.OPTIMAL ? "" : ofClass(" over "),
            gap == null ? "within its error" : Human.percent(gap),
            ofFew.isEmpty() ? "" : "; " + ofFew);
  }

  /** How much slower it is than any plan of few batches may be; empty if that is not known. */
  private String ofFewBatches() {
    Execution execution = result.execution();
    for (PriceCertificate prices : result.proof().prices()) {
      if (execution != null && prices.mostBatches() != null) {
        return "at most %s above any plan of at most %s batches a cohort"
            .formatted(
                above(execution, prices.totalS()),
                prices.mostBatches() == 2 ? "two" : prices.mostBatches());
      }
    }
    return "";
  }

  /** The plans that status and bound are about, after a word; empty if they are none of batches. */
  private String ofClass(String word) {
    return result.planClass() == null ? "" : word + result.planClass().words();
  }

  private static String contiguous(Outcome.Contiguous contiguous, double makespanS) {
    double saved = (contiguous.makespanS() - makespanS) / contiguous.makespanS();
    return "the best contiguous plan takes "
        + Human.seconds(contiguous.makespanS())
        + (contiguous.isProven() ? ", proven; " : "; ")
        + Human.percent(saved)
        + " less here";
  }

  private static String meanSteps(double change, double meanStepsS) {
    String size = Human.percent(Math.abs(change)) + (change <= 0 ? " less" : " more");
    return "would promise " + Human.seconds(meanStepsS) + ", " + size;
  }

  private static String components(Components parts, double makespanS) {
    return "%s, %s, %s, %s"
        .formatted(
            part("upload wait", parts.uploadWaitS(), makespanS),
            part("draft", parts.draftS(), makespanS),
            part("fronthaul", parts.fronthaulS(), makespanS),
            part("verify", parts.verifyS(), makespanS));
  }

  /** How long both sides of slots are equal; empty where that is next to never. */
  static String balancedText(double seconds, double makespanS) {
    return seconds < LITTLE * makespanS
        ? ""
        : ("%s (%s) in balanced slots, whose drafts and verifications take equally long"
                + " within 2 %%")
            .formatted(Human.seconds(seconds), Human.share(seconds / makespanS));
  }

  private static String part(String name, double seconds, double makespanS) {
    String share = Human.share(seconds / makespanS);
    return name + " " + Human.seconds(seconds) + " (" + share + ")";
  }

  private static String decisions(Plan plan) {
    String order = plan.order() == null ? "free" : plan.order().key();
    return "order " + order + ", uplink " + plan.uplink().key();
  }

  /** The nodes, and the links: of several drafters the busiest link of each kind. */
  private void busy(Execution execution) {
    Utilisation utilisation = execution.utilisation();
    List<Utilisation.OfDrafter> servers = utilisation.drafters();
    List<Drafter> drafters = result.instance().drafters();
    StringJoiner nodes = new StringJoiner(", ");
    nodes.add(result.instance().verifier().id() + " " + Human.share(utilisation.verifier()));
    for (int d = 0; d < Math.min(LISTED_DRAFTERS, servers.size()); d++) {
      nodes.add(drafters.get(d).id() + " " + Human.share(servers.get(d).drafter()));
    }
    int more = servers.size() - LISTED_DRAFTERS;
    field("busy", nodes + (more > 0 ? " … and " + more + " more drafters" : ""));
    StringJoiner links = new StringJoiner(", ");
    links.add("radio uplink " + Human.share(uploadedS(execution) / execution.makespanS()));
    utilisation.bands(drafters).forEach((id, busy) -> links.add(id + " " + Human.share(busy)));
    List<Utilisation.OfDrafter> own =
        IntStream.range(0, servers.size())
            .filter(d -> drafters.get(d).fronthaul().access() == null)
            .mapToObj(servers::get)
            .toList();
    if (!own.isEmpty()) {
      links.add("fronthaul up " + Human.share(busiest(own, Utilisation.OfDrafter::fronthaulUp)));
    }
    boolean isBeside = !own.isEmpty(); // else it is named in full
    links.add(
        (isBeside ? "down " : "fronthaul down ")
            + Human.share(busiest(servers, Utilisation.OfDrafter::fronthaulDown)));
    field("links", (servers.size() > 1 ? "at most " : "") + links);
  }

  private static double busiest(
      List<Utilisation.OfDrafter> servers, ToDoubleFunction<Utilisation.OfDrafter> link) {
    return servers.stream().mapToDouble(link).max().orElse(0);
  }

  /** How much is known of answers by law only. */
  private void answers(Instance instance) {
    String answers = AnswersText.of(instance);
    if (answers != null) {
      field("answers", answers);
    }
  }

  /** A radio uplink is busy until its last prompt has arrived. */
  private static double uploadedS(Execution execution) {
    return execution.tasks().stream().mapToDouble(TaskTimes::readyS).max().orElse(0);
  }

  private void field(String name, String value) {
    lines.add(Human.field(name, value));
  }

  /** How much is known of answers. */
  static final class AnswersText {
    private AnswersText() {}

    /** What is known of those of which there is only a law; null if there are none. */
    static @Nullable String of(Instance instance) {
      UncertainAnswers answers = UncertainAnswers.of(instance);
      return answers == null
          ? null
          : "of "
              + (answers.tasks() + (answers.tasks() == 1 ? " task" : " tasks") + " by law: ")
              + (Human.number(answers.meanTokens()) + " tokens on average, ")
              + ("at most " + answers.mostTokens() + ", for which memory is reserved");
    }
  }
}
