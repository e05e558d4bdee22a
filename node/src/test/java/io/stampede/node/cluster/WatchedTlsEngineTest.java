package io.stampede.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import org.junit.jupiter.api.Test;

class WatchedTlsEngineTest {
    /** What Pekko's buffer holds. */
    private static final int BUFFER_BYTES = 16_921;

    private final SSLContext context;
    private final WatchedTlsEngine engine;

    WatchedTlsEngineTest() throws GeneralSecurityException {
        context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        engine = new WatchedTlsEngine(server());
    }

    private SSLEngine server() {
        SSLEngine server = context.createSSLEngine();
        server.setUseClientMode(false);
        return server;
    }

    @Test
    void aRecordThatNeverFitsEndsTheConnection() throws Exception {
        ByteBuffer record = ByteBuffer.allocate(BUFFER_BYTES).put(0, new byte[] {22, 3, 1, 0x70, 0});
        for (int call = 0; call < WatchedTlsEngine.STALLED_CALLS; call++) {
            assertThat(engine.isInboundDone()).isFalse();
            assertThat(unwrap(record).getStatus()).isEqualTo(Status.BUFFER_UNDERFLOW);
        }
        assertThat(unwrap(record).getStatus()).isEqualTo(Status.CLOSED);
        assertThat(engine.isInboundDone()).isTrue();
        assertThat(engine.isOutboundDone()).isTrue();
        assertThat(engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
        assertThat(engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(BUFFER_BYTES))
                        .getStatus())
                .isEqualTo(Status.CLOSED);
    }

    @Test
    void aRecordThatComesByteByByteIsWaitedFor() throws Exception {
        ByteBuffer record = ByteBuffer.allocate(600).put(0, new byte[] {22, 3, 1, 2, 0});
        for (int bytes = 1; bytes < 500; bytes++) {
            assertThat(unwrap(record.limit(bytes)).getStatus()).isEqualTo(Status.BUFFER_UNDERFLOW);
        }
        assertThat(engine.isInboundDone()).isFalse();
    }

    @Test
    void twoEnginesShakeHandsAsWithoutIt() throws Exception {
        SSLEngine client = new WatchedTlsEngine(context.createSSLEngine("member", 1));
        client.setUseClientMode(true);
        ByteBuffer sent = ByteBuffer.allocate(BUFFER_BYTES);
        client.beginHandshake();
        client.wrap(ByteBuffer.allocate(0), sent);
        SSLEngineResult result = unwrap(sent.flip());
        assertThat(result.bytesConsumed()).isEqualTo(sent.position()).isPositive();
        assertThat(engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_TASK);
        assertThat(engine.getDelegatedTask()).isNotNull();
    }

    private SSLEngineResult unwrap(ByteBuffer bytes) throws Exception {
        return engine.unwrap(bytes, ByteBuffer.allocate(BUFFER_BYTES));
    }
}
