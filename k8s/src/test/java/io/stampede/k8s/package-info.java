/** What the manifests must be like, and a look at each whether it is. */
@NullMarked
package io.stampede.k8s;

import org.jspecify.annotations.NullMarked;
