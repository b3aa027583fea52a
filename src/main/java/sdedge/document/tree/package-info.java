/**
 * YAML and JSON: {@link Document#parse} gives a {@link ValueReader}, whose typed getters report
 * what is wrong to {@link sdedge.document.Problems}.
 */
@NullMarked
package sdedge.document.tree;

import org.jspecify.annotations.NullMarked;
