package sdedge.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Builds the node tree from parser events, without recursion so that no nesting can hurt. */
final class TreeBuilder {
  private static final int DEEPEST = 32;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

  private final Problems problems;
  private final Deque<OpenCollection> open = new ArrayDeque<>();
  private @Nullable DocumentNode root;
  private int line = 1;
  private int column = 1;

  TreeBuilder(Problems problems) {
    this.problems = problems;
  }

  /** The root of the first document, null if there is none or it cannot be parsed to its end. */
  @Nullable DocumentNode build(String text) {
    try {
      Iterator<Event> events = new Parse(SETTINGS).parseString(text).iterator();
      boolean more = true;
      while (more && events.hasNext()) {
        Event event = events.next();
        moveTo(event.getStartMark());
        more = accept(event);
      }
    } catch (MarkedYamlEngineException e) {
      moveTo(e.getProblemMark());
      String context = e.getContext() == null ? "" : e.getContext() + ", ";
      report("not valid YAML or JSON: " + context + e.getProblem());
      return null;
    } catch (YamlVersionException e) {
      report("only YAML 1.2 can be read");
      return null;
    } catch (RuntimeException e) { // the parser throws others for bad escapes and directives
      report("not valid YAML or JSON: " + String.valueOf(e.getMessage()));
      return null;
    }
    if (root == null && problems.count() == 0) {
      problems.add(1, 1, "", "the file is empty");
    }
    return root;
  }

  /** Takes one event; false if the rest of the file shall not be read. */
  private boolean accept(Event event) {
    if (event instanceof DocumentStartEvent && root != null) {
      report("a second document begins here; only one is allowed");
      return false;
    }
    if (event instanceof NodeEvent node && !(node instanceof AliasEvent)) {
      node.getAnchor().ifPresent(a -> report("anchor &" + a + " is not allowed"));
    }
    if (event instanceof AliasEvent alias) {
      report("alias *" + alias.getAlias() + " is not allowed");
      add(new DocumentNode.Unusable(line, column));
    } else if (event instanceof ScalarEvent scalar) {
      refuse(scalar.getTag());
      add(new DocumentNode.Scalar(line, column, scalar.getValue(), scalar.isPlain()));
    } else if (event instanceof CollectionStartEvent start) {
      refuse(start.getTag());
      if (open.size() == DEEPEST) {
        report("nesting is deeper than " + DEEPEST);
        root = null;
        return false;
      }
      open.push(
          start instanceof MappingStartEvent
              ? new OpenMapping(problems, path(), line, column)
              : new OpenSequence(line, column, path()));
    } else if (event instanceof CollectionEndEvent) {
      add(open.pop().close());
    }
    return true;
  }

  private void add(DocumentNode node) {
    OpenCollection parent = open.peek();
    if (parent == null) {
      root = node;
    } else {
      parent.add(node);
    }
  }

  private void refuse(Optional<String> tag) {
    tag.ifPresent(t -> report("tag " + t + " is not allowed"));
  }

  private void report(String message) {
    problems.add(line, column, path(), message.replace('\n', ' '));
  }

  private String path() {
    OpenCollection parent = open.peek();
    return parent == null ? "" : parent.pathOfNext();
  }

  private void moveTo(Optional<Mark> mark) {
    mark.ifPresent(
        m -> {
          line = m.getLine() + 1;
          column = m.getColumn() + 1;
        });
  }
}
