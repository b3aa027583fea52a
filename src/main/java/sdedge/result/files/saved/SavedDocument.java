package sdedge.result.files.saved;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.result.table.Table;
import sdedge.result.table.Values;

/**
 * A JSON file of a result.
 *
 * @param values of its keys
 * @param json the file without the space between its values; empty if it is none
 */
public record SavedDocument(Values values, String json) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Reads a document with some keys; what is missing or wrong is reported. */
  static SavedFolder.Reader<SavedDocument> of(Table<?> keys) {
    return (problems, file) -> of(problems, file, keys.read(Document.parseJson(problems, file)));
  }

  /**
   * A document that stands alone.
   *
   * @throws InvalidInputException with all that is missing or wrong
   */
  public static SavedDocument read(String name, byte[] file, Table<?> keys)
      throws InvalidInputException, IOException {
    Problems problems = new Problems(name);
    SavedDocument document = of(keys).read(problems, file);
    problems.throwIfAny();
    return document;
  }

  /** The document in a file of which the keys were read already. */
  static SavedDocument of(Problems problems, byte[] file, Values values) throws IOException {
    StringWriter dense = new StringWriter();
    if (problems.count() == 0) {
      try (JsonParser parser = FACTORY.createParser(file);
          JsonGenerator json = FACTORY.createGenerator(dense)) {
        parser.nextToken();
        json.copyCurrentStructure(parser);
      }
    }
    return new SavedDocument(values, dense.toString());
  }
}
