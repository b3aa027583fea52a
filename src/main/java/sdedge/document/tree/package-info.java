/**
 * YAML and JSON: {@link Document#parse} gives a {@link ValueReader}, whose typed getters report
 * what is wrong to {@link sdedge.document.Problems}; {@link Document#parseJson} does so of JSON
 * alone.
 */
@org.jspecify.annotations.NullMarked
package sdedge.document.tree;
