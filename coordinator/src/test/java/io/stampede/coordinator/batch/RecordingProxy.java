package io.stampede.coordinator.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before a member's port, passes everything on and remembers what was sent to the member. */
final class RecordingProxy implements AutoCloseable {
    private static final int RECORDED_MAX = 4 << 20;

    private final ServerSocket listener;
    private final int target;
    private final List<ByteArrayOutputStream> recorded = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** Passes on to a port of the same host. */
    RecordingProxy(String host, int target) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getByName(host));
        this.target = target;
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** What was sent to the member, a connection each, from its first byte. */
    List<byte[]> recorded() {
        return recorded.stream().map(ByteArrayOutputStream::toByteArray).toList();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket member = new Socket(listener.getInetAddress(), target);
            sockets.add(client);
            sockets.add(member);
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            recorded.add(copy);
            start(() -> pass(client.getInputStream(), member.getOutputStream(), copy));
            start(() -> pass(member.getInputStream(), client.getOutputStream(), new ByteArrayOutputStream()));
        }
    }

    private static void pass(InputStream in, OutputStream out, ByteArrayOutputStream copy) throws IOException {
        byte[] buffer = new byte[64 << 10];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            out.flush();
            if (copy.size() < RECORDED_MAX) {
                copy.write(buffer, 0, read);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the connection is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
