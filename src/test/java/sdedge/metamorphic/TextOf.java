package sdedge.metamorphic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import sdedge.instance.Batching;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Noise;
import sdedge.instance.Task;
import sdedge.instance.Wireless;

/** Instances as files, the keys of every object in a random sequence. */
final class TextOf {
  private final Random random;
  private final Path folder;

  /**
   * @param folder where latency tables go
   */
  TextOf(Random random, Path folder) {
    this.random = random;
    this.folder = folder;
  }

  /** YAML in block style, strings plain. */
  String yaml(Instance instance) throws IOException {
    DumpSettings block =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDefaultScalarStyle(ScalarStyle.PLAIN)
            .build();
    return new Dump(block).dumpToString(tree(instance));
  }

  /** JSON on one line. */
  String json(Instance instance) throws IOException {
    StringBuilder text = new StringBuilder();
    append(text, tree(instance));
    return text.toString();
  }

  private static void append(StringBuilder text, Object value) {
    if (value instanceof Map<?, ?> map) {
      String separator = "{";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text.append(separator).append('"').append(entry.getKey()).append("\":");
        append(text, entry.getValue());
        separator = ",";
      }
      text.append('}');
    } else if (value instanceof List<?> list) {
      String separator = "[";
      for (Object item : list) {
        text.append(separator);
        append(text, item);
        separator = ",";
      }
      text.append(']');
    } else {
      text.append(value instanceof String ? "\"" + value + "\"" : value);
    }
  }

  private Map<String, Object> tree(Instance instance) throws IOException {
    Map<String, Object> models = new LinkedHashMap<>();
    List<Object> drafters = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      models.put(drafter.node().model().name(), model(drafter.node().model()));
      Map<String, Object> entry = node(drafter.node());
      entry.put("wireless", wireless(drafter.wireless()));
      entry.put("fronthaul", fronthaul(drafter.fronthaul()));
      drafters.add(shuffled(entry));
    }
    Node verifier = instance.verifier();
    models.put(verifier.model().name(), model(verifier.model()));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("version", 1);
    tree.put("name", instance.name());
    tree.put("models", shuffled(models));
    tree.put("verifier", shuffled(node(verifier)));
    tree.put("drafters", drafters);
    tree.put("speculation", speculation(instance));
    tree.put("batching", batching(instance.batching()));
    tree.put("uplink", instance.uplink().key());
    tree.put("pipeline", instance.pipeline().key());
    tree.put("order", instance.order().key());
    tree.put("tasks", instance.tasks().stream().map(task -> task(instance, task)).toList());
    return shuffled(tree);
  }

  private Map<String, Object> model(Model model) {
    return shuffled(
        Map.of(
            "layers", model.layers(),
            "hidden", model.hidden(),
            "parameters", model.parameters(),
            "weight_bytes", model.weightBytes(),
            "kv_bytes_per_token", model.kvBytesPerToken()));
  }

  private Map<String, Object> node(Node node) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", node.id());
    tree.put("model", node.model().name());
    tree.put("pass_overhead_s", node.passOverheadS());
    tree.put("token_overhead_s", node.tokenOverheadS());
    tree.put("position_overhead_s", node.positionOverheadS());
    if (node.promptPassOverheadS() > 0) {
      tree.put("prompt_pass_overhead_s", node.promptPassOverheadS());
    }
    if (node.memoryBytes() < Double.POSITIVE_INFINITY) {
      tree.put("memory_bytes", node.memoryBytes());
    }
    if (node.latency() instanceof LatencyModel.Flops f) {
      tree.put("latency_model", "flops");
      tree.put("peak_flops", f.peakFlops());
      tree.put("flops_efficiency", f.flopsEfficiency());
    } else if (node.latency() instanceof LatencyModel.Roofline r) {
      tree.put("latency_model", "roofline");
      tree.put("peak_flops", r.peakFlops());
      tree.put("flops_efficiency", r.flopsEfficiency());
      tree.put("memory_bandwidth", r.memoryBandwidth());
      tree.put("bandwidth_efficiency", r.bandwidthEfficiency());
    } else {
      tree.put("latency_model", "table");
      tree.put("table", table(node));
    }
    return tree;
  }

  private String table(Node node) throws IOException {
    LatencyTable table = ((LatencyModel.Table) node.latency()).table();
    StringBuilder csv = new StringBuilder("new_tokens,context_tokens,seconds\n");
    for (int i = 0; i < table.newTokens().length; i++) {
      for (int j = 0; j < table.contextTokens().length; j++) {
        csv.append(table.newTokens()[i]).append(',').append(table.contextTokens()[j]);
        csv.append(',').append(table.seconds()[i][j]).append('\n');
      }
    }
    String name = node.id() + ".csv";
    Files.writeString(folder.resolve(name), csv);
    return name;
  }

  private Map<String, Object> wireless(Wireless cell) {
    Map<String, Object> fields =
        new LinkedHashMap<>(
            Map.of(
                "bandwidth_hz", cell.bandwidthHz(),
                "power_model", cell.powerModel().key(),
                "bits_per_token", cell.bitsPerToken(),
                "header_bits", cell.headerBits()));
    if (cell.noise() instanceof Noise.Density density) {
      fields.put("noise_psd_dbm_per_hz", density.dbmPerHz());
      fields.put("noise_figure_db", density.figureDb());
    } else {
      fields.put("noise_dbm", ((Noise.Power) cell.noise()).dbm());
    }
    return shuffled(fields);
  }

  private Map<String, Object> fronthaul(Fronthaul link) {
    return shuffled(
        Map.of(
            "rate_bps", link.rateBps(),
            "latency_s", link.latencyS(),
            "bits_per_prompt_token", link.bitsPerPromptToken(),
            "bits_per_draft_token", link.bitsPerDraftToken(),
            "bits_per_verdict", link.bitsPerVerdict()));
  }

  private Map<String, Object> speculation(Instance instance) {
    return shuffled(
        Map.of(
            "min_length", instance.speculation().minLength(),
            "max_length", instance.speculation().maxLength(),
            "scope", instance.speculation().scope().key()));
  }

  private Map<String, Object> batching(Batching batching) {
    return shuffled(
        Map.of(
            "max_tasks_per_batch", batching.maxTasksPerBatch(),
            "max_tasks_per_cohort", batching.maxTasksPerCohort(),
            "padding", batching.padding().key(),
            "residency", batching.residency().key()));
  }

  private Map<String, Object> task(Instance instance, Task task) {
    return shuffled(
        Map.of(
            "id", task.id(),
            "drafter", instance.drafters().get(task.drafter()).id(),
            "input_tokens", task.inputTokens(),
            "output_tokens", task.outputTokens(),
            "acceptance", task.acceptance().inContext(1).list(),
            "tx_power_dbm", task.txPowerDbm(),
            "channel_gain_db", task.channelGainDb()));
  }

  private Map<String, Object> shuffled(Map<String, Object> tree) {
    List<String> keys = new ArrayList<>(tree.keySet());
    Collections.sort(keys); // an unmodifiable map has its own sequence in each run
    Collections.shuffle(keys, random);
    Map<String, Object> shuffled = new LinkedHashMap<>();
    for (String key : keys) {
      shuffled.put(key, tree.get(key));
    }
    return shuffled;
  }
}
