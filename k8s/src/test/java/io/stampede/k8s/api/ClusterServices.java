package io.stampede.k8s.api;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What a cluster of containers finds around it: the Kubernetes API and a PostgreSQL, both at an address that the
 * containers reach. For the scripts in {@code src/test/containers}.
 */
public final class ClusterServices {
    private ClusterServices() {}

    /**
     * Serves until it is killed. Then it tells, in the file {@code services} of the directory, the API's port and the
     * database's address. The database's user is {@code stampede}.
     *
     * @param arguments the address to bind; a directory of its own, for the certificate of the API and the database;
     *     the password of the database's user
     */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException, SQLException {
        String address = arguments[0];
        Path directory = Path.of(arguments[1]);
        FakeKubernetes api = new FakeKubernetes(
                new InetSocketAddress(address, 0), "ip:" + address, directory, FakeKubernetes.tokens());
        int port = postgres(address, directory, arguments[2]).getPort();
        Path told = directory.resolve("services.part");
        Files.write(told, List.of("api=" + api.port(), "jdbc=jdbc:postgresql://" + address + ":" + port + "/postgres"));
        Files.move(told, directory.resolve("services"));
    }

    /** From elsewhere than this machine it wants the password. */
    private static EmbeddedPostgres postgres(String address, Path directory, String password)
            throws IOException, SQLException {
        Path access = directory.resolve("pg_hba.conf");
        Files.writeString(access, """
                host all postgres 127.0.0.1/32 trust
                host all stampede all          scram-sha-256
                """);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setServerConfig("listen_addresses", "127.0.0.1," + address)
                .setServerConfig("hba_file", access.toString())
                .setServerConfig("synchronous_commit", "on")
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE stampede LOGIN PASSWORD '" + password + "'");
            statement.execute("GRANT ALL ON SCHEMA public TO stampede");
        }
        return postgres;
    }
}
