package io.stampede.node.cluster;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiFunction;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * An engine that is over once it gets no further.
 *
 * <p>Pekko asks its engine again and again as long as bytes are left, without a look at whether that changes anything.
 * After a bad handshake, or a record that declares more than Pekko's buffer holds (16,921 of the 33,093 bytes Java
 * accepts), nothing ever does, and a thread of the remoting spins for good: two such connections from anybody who
 * reaches the port, and a member on two cores hears its peers no more. Here {@value #STALLED_CALLS} calls in a row that
 * neither take nor give a byte end the connection.
 *
 * @source Akka's issue 29922 and Pekko's 442, which bail out within one call; these loops span many
 */
final class WatchedTlsEngine extends SSLEngine {
    /** An engine that works needs a few such calls: to learn that it wants more bytes, or has a task. */
    static final int STALLED_CALLS = 100;

    private static final SSLEngineResult OVER =
            new SSLEngineResult(Status.CLOSED, HandshakeStatus.NOT_HANDSHAKING, 0, 0);

    private final SSLEngine engine;
    private int stalledCalls;
    private int bytesOffered;

    WatchedTlsEngine(SSLEngine engine) {
        super(engine.getPeerHost(), engine.getPeerPort());
        this.engine = engine;
    }

    private boolean isStalled() {
        return stalledCalls >= STALLED_CALLS;
    }

    @Override
    public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer target) throws SSLException {
        if (isStalled()) {
            return OVER;
        }
        stalledCalls++; // also if it throws
        return counted(engine.wrap(sources, offset, length, target));
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] targets, int offset, int length) throws SSLException {
        if (isStalled()) {
            return OVER;
        }
        stalledCalls = source.remaining() == bytesOffered ? stalledCalls + 1 : 1;
        bytesOffered = source.remaining();
        return counted(engine.unwrap(source, targets, offset, length));
    }

    private SSLEngineResult counted(SSLEngineResult result) {
        if (result.bytesConsumed() > 0 || result.bytesProduced() > 0) {
            stalledCalls = 0;
        }
        return result;
    }

    @Override
    public boolean isInboundDone() {
        return isStalled() || engine.isInboundDone();
    }

    @Override
    public boolean isOutboundDone() {
        return isStalled() || engine.isOutboundDone();
    }

    @Override
    public HandshakeStatus getHandshakeStatus() {
        return isStalled() ? HandshakeStatus.NOT_HANDSHAKING : engine.getHandshakeStatus();
    }

    @Override
    public @Nullable Runnable getDelegatedTask() {
        return isStalled() ? null : engine.getDelegatedTask();
    }

    @Override
    public void closeInbound() throws SSLException {
        engine.closeInbound();
    }

    @Override
    public void closeOutbound() {
        engine.closeOutbound();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return engine.getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return engine.getEnabledCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        engine.setEnabledCipherSuites(suites);
    }

    @Override
    public String[] getSupportedProtocols() {
        return engine.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return engine.getEnabledProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        engine.setEnabledProtocols(protocols);
    }

    @Override
    public SSLSession getSession() {
        return engine.getSession();
    }

    @Override
    public SSLSession getHandshakeSession() {
        return engine.getHandshakeSession();
    }

    @Override
    public void beginHandshake() throws SSLException {
        engine.beginHandshake();
    }

    @Override
    public void setUseClientMode(boolean mode) {
        engine.setUseClientMode(mode);
    }

    @Override
    public boolean getUseClientMode() {
        return engine.getUseClientMode();
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        engine.setNeedClientAuth(need);
    }

    @Override
    public boolean getNeedClientAuth() {
        return engine.getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        engine.setWantClientAuth(want);
    }

    @Override
    public boolean getWantClientAuth() {
        return engine.getWantClientAuth();
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {
        engine.setEnableSessionCreation(flag);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return engine.getEnableSessionCreation();
    }

    @Override
    public SSLParameters getSSLParameters() {
        return engine.getSSLParameters();
    }

    @Override
    public void setSSLParameters(SSLParameters parameters) {
        engine.setSSLParameters(parameters);
    }

    @Override
    public String getApplicationProtocol() {
        return engine.getApplicationProtocol();
    }

    @Override
    public String getHandshakeApplicationProtocol() {
        return engine.getHandshakeApplicationProtocol();
    }

    @Override
    public void setHandshakeApplicationProtocolSelector(BiFunction<SSLEngine, List<String>, String> selector) {
        engine.setHandshakeApplicationProtocolSelector(selector);
    }

    @Override
    public BiFunction<SSLEngine, List<String>, String> getHandshakeApplicationProtocolSelector() {
        return engine.getHandshakeApplicationProtocolSelector();
    }
}
