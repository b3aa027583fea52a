package sdedge.calibrate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes {@code report.json}. */
final class ReportJson {
  /** The file in a folder of a fit. */
  static final String FILE = "report.json";

  private final JsonGenerator json;

  private ReportJson(JsonGenerator json) {
    this.json = json;
  }

  static void write(JsonGenerator json, Calibration calibration) throws IOException {
    new ReportJson(json).write(calibration);
  }

  private void write(Calibration calibration) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", calibration.name());
    json.writeStringField("kind", calibration.isCheck() ? "check" : "fit");
    json.writeNumberField("runs", calibration.runs().size());
    json.writeStringField("termination", calibration.termination());
    number("cost", calibration.isCheck() ? Double.NaN : calibration.pair().cost());
    parameters(calibration.pair());
    acceptance(calibration.pair());
    if (!calibration.runs().isEmpty()) {
      hull(calibration.hull());
    }
    deviations("errors", Scored.regions(calibration.scored()));
    json.writeObjectFieldStart("pass_errors");
    for (Map.Entry<String, List<Scored>> each : calibration.scoredPasses().entrySet()) {
      deviations(each.getKey(), Scored.regions(each.getValue()));
    }
    json.writeEndObject();
    deviations("left_out", calibration.leftOut());
    recommended(calibration.recommended());
    losses(calibration.losses());
    json.writeArrayFieldStart("warnings");
    for (String warning : calibration.warnings()) {
      json.writeString(warning);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void number(String key, double value) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNullField(key);
    } else {
      json.writeNumberField(key, value);
    }
  }

  private void parameters(Pair pair) throws IOException {
    json.writeObjectFieldStart("parameters");
    for (Estimate estimate : pair.estimates()) {
      json.writeObjectFieldStart(estimate.parameter().key());
      number("value", estimate.value());
      number("relative_error", estimate.deviation());
      json.writeBooleanField("identified", estimate.isIdentified());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void acceptance(Pair pair) throws IOException {
    AcceptanceCurve curve = pair.curve();
    numbers("acceptance", curve == null ? List.of() : curve.rates().rates());
    numbers("acceptance_errors", curve == null ? List.of() : curve.errors());
  }

  private void numbers(String key, List<Double> values) throws IOException {
    json.writeArrayFieldStart(key);
    for (double value : values) {
      json.writeNumber(value);
    }
    json.writeEndArray();
  }

  private void hull(Hull hull) throws IOException {
    json.writeObjectFieldStart("fitted");
    json.writeNumberField("length", hull.length());
    numbers("running", List.of(hull.running().least(), hull.running().most()));
    numbers("context", List.of(hull.context().least(), hull.context().most()));
    json.writeEndObject();
  }

  private void deviations(String key, List<Deviations> all) throws IOException {
    json.writeArrayFieldStart(key);
    for (Deviations each : all) {
      json.writeStartObject();
      json.writeStringField("region", each.region());
      json.writeNumberField("count", each.count());
      number("mean", each.mean());
      number("p95", each.p95());
      number("max", each.max());
      number("bias", each.bias());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void recommended(List<Recommendation> all) throws IOException {
    json.writeArrayFieldStart("recommended");
    for (Recommendation each : all) {
      json.writeStartObject();
      json.writeArrayFieldStart("range");
      json.writeNumber(each.lo());
      json.writeNumber(each.hi());
      json.writeNumber(each.length());
      json.writeEndArray();
      if (each.nextBest() >= 0) {
        json.writeNumberField("next_best", each.nextBest());
      }
      number("loss_of_next_best", each.lossOfNextBest());
      number("loss_of_length_0", each.lossOfNone());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void losses(List<MeasuredLoss> all) throws IOException {
    json.writeArrayFieldStart("measured_loss");
    for (MeasuredLoss each : all) {
      json.writeStartObject();
      number("concurrency", each.concurrency());
      json.writeNumberField("length", each.length());
      json.writeNumberField("best_length", each.best());
      number("loss", each.loss());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
