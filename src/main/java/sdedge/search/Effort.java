package sdedge.search;

/** How many plans an approach looks at, under the options of the instance. */
public enum Effort {
  /** One per problem, or a few, made by a rule. */
  RULE,
  /** Those of far fewer choices than there are. */
  NARROWED,
  /** All that there are, or those under other options. */
  WHOLE
}
