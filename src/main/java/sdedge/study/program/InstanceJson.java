package sdedge.study.program;

import static sdedge.result.table.Json.fields;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Batching;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.ModeNumber;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Noise;
import sdedge.instance.Overheads;
import sdedge.instance.PowerModel;
import sdedge.instance.RadioLink;
import sdedge.instance.Serving;
import sdedge.instance.Speculation;
import sdedge.instance.Task;
import sdedge.instance.Wireless;
import sdedge.result.files.LatencyTableFile;
import sdedge.result.table.Json;

/**
 * An instance as a file that says all of it (docs/instance.md), whatever it was made of: reading it
 * gives the same instance. Latency tables are files beside it.
 */
final class InstanceJson {
  private final Instance instance;
  private final Path folder;
  private final IdentityHashMap<LatencyTable, Path> tables = new IdentityHashMap<>();
  private final Map<AnswerLaw, String> classes = new LinkedHashMap<>();

  private InstanceJson(Instance instance, Path folder) {
    this.instance = instance;
    this.folder = folder;
  }

  /**
   * The JSON document.
   *
   * @param folder where latency tables are written, which the document names by their whole path
   */
  static byte[] of(Instance instance, Path folder) throws IOException {
    Map<String, @Nullable Object> document = new InstanceJson(instance, folder).document();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Json.write(out, json -> Json.value(json, document));
    return out.toByteArray();
  }

  private Map<String, @Nullable Object> document() throws IOException {
    Map<String, @Nullable Object> document = fields("version", 1, "name", instance.name());
    Map<String, Object> models = new LinkedHashMap<>();
    nodes().map(Node::model).forEach(model -> models.put(model.name(), model(model)));
    modes().map(DraftMode::model).forEach(model -> models.put(model.name(), model(model)));
    document.put("models", models);
    document.put("verifier", node(instance.verifier()));
    Map<String, Object> links = links();
    if (!links.isEmpty()) {
      document.put("links", links);
    }
    List<Map<String, @Nullable Object>> drafters = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      drafters.add(drafter(drafter));
    }
    document.put("drafters", drafters);
    options(document);
    List<Map<String, @Nullable Object>> tasks = instance.tasks().stream().map(this::task).toList();
    if (!classes.isEmpty()) {
      Map<String, Object> answers = new LinkedHashMap<>();
      classes.forEach((law, name) -> answers.put(name, outcomes(law)));
      document.put("answers", answers);
    }
    document.put("tasks", tasks);
    return document;
  }

  private Stream<Node> nodes() {
    return Stream.concat(
        Stream.of(instance.verifier()), instance.drafters().stream().map(Drafter::node));
  }

  private Stream<DraftMode> modes() {
    return instance.drafters().stream().flatMap(drafter -> drafter.modes().stream());
  }

  private static Map<String, @Nullable Object> model(Model model) {
    return fields(
        "layers", model.layers(),
        "hidden", model.hidden(),
        "parameters", model.parameters(),
        "weight_bytes", model.weightBytes(),
        "kv_bytes_per_token", model.kvBytesPerToken());
  }

  private Map<String, @Nullable Object> node(Node node) throws IOException {
    Map<String, @Nullable Object> fields = fields("id", node.id(), "model", node.model().name());
    fields.put("latency_model", node.latency().kind().key());
    if (node.latency() instanceof LatencyModel.Table table) {
      fields.put("table", file(table.table()));
    } else if (node.latency() instanceof LatencyModel.Flops flops) {
      fields.put("peak_flops", flops.peakFlops());
      fields.put("flops_efficiency", flops.flopsEfficiency());
    } else if (node.latency() instanceof LatencyModel.Roofline roofline) {
      fields.put("peak_flops", roofline.peakFlops());
      fields.put("flops_efficiency", roofline.flopsEfficiency());
      fields.put("memory_bandwidth", roofline.memoryBandwidth());
      fields.put("bandwidth_efficiency", roofline.bandwidthEfficiency());
    }
    if (node.memoryBytes() < Double.POSITIVE_INFINITY) {
      fields.put("memory_bytes", node.memoryBytes());
    }
    for (Overheads.Key key : Overheads.KEYS) {
      double seconds = key.value().applyAsDouble(node.overheads());
      if (seconds > 0 || !key.isOfVerifier()) {
        fields.put(key.figure().key(), seconds);
      }
    }
    return fields;
  }

  private String file(LatencyTable table) throws IOException {
    Path known = tables.get(table);
    if (known != null) {
      return known.toString();
    }
    Path file = folder.resolve("table-" + (tables.size() + 1) + ".csv").toAbsolutePath();
    Files.write(file, LatencyTableFile.of(table).bytes());
    tables.put(table, file);
    return file.toString();
  }

  private Map<String, Object> links() {
    Map<String, Object> links = new TreeMap<>();
    for (RadioLink link : instance.bands()) {
      Map<String, @Nullable Object> fields =
          band(link.bandwidthHz(), link.noise(), link.powerModel());
      fields.put("sharing", link.sharing().key());
      links.put(link.name(), fields);
    }
    return links;
  }

  private Map<String, @Nullable Object> drafter(Drafter drafter) throws IOException {
    Map<String, @Nullable Object> fields = node(drafter.node());
    if (drafter.hasUplink()) {
      fields.put("wireless", wireless(drafter.wireless()));
    }
    if (drafter.hasFronthaul()) {
      fields.put("fronthaul", fronthaul(drafter.fronthaul()));
    }
    if (!drafter.modes().isEmpty()) {
      List<Map<String, @Nullable Object>> modes = new ArrayList<>();
      for (DraftMode mode : drafter.modes()) {
        modes.add(mode(mode));
      }
      fields.put("modes", modes);
    }
    return fields;
  }

  private static Map<String, @Nullable Object> wireless(Wireless cell) {
    Map<String, @Nullable Object> fields =
        band(cell.bandwidthHz(), cell.noise(), cell.powerModel());
    fields.put("bits_per_token", cell.bitsPerToken());
    fields.put("header_bits", cell.headerBits());
    return fields;
  }

  private static Map<String, @Nullable Object> band(double hertz, Noise noise, PowerModel power) {
    Map<String, @Nullable Object> fields = fields("bandwidth_hz", hertz);
    if (noise instanceof Noise.Density density) {
      fields.put("noise_psd_dbm_per_hz", density.dbmPerHz());
      fields.put("noise_figure_db", density.figureDb());
    } else {
      fields.put("noise_dbm", ((Noise.Power) noise).dbm());
    }
    fields.put("power_model", power.key());
    return fields;
  }

  private static Map<String, @Nullable Object> fronthaul(Fronthaul fronthaul) {
    Map<String, @Nullable Object> fields =
        fields(
            "rate_bps", fronthaul.rateBps(),
            "latency_s", fronthaul.latencyS(),
            "bits_per_prompt_token", fronthaul.bitsPerPromptToken(),
            "bits_per_draft_token", fronthaul.bitsPerDraftToken(),
            "bits_per_verdict", fronthaul.bitsPerVerdict());
    RadioLink.Access access = fronthaul.access();
    if (access != null) {
      fields.put("link", access.link().name());
      fields.put("tx_power_dbm", access.txPowerDbm());
      fields.put("channel_gain_db", access.channelGainDb());
    }
    return fields;
  }

  private Map<String, @Nullable Object> mode(DraftMode mode) throws IOException {
    Map<String, @Nullable Object> fields =
        fields("name", mode.name(), "model", mode.model().name());
    fields.put("at", mode.isAtVerifier() ? "verifier" : "drafter");
    fields.put("passes", mode.isBlock() ? "block" : "sequential");
    if (mode.slots() > 0) {
      fields.put("drafts", "all");
    }
    if (mode.table() != null) {
      fields.put("table", file(mode.table()));
    }
    for (ModeNumber number : ModeNumber.values()) {
      if (!mode.isAtVerifier() || !number.isOfFronthaul()) {
        fields.put(number.key(), mode.number(number));
      }
    }
    return fields;
  }

  private void options(Map<String, @Nullable Object> document) {
    Batching batching = instance.batching();
    Map<String, Object> caps = new LinkedHashMap<>();
    if (batching.maxTasksPerBatch() < Batching.UNLIMITED) {
      caps.put("max_tasks_per_batch", batching.maxTasksPerBatch());
    }
    if (batching.maxTasksPerCohort() < Batching.UNLIMITED) {
      caps.put("max_tasks_per_cohort", batching.maxTasksPerCohort());
    }
    if (batching.pads()) {
      caps.put("padding", batching.padding().key());
    }
    if (batching.isByBatch()) {
      caps.put("residency", batching.residency().key());
    }
    if (!caps.isEmpty()) {
      document.put("batching", caps);
    }
    Speculation speculation = instance.speculation();
    document.put(
        "speculation",
        fields(
            "min_length", speculation.minLength(),
            "max_length", speculation.maxLength(),
            "scope", speculation.scope().key(),
            "steps", speculation.steps().key()));
    document.put("uplink", instance.uplink().key());
    document.put("pipeline", instance.pipeline().key());
    document.put("order", instance.order().key());
    serving(document);
  }

  private void serving(Map<String, @Nullable Object> document) {
    Serving serving = instance.serving();
    if (!serving.isPlain()) {
      Map<String, @Nullable Object> fields =
          fields("async_scheduling", serving.asyncScheduling(), "front_end_s", serving.frontEndS());
      if (serving.splitsPrompts()) {
        fields.put("max_num_batched_tokens", serving.maxBatchedTokens());
      }
      document.put("serving", fields);
    }
  }

  private Map<String, @Nullable Object> task(Task task) {
    Drafter drafter = instance.drafters().get(task.drafter());
    Map<String, @Nullable Object> fields =
        fields("id", task.id(), "drafter", drafter.id(), "input_tokens", task.inputTokens());
    if (task.answer().isUncertain()) {
      String name = "answer-" + (classes.size() + 1);
      fields.put("answer", classes.computeIfAbsent(task.answer(), absent -> name));
    } else {
      fields.put("output_tokens", task.outputTokens());
      fields.put("acceptance", acceptance(task.acceptance()));
    }
    if (drafter.hasUplink()) {
      fields.put("tx_power_dbm", task.txPowerDbm());
      fields.put("channel_gain_db", task.channelGainDb());
    }
    return fields;
  }

  private static List<Map<String, @Nullable Object>> outcomes(AnswerLaw law) {
    List<Map<String, @Nullable Object>> outcomes = new ArrayList<>();
    for (AnswerLaw.Outcome outcome : law.outcomes()) {
      outcomes.add(
          fields(
              "output_tokens", outcome.outputTokens(),
              "acceptance", acceptance(outcome.acceptance()),
              "weight", outcome.weight()));
    }
    return outcomes;
  }

  private static Object acceptance(Acceptance acceptance) {
    if (acceptance.byMode().isEmpty()) {
      return ofMode(acceptance);
    }
    Map<String, Object> byMode = new LinkedHashMap<>();
    acceptance.byMode().forEach((mode, own) -> byMode.put(mode, ofMode(own)));
    return byMode;
  }

  private static Object ofMode(Acceptance acceptance) {
    List<Acceptance.Entry> entries = acceptance.entries();
    return acceptance.isConstant()
        ? entries.get(0).rates().list()
        : fields(
            "context_tokens", entries.stream().map(Acceptance.Entry::contextTokens).toList(),
            "rates", entries.stream().map(entry -> entry.rates().list()).toList());
  }
}
