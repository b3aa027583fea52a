package sdedge.document.tree;

/** A mapping or list whose end has not been read yet. */
sealed interface OpenCollection permits OpenMapping, OpenSequence {
  /** Takes the next node inside it. */
  void add(DocumentNode node);

  /** Where the next node will be. */
  String pathOfNext();

  DocumentNode close();
}
