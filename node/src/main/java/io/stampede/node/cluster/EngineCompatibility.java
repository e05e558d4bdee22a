package io.stampede.node.cluster;

import com.typesafe.config.Config;
import java.util.List;
import org.apache.pekko.cluster.ConfigValidation;
import org.apache.pekko.cluster.Invalid;
import org.apache.pekko.cluster.JoinConfigCompatChecker;
import org.apache.pekko.cluster.Valid$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lets a member join only a cluster whose engine computes the same numbers: two engines in one cluster would give a
 * report that neither gives alone. Versions of the program may differ, as they do during a rolling update.
 *
 * <p>Made by Pekko, by its name in the configuration.
 */
public final class EngineCompatibility extends JoinConfigCompatChecker {
    /** Where a member's configuration holds the version of its engine. */
    static final String KEY = "stampede.engine-version";

    @Override
    public scala.collection.immutable.Seq<String> requiredKeys() {
        return CollectionConverters.asScala(List.of(KEY)).toSeq();
    }

    @Override
    public ConfigValidation check(Config toCheck, Config actual) {
        String other = toCheck.getString(KEY);
        String own = actual.getString(KEY);
        if (own.equals(other)) {
            return Valid$.MODULE$;
        }
        String cause = "the other side computes with engine " + other + ", this one with engine " + own;
        return new Invalid(CollectionConverters.asScala(List.of(cause)).toSeq());
    }
}
