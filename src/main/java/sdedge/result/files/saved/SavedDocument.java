package sdedge.result.files.saved;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;

/**
 * A JSON file of a result.
 *
 * @param reader of its keys
 * @param json the file without the space between its values; empty if it is none
 */
public record SavedDocument(ObjectReader reader, String json) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** The document in a file; what is wrong with it as such is reported. */
  static SavedDocument read(Problems problems, byte[] file) throws IOException {
    int before = problems.count();
    ObjectReader reader = Document.parse(problems, file).object();
    return new SavedDocument(reader, problems.count() > before ? "" : dense(problems, file));
  }

  /** The reader takes YAML, too; here only JSON is wanted. */
  private static String dense(Problems problems, byte[] file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonParser parser = FACTORY.createParser(file);
        JsonGenerator json = FACTORY.createGenerator(out)) {
      parser.nextToken();
      json.copyCurrentStructure(parser);
    } catch (JacksonException e) {
      problems.add(0, 0, "", "not a JSON document: " + e.getOriginalMessage());
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
