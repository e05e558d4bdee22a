/** The specifications that come with Stampede, each explained by its own comments. */
@NullMarked
package io.stampede.library;

import org.jspecify.annotations.NullMarked;
