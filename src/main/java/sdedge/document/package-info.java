/**
 * Reads YAML and JSON documents so that every problem of a file is found in one pass and reported
 * with its place: {@link Document#parse} gives a {@link ValueReader}, whose typed getters report
 * what is wrong to {@link Problems}. Knows nothing of the rest of the project.
 */
@NullMarked
package sdedge.document;

import org.jspecify.annotations.NullMarked;
