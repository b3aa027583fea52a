package sdedge.oracle.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.instance.LoadedInstance;
import sdedge.plan.Plan;
import sdedge.result.files.PlanReader;
import sdedge.result.files.PlanWriter;

/** Reads {@code plan.json}: all that a result says of its plan, not as little as people may say. */
public record PlanFile(Findings findings, LoadedInstance subject) {
  public static final String NAME = "plan.json";

  /** The plan; null, with the reasons reported, if the file holds none for the instance. */
  public @Nullable Plan read(byte[] file) throws IOException {
    int before = findings.size();
    Problems problems = new Problems(NAME);
    ObjectReader stated = Document.parseJson(problems, file).object();
    PlanWriter.KEYS.read(stated);
    Expected.of(subject.instance().name()).check(findings, stated.required("instance"));
    Expected.of(subject.sha256()).check(findings, stated.required("sha256"));
    findings.add(problems);
    try {
      Plan plan = PlanReader.parse(NAME, file, subject.instance()).plan();
      if (!plan.uplink().isDecided()) {
        findings.add(NAME, "uplink", "a policy, or an allocation", plan.uplink().key());
      }
      return findings.size() == before ? plan : null;
    } catch (InvalidInputException e) {
      findings.add(e.problems());
      return null;
    }
  }
}
