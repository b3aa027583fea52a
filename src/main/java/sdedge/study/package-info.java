/**
 * What is done with the searches: each result is verified, compared with autoregressive decoding
 * and packaged; methods are compared with each other.
 */
@NullMarked
package sdedge.study;

import org.jspecify.annotations.NullMarked;
