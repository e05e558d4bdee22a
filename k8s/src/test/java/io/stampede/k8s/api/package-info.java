/** A stand-in for the Kubernetes API, as members of a cluster see it. */
@NullMarked
package io.stampede.k8s.api;

import org.jspecify.annotations.NullMarked;
