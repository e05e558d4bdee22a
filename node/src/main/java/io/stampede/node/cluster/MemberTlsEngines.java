package io.stampede.node.cluster;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.remote.artery.tcp.SSLEngineProvider;
import org.apache.pekko.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider;
import scala.Option;

/** Pekko's engines with keys that rotate, each behind a {@link WatchedTlsEngine}. Made by Pekko, by name. */
public final class MemberTlsEngines implements SSLEngineProvider {
    private final SSLEngineProvider rotating;

    /** Called by Pekko. */
    public MemberTlsEngines(ActorSystem system) {
        rotating = new RotatingKeysSSLEngineProvider(system);
    }

    @Override
    public SSLEngine createServerSSLEngine(String hostname, int port) {
        return new WatchedTlsEngine(rotating.createServerSSLEngine(hostname, port));
    }

    @Override
    public SSLEngine createClientSSLEngine(String hostname, int port) {
        return new WatchedTlsEngine(rotating.createClientSSLEngine(hostname, port));
    }

    @Override
    public Option<Throwable> verifyClientSession(String hostname, SSLSession session) {
        return rotating.verifyClientSession(hostname, session);
    }

    @Override
    public Option<Throwable> verifyServerSession(String hostname, SSLSession session) {
        return rotating.verifyServerSession(hostname, session);
    }
}
